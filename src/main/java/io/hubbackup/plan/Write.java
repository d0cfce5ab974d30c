package io.hubbackup.plan;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One request that changes something. {@code because} names the rule and the reason, for the audit log. */
public sealed interface Write extends Plan {

    Target target();

    String because();

    /** Creates the object; one that is there already is an {@link Outcome.Existed}, which the caller judges. {@code body} is the whole object. */
    record Create(Target target, Map<String, Object> body, String because) implements Write {
        public Create {
            body = Map.copyOf(body);
        }
    }

    /**
     * A JSON merge patch.
     *
     * @param uid the patched object must be this one, if given
     * @param resourceVersion the patched object must still be in this state, if given
     */
    record Patch(
            Target target,
            Map<String, Object> body,
            Optional<String> uid,
            Optional<String> resourceVersion,
            String because)
            implements Write {}

    /** Deletes exactly the object with this UID (D8). One that is gone already is {@link Outcome.Done}. */
    record Delete(Target target, String uid, Propagation propagation, String because) implements Write {
        public Delete {
            Objects.requireNonNull(uid, "a delete without a UID is a guess");
            if (uid.isBlank()) {
                throw new IllegalArgumentException("a delete without a UID is a guess: " + target);
            }
        }
    }

    /** How owned objects follow. */
    enum Propagation {
        BACKGROUND,
        FOREGROUND
    }
}
