package io.hubbackup.decide.backup.template;

import java.util.List;
import java.util.Set;

/** Which API groups and kinds belong to which backup: the fixed lists of B3.10–B3.14 and spec 3.3. */
final class ResourceGroups {

    /** B3.10: never backed up, checked first. */
    static final Set<String> EXCLUDED = Set.of(
            "internal.open-cluster-management.io",
            "operator.open-cluster-management.io",
            "work.open-cluster-management.io",
            // B3.32: the Search object of the platform travels in the generic backup, by its label.
            "search.open-cluster-management.io",
            "admission.hive.openshift.io",
            "proxy.open-cluster-management.io",
            "action.open-cluster-management.io",
            "view.open-cluster-management.io",
            "clusterview.open-cluster-management.io",
            "velero.io");

    /** B3.11: backed up although their names do not say that they belong to a hub. */
    static final Set<String> INCLUDED = Set.of("argoproj.io", "app.k8s.io", "core.observatorium.io");

    /** B3.12: restored at activation only. */
    static final Set<String> ACTIVATION = Set.of("agent-install.openshift.io");

    /** B3.17–B3.19: kinds of these groups are restored at activation; the group without the leading dot is not one of them. */
    static final String HIVE_SUFFIX = ".hive.openshift.io";

    /** B3.13: all other groups of a hub. */
    static final List<String> SUFFIXES = List.of(".open-cluster-management.io", HIVE_SUFFIX);

    /** B3.14: kinds of taken groups that are left out, because the hub itself or this operator makes them. */
    static final Set<String> EXCLUDED_KINDS = Set.of(
            "clustermanagementaddon.addon.open-cluster-management.io",
            "backupschedule.cluster.open-cluster-management.io",
            "restore.cluster.open-cluster-management.io",
            "clusterclaim.cluster.open-cluster-management.io",
            "discoveredcluster.discovery.open-cluster-management.io");

    /** The kinds that are always named as restored at activation, served or not, in this order (spec 3.3, 4). */
    static final List<String> ACTIVATION_KINDS = List.of(
            "clusterdeployment.hive.openshift.io",
            "machinepool.hive.openshift.io",
            "managedcluster.cluster.open-cluster-management.io",
            "klusterletaddonconfig.agent.open-cluster-management.io",
            "managedclusteraddon.addon.open-cluster-management.io",
            "clusterpool.hive.openshift.io",
            "clusterclaim.hive.openshift.io",
            "clustercurator.cluster.open-cluster-management.io",
            "bmceventsubscription.metal3.io",
            "hostfirmwaresettings.metal3.io",
            "clustersync.hiveinternal.openshift.io",
            "clusterimageset.hive.openshift.io",
            "multiclusterobservability.observability.open-cluster-management.io");

    /** BW41: of these groups only the kinds of {@link #ACTIVATION_KINDS} are backed up, whatever else they hold is reported. */
    static final Set<String> PARTLY_TAKEN = Set.of("hive.openshift.io", "hiveinternal.openshift.io", "metal3.io");

    /** BW1: a catalogue without this kind is not the catalogue of a hub. */
    static final String CORNERSTONE = "managedcluster.cluster.open-cluster-management.io";

    /** B3.19: these are in the credentials backup, so the generic one leaves them out. */
    static final List<String> CREDENTIAL_KINDS = List.of("secret", "configmap");

    /** B3.8: Velero did not apply label selectors to Namespace objects. */
    static final String NAMESPACE_KIND = "namespace";

    /** The kind, in capitals, whose objects the validation backup holds (B3.23). */
    static final String VALIDATION_KIND = "BackupSchedule";

    private ResourceGroups() {}

    /** What becomes of the kinds of a group; the order of the questions is that of B3.10–B3.13. */
    static Share shareOf(String group) {
        if (EXCLUDED.contains(group)) {
            return Share.NONE;
        }
        if (INCLUDED.contains(group)) {
            return Share.GENERAL;
        }
        if (ACTIVATION.contains(group)) {
            return Share.ACTIVATION;
        }
        return SUFFIXES.stream().anyMatch(group::endsWith) ? Share.GENERAL : Share.NONE;
    }

    /** What becomes of the kinds of a group. */
    enum Share {
        /** Not backed up by kind. */
        NONE,
        /** In the managed clusters backup. */
        ACTIVATION,
        /** In the resources backup, or in the managed clusters backup when the group ends in {@link #HIVE_SUFFIX}. */
        GENERAL
    }
}
