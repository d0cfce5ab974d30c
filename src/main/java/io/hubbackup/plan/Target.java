package io.hubbackup.plan;

import io.hubbackup.hub.ObjectKey;

/** The object that a write is about. */
public record Target(ApiKind kind, ObjectKey key) {

    public static Target of(ApiKind kind, String namespace, String name) {
        return new Target(kind, new ObjectKey(namespace, name));
    }

    @Override
    public String toString() {
        return kind.kind() + " " + key;
    }
}
