package io.hubbackup.demo.velero.archive;

import java.util.ArrayList;
import java.util.List;

/** The order in which kinds are restored: first those that others need, then the others by name. */
final class RestoreOrder {

    static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";

    private static final List<String> FIRST = List.of(
            DEFINITIONS,
            "namespaces",
            "storageclasses.storage.k8s.io",
            "persistentvolumes",
            "persistentvolumeclaims",
            "clusterroles.rbac.authorization.k8s.io",
            "roles.rbac.authorization.k8s.io",
            "serviceaccounts",
            "clusterrolebindings.rbac.authorization.k8s.io",
            "rolebindings.rbac.authorization.k8s.io",
            "secrets",
            "configmaps",
            "limitranges",
            "priorityclasses.scheduling.k8s.io",
            "pods",
            "replicasets.apps",
            "clusterclasses.cluster.x-k8s.io",
            "endpoints",
            "services");
    private static final List<String> LAST =
            List.of("clusters.cluster.x-k8s.io", "clusterresourcesets.addons.cluster.x-k8s.io");

    private RestoreOrder() {}

    /** The same kinds in that order. */
    static List<String> of(List<String> sorted) {
        var order = new ArrayList<>(FIRST.stream().filter(sorted::contains).toList());
        sorted.stream()
                .filter(kind -> !FIRST.contains(kind) && !LAST.contains(kind))
                .forEach(order::add);
        LAST.stream().filter(sorted::contains).forEach(order::add);
        return order;
    }
}
