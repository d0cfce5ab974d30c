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

    /**
     * Server-side apply: the object is made, or its fields become these. Those of an earlier apply that are in it no more go; those that others have written stay theirs, unless
     * they are in it.
     *
     * @param manager the name under which these fields are held
     * @param body the whole of what is applied
     * @param uid the object must be this one, if given
     */
    record Apply(Target target, String manager, Map<String, Object> body, Optional<String> uid, String because)
            implements Write {}

    /**
     * Deletes exactly the object with this UID (D8). One that is gone already is {@link Outcome.Done}.
     *
     * @param judged the state in which it was judged, if the decision rests on more than which object it is: whoever has changed in that by now is {@link Outcome.Outdated}
     */
    record Delete(Target target, String uid, Optional<Judged> judged, Propagation propagation, String because)
            implements Write {

        public Delete(Target target, String uid, Propagation propagation, String because) {
            this(target, uid, Optional.empty(), propagation, because);
        }

        public Delete {
            Objects.requireNonNull(uid, "a delete without a UID is a guess");
            if (uid.isBlank()) {
                throw new IllegalArgumentException("a delete without a UID is a guess: " + target);
            }
        }
    }

    /**
     * Takes all finalizers off the object and then deletes it in exactly that state, so that it goes at once and no controller ever sees it being deleted while a finalizer
     * of it is there (W22). One that is gone already is {@link Outcome.Done}; one that is being deleted by somebody else is left alone.
     *
     * @param resourceVersion the state in which it was seen
     * @param bare whether it had no finalizers then
     * @param basis what the decision rests on: whoever has another one by now is {@link Outcome.Outdated}
     * @param first what is written together with the removal of the finalizers, as a merge patch; possibly empty
     */
    record Release(
            Target target,
            String uid,
            String resourceVersion,
            boolean bare,
            Basis basis,
            Map<String, Object> first,
            Propagation propagation,
            String because)
            implements Write {
        public Release {
            if (uid.isBlank() || resourceVersion.isBlank()) {
                throw new IllegalArgumentException("a delete without a UID and a state is a guess: " + target);
            }
        }
    }

    /** The state in which an object was judged, and what of it the decision rests on. */
    record Judged(String resourceVersion, Basis basis) {}

    /** How owned objects follow. */
    enum Propagation {
        BACKGROUND,
        FOREGROUND,
        /** They stay. */
        ORPHAN
    }
}
