package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.wire.VeleroLabelValue;
import java.util.List;
import java.util.Optional;

/** One object as it is written into the hub: without what belongs to the hub that it came from. */
final class Restorable {

    static final String BACKUP = "velero.io/backup-name";
    static final String RESTORE = "velero.io/restore-name";

    private static final String MANAGED = "managedFields";

    /** What the API server says of an object; owners are others here. */
    private static final List<String> OF_THE_SERVER = List.of(
            "generateName",
            "selfLink",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "ownerReferences");

    private Restorable() {}

    /** A copy without status and without what the API server has set. */
    static ObjectNode bare(JsonNode object) {
        ObjectNode bare = object.deepCopy();
        bare.remove("status");
        metadata(bare).remove(OF_THE_SERVER);
        return bare;
    }

    /** The object as it is created: who has written which field comes after that. */
    static ObjectNode toCreate(ObjectNode object) {
        ObjectNode fresh = object.deepCopy();
        metadata(fresh).remove(MANAGED);
        return fresh;
    }

    /** The change that says who has written which field, as it was backed up; empty where nobody knew. */
    static Optional<JsonNode> managers(ObjectNode object) {
        return Optional.ofNullable(metadata(object).get(MANAGED)).map(managers -> {
            var change = HubApi.JSON.createObjectNode();
            change.putObject("metadata").set(MANAGED, managers);
            return change;
        });
    }

    /** The object as it shall be in this namespace. */
    static ObjectNode of(Archived item, String namespace, String backup, String restore) {
        var object = bare(item.object());
        if (item.resource().equals("services")) {
            Services.withoutAddresses(object);
        }
        if (!namespace.isEmpty()) {
            metadata(object).put("namespace", namespace);
        }
        mark(object, backup, restore);
        return object;
    }

    private static void mark(ObjectNode object, String backup, String restore) {
        metadata(object)
                .withObject("/labels")
                .put(BACKUP, VeleroLabelValue.of(backup))
                .put(RESTORE, VeleroLabelValue.of(restore));
    }

    /** The same with the marks of another, so that they do not count as a difference. */
    static ObjectNode markedLike(ObjectNode object, ObjectNode other) {
        ObjectNode marked = object.deepCopy();
        var marks = metadata(other).path("labels");
        metadata(marked)
                .withObject("/labels")
                .put(BACKUP, marks.path(BACKUP).asText())
                .put(RESTORE, marks.path(RESTORE).asText());
        return marked;
    }

    static ObjectNode unmarked(ObjectNode object) {
        ObjectNode unmarked = object.deepCopy();
        if (metadata(unmarked).path("labels") instanceof ObjectNode labels) {
            labels.remove(List.of(BACKUP, RESTORE));
        }
        return unmarked;
    }

    /** The change that gives an object the marks of another, and nothing else of it. */
    static JsonNode marks(ObjectNode of) {
        var labels = metadata(of).path("labels");
        var change = HubApi.JSON.createObjectNode();
        change.putObject("metadata")
                .putObject("labels")
                .put(BACKUP, labels.path(BACKUP).asText())
                .put(RESTORE, labels.path(RESTORE).asText());
        return change;
    }

    private static ObjectNode metadata(ObjectNode object) {
        return object.withObject("/metadata");
    }
}
