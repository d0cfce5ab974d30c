package io.hubbackup.simulation;

import static io.hubbackup.simulation.Objects.object;
import static io.hubbackup.simulation.Objects.spec;
import static io.hubbackup.simulation.Objects.withAnnotation;
import static io.hubbackup.simulation.Objects.withMeta;

import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.HiveNames;
import io.hubbackup.wire.HubNames;
import io.hubbackup.wire.MsaNames;
import io.hubbackup.wire.VeleroLabels;
import io.hubbackup.wire.velero.OwnerReference;
import java.util.List;
import java.util.Map;

/** What stands on a hub when a history begins. */
final class Furniture {

    private static final int CLUSTERS = 3;
    private static final String LONG_AGO = "-20260101000000";

    private Furniture() {}

    /** Velero, its storage, and the hub itself. */
    static void bare(Hub hub) {
        var owner = OwnerReference.of("oadp.openshift.io/v1alpha1", "DataProtectionApplication", "dpa", "dpa")
                .tree();
        put(
                hub,
                Kinds.LOCATION,
                withMeta(object(ModelVelero.NAMESPACE, "default", Map.of()), "ownerReferences", List.of(owner))
                        .with("spec", Map.of("default", true, "accessMode", "ReadWrite"))
                        .with("status", Map.of("phase", "Available")));
        put(
                hub,
                Kinds.CLUSTER,
                object(
                        "",
                        World.LOCAL,
                        Map.of(
                                HubNames.LOCAL_CLUSTER_LABEL,
                                "true",
                                VeleroLabels.EXCLUDE_FROM_BACKUP,
                                VeleroLabels.EXCLUDE_FROM_BACKUP_VALUE)));
        hub.world().fleet().reports(World.LOCAL + "-of-" + hub.name(), hub.name());
        put(hub, Kinds.SECRET, object(World.LOCAL, "own", Map.of(BackupLabels.USER_CREDENTIAL_TYPE, "own")));
        put(hub, Kinds.CLUSTER_SET, object("", "default", Map.of("installer.name", "multiclusterhub")));
        put(hub, Kinds.POLICY, object("open-cluster-management", "of-the-hub", Map.of()));
    }

    /** What a hub has that was restored before: something that is stale, something that a user has kept, something that he has restored himself. */
    static void lived(Hub hub) {
        put(
                hub,
                Kinds.DEPLOYMENT,
                withMeta(
                        object("old", "old", came("acm-managed-clusters-schedule" + LONG_AGO)),
                        "finalizers",
                        List.of(ModelFleet.DEPROVISION)));
        put(hub, Kinds.POLICY, object("apps", "old", came("acm-resources-schedule" + LONG_AGO)));
        put(hub, Kinds.POLICY, object("apps", "nightly", came("nightly")));
        put(
                hub,
                Kinds.SECRET,
                Objects.withLabel(
                        Objects.withLabel(
                                object("apps", "kept", came("acm-credentials-schedule" + LONG_AGO)),
                                VeleroLabels.EXCLUDE_FROM_BACKUP,
                                "true"),
                        BackupLabels.USER_CREDENTIAL_TYPE,
                        "aws"));
    }

    private static Map<String, String> came(String backup) {
        return Map.of(VeleroLabels.BACKUP_NAME, backup);
    }

    /** A fleet, what it is managed with, and a BackupSchedule. */
    static void primary(Hub hub) {
        for (int index = 1; index <= CLUSTERS; index++) {
            cluster(hub, "c" + index);
        }
        for (int index = 1; index <= 3; index++) {
            put(hub, Kinds.POLICY, object("apps", "p" + index, Map.of()));
            put(hub, Kinds.APPLICATION, withMeta(object("apps", "a" + index, Map.of()), "finalizers", List.of("argo")));
            put(hub, Kinds.WIDGET, object("apps", "w" + index, Map.of(BackupLabels.BACKUP, "mine")));
            put(hub, Kinds.SECRET, object("apps", "s" + index, Map.of(BackupLabels.USER_CREDENTIAL_TYPE, "aws")));
        }
        put(hub, Kinds.WIDGET, object("apps", "later", Map.of(BackupLabels.BACKUP, "cluster-activation")));
        put(hub, Kinds.SECRET, object("apps", "later", Map.of(BackupLabels.BACKUP, "cluster-activation")));
        put(hub, Kinds.CONFIG_MAP, object("apps", "settings", Map.of(BackupLabels.BACKUP, "mine")));
        put(hub, Kinds.CLUSTER_SET, object("", "blue", Map.of()));
        schedule(hub);
    }

    static void cluster(Hub hub, String name) {
        put(
                hub,
                Kinds.CLUSTER,
                spec(
                        withMeta(
                                object("", name, Map.of()),
                                "finalizers",
                                List.of("cluster.open-cluster-management.io/api")),
                        Map.of(
                                "hubAcceptsClient",
                                true,
                                "managedClusterClientConfigs",
                                List.of(Map.of("url", "https://" + name + ":6443")))));
        put(
                hub,
                Kinds.DEPLOYMENT,
                spec(
                        withMeta(object(name, name, Map.of()), "finalizers", List.of(ModelFleet.DEPROVISION)),
                        Map.of("clusterName", name)));
        put(
                hub,
                Kinds.SECRET,
                withAnnotation(
                                object(
                                        name,
                                        MsaNames.ACCOUNT,
                                        Map.of(MsaNames.LABEL, "true", BackupLabels.BACKUP, "msa")),
                                MsaNames.EXPIRATION_ANNOTATION,
                                "2026-12-31T00:00:00Z")
                        .with("data", Map.of("token", "token-of-" + name)));
        put(hub, Kinds.SECRET, object(name, name + "-kubeconfig", Map.of(HiveNames.SECRET_TYPE, "kubeconfig")));
        hub.world().fleet().reports(name, hub.name());
    }

    static void schedule(Hub hub) {
        put(
                hub,
                Kinds.BACKUP_SCHEDULE,
                spec(object(ModelVelero.NAMESPACE, "schedule-acm", Map.of()), Map.of("paused", false)));
    }

    private static void put(Hub hub, io.hubbackup.plan.ApiKind kind, io.hubbackup.wire.Tree object) {
        hub.server().put(kind, object, hub.now());
    }
}
