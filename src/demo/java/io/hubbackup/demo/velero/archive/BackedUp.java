package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;

/** One object in a backup. */
record BackedUp(ServedKind kind, String namespace, String name, JsonNode object) {

    /** As it was read, with what a list leaves out. */
    static BackedUp of(ServedKind kind, JsonNode object) {
        var metadata = object.path("metadata");
        return new BackedUp(
                kind, metadata.path("namespace").asText(), metadata.path("name").asText(), object);
    }

    /** {@code resources/secrets/namespaces/team/pull.json}. */
    String path() {
        return path("");
    }

    /** The same under the version that the API server prefers, for a restore where another is preferred. */
    String preferredPath() {
        return path(kind.version() + "-preferredversion/");
    }

    private String path(String version) {
        var place = namespace.isEmpty() ? "cluster/" : "namespaces/" + namespace + "/";
        return "resources/" + kind.resource() + "/" + version + place + name + ".json";
    }

    /** How the list of resources calls it. */
    String listed() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    boolean isMarkedAsExcluded() {
        return object.path("metadata")
                .path("labels")
                .path(BackupWriter.EXCLUDED)
                .asText()
                .equals("true");
    }

    boolean isBeingDeleted() {
        return object.path("metadata").has("deletionTimestamp");
    }
}
