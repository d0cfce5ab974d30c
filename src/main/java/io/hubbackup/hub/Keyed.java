package io.hubbackup.hub;

/** Anything that was seen at a place. */
public interface Keyed {
    ObjectKey key();

    default String namespace() {
        return key().namespace();
    }

    default String name() {
        return key().name();
    }
}
