package io.hubbackup.apiserver.store;

import java.util.Optional;

/**
 * One write: without {@code before} the object is new, without {@code after} it is gone.
 *
 * @param version of the whole store after this write
 */
public record Change(long version, Optional<Stored> before, Optional<Stored> after) {

    /** The object as it is now, or was last. */
    public Stored object() {
        return after.or(() -> before).orElseThrow();
    }

    String key() {
        return Shelf.key(object().namespace(), object().name());
    }
}
