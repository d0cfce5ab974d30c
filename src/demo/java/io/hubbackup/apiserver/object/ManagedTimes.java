package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes that change nothing. */
public final class ManagedTimes {

    /** What a server counts itself. */
    private static final List<String> COUNTED = List.of("resourceVersion", "generation");

    private ManagedTimes() {}

    /**
     * Whether a write changed anything. To be asked last, after defaults and all that the server sets itself: a managed field's time alone is no change, nor
     * are the version and the generation.
     */
    public static boolean isUnchanged(ObjectNode before, ObjectNode after) {
        return Values.same(bare(before), bare(after));
    }

    private static ObjectNode bare(ObjectNode object) {
        var bare = object.deepCopy();
        Claims.in(bare).forEach(entry -> ((ObjectNode) entry).remove("time"));
        if (bare.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(COUNTED);
        }
        return bare;
    }
}
