package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One object as it lies in a backup.
 *
 * @param resource {@code placements.cluster.open-cluster-management.io}, or the bare plural of the core group
 * @param namespace empty for what has none
 */
record Archived(String resource, String namespace, String name, JsonNode object) {

    /** {@code secrets/team/pull}, or {@code managedclusters.cluster.open-cluster-management.io/one}. */
    String label() {
        return resource + "/" + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
