package io.hubbackup.plan;

import java.util.Set;

/** Kinds that no clean-up ever deletes, whatever their objects look like (D8): what the cluster, the hub and its backups stand on. */
public final class ProtectedKinds {

    /** Namespaces and volumes are here; only the two kinds of the credentials may go. */
    private static final Set<String> CORE_THAT_MAY_GO = Set.of("Secret", "ConfigMap");

    private static final Set<String> GROUPS = Set.of(
            // what is served, who may what, and what is let in
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "admissionregistration.k8s.io",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "authorization.openshift.io",
            "certificates.k8s.io",
            "rbac.authorization.k8s.io",
            // namespaces under another name
            "project.openshift.io",
            // the cluster
            "config.openshift.io",
            "coordination.k8s.io",
            "machine.openshift.io",
            "machineconfiguration.openshift.io",
            "node.k8s.io",
            "operator.openshift.io",
            "scheduling.k8s.io",
            "storage.k8s.io",
            // the hub
            "multicluster.openshift.io",
            "operator.open-cluster-management.io",
            // the backups
            "hubbackup.io",
            "oadp.openshift.io",
            "velero.io");

    private static final String HUB_GROUP = "cluster.open-cluster-management.io";
    private static final Set<String> OURS = Set.of("BackupSchedule", "Restore");

    private ProtectedKinds() {}

    public static boolean contain(ApiKind kind) {
        if (kind.group().isEmpty()) {
            return !CORE_THAT_MAY_GO.contains(kind.kind());
        }
        return GROUPS.contains(kind.group()) || kind.group().equals(HUB_GROUP) && OURS.contains(kind.kind());
    }
}
