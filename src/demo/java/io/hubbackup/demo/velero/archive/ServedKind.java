package io.hubbackup.demo.velero.archive;

import java.util.List;

/** A kind as the API server offers it, in the version that it prefers. */
record ServedKind(
        String group,
        String version,
        String plural,
        String singular,
        String kind,
        List<String> shortNames,
        boolean namespaced) {

    /** {@code placements.cluster.open-cluster-management.io}, or the bare plural of the core group. */
    String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Where its objects of all namespaces are listed. */
    String path() {
        return (group.isEmpty() ? "/api/" : "/apis/") + apiVersion() + "/" + plural;
    }

    boolean isNamespace() {
        return resource().equals("namespaces");
    }
}
