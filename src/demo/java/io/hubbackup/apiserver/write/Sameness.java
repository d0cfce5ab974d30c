package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether a write changes anything. */
final class Sameness {

    private Sameness() {}

    /** When somebody came to own a field is of no account as long as nothing else is different. */
    static boolean same(ObjectNode before, ObjectNode after) {
        return timeless(before).equals(timeless(after));
    }

    private static ObjectNode timeless(ObjectNode object) {
        var copy = object.deepCopy();
        copy.path("metadata").path("managedFields").forEach(manager -> ((ObjectNode) manager).remove("time"));
        return copy;
    }
}
