package io.hubbackup.decide.policy;

import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.key;

import io.hubbackup.hub.ClusterExtensionSeen;
import io.hubbackup.hub.DataProtectionSeen;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.InstallerSeen;
import io.hubbackup.hub.LocationValidation;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.PodSeen;
import io.hubbackup.hub.ServiceVersionSeen;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.hub.SubscriptionSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands under a hub's backups, changed one kind at a time. */
public final class Ground {

    public static final Instant LONG_AGO = NOON.minus(Duration.ofDays(30));

    private Ground() {}

    public static PolicyHub deployments(PolicyHub hub, DeploymentSeen... all) {
        return deployments(hub, Observed.of(Indexed.of(all)));
    }

    public static PolicyHub deployments(PolicyHub hub, Observed<Indexed<DeploymentSeen>> all) {
        return hub.with(parts -> parts.deployments = all);
    }

    public static PolicyHub pods(PolicyHub hub, PodSeen... all) {
        return pods(hub, Observed.of(Indexed.of(all)));
    }

    public static PolicyHub pods(PolicyHub hub, Observed<Indexed<PodSeen>> all) {
        return hub.with(parts -> parts.pods = all);
    }

    public static PolicyHub applications(PolicyHub hub, DataProtectionSeen... all) {
        return applications(hub, Observed.of(Indexed.of(all)));
    }

    public static PolicyHub applications(PolicyHub hub, Observed<Indexed<DataProtectionSeen>> all) {
        return hub.with(parts -> parts.applications = all);
    }

    public static PolicyHub subscriptions(PolicyHub hub, SubscriptionSeen... all) {
        return subscriptions(hub, Observed.of(Indexed.of(all)));
    }

    public static PolicyHub subscriptions(PolicyHub hub, Observed<Indexed<SubscriptionSeen>> all) {
        return hub.with(parts -> parts.subscriptions = all);
    }

    public static PolicyHub versions(PolicyHub hub, ServiceVersionSeen... all) {
        return versions(hub, Observed.of(Indexed.of(all)));
    }

    public static PolicyHub versions(PolicyHub hub, Observed<Indexed<ServiceVersionSeen>> all) {
        return hub.with(parts -> parts.versions = all);
    }

    public static PolicyHub extensions(PolicyHub hub, ClusterExtensionSeen... all) {
        return extensions(hub, Observed.of(Indexed.of(all)));
    }

    public static PolicyHub extensions(PolicyHub hub, Observed<Indexed<ClusterExtensionSeen>> all) {
        return hub.with(parts -> parts.extensions = all);
    }

    public static PolicyHub installers(PolicyHub hub, InstallerSeen... all) {
        return installers(hub, Observed.of(Indexed.of(all)));
    }

    public static PolicyHub installers(PolicyHub hub, Observed<Indexed<InstallerSeen>> all) {
        return hub.with(parts -> parts.installers = all);
    }

    public static PolicyHub openShift(PolicyHub hub, Observed<Optional<String>> version) {
        return hub.with(parts -> parts.openShift = version);
    }

    /** OADP by a Subscription, its application reconciled, Velero available, the storage available and fresh at that time. */
    public static PolicyHub well(PolicyHub hub, Instant now) {
        var ordered = subscriptions(hub, subscription(NAMESPACE, "oadp-operator.v1.5.1"));
        var installed = versions(ordered, version(NAMESPACE, "1.5.1", "Succeeded"));
        var reconciled = applications(installed, application("dpa", "True", LONG_AGO));
        var deployed = deployments(reconciled, velero(1), oadp(1));
        return openShift(deployed, Observed.of(Optional.of("4.20.3"))).locations(Observed.of(Indexed.of(fresh(now))));
    }

    public static DeploymentSeen deployment(ObjectKey key, int desired, int available, Map<String, String> labels) {
        return new DeploymentSeen(
                key, "uid-" + key, LONG_AGO, labels, desired, available, "image:1", List.of(), Optional.empty());
    }

    public static DeploymentSeen velero(int available) {
        return deployment(key("velero"), 1, available, Map.of("app.kubernetes.io/name", "velero"));
    }

    public static DeploymentSeen oadp(int available) {
        return deployment(key("openshift-adp-controller-manager"), 1, available, Map.of());
    }

    /** A Pod of Velero. */
    public static PodSeen pod(String waiting, int restarts, String lastEnd, Optional<Instant> lastEndAt) {
        return new PodSeen(
                key("velero-7f9c"),
                LONG_AGO,
                Map.of("component", "velero"),
                "Running",
                restarts,
                waiting,
                lastEnd,
                lastEndAt);
    }

    public static DataProtectionSeen application(String name, String reconciled, Instant created) {
        var failed = reconciled.equals("False");
        return new DataProtectionSeen(
                key(name),
                created,
                reconciled,
                failed ? "Error" : reconciled.isEmpty() ? "" : "Complete",
                failed ? "no default backup storage location" : "");
    }

    public static SubscriptionSeen subscription(String namespace, String installed) {
        return subscription(namespace, "redhat-oadp-operator", "stable", installed);
    }

    public static SubscriptionSeen subscription(
            String namespace, String packageName, String channel, String installed) {
        return new SubscriptionSeen(new ObjectKey(namespace, "oadp"), LONG_AGO, packageName, channel, installed);
    }

    public static ServiceVersionSeen version(String namespace, String version, String phase) {
        return version(namespace, version, phase, LONG_AGO);
    }

    public static ServiceVersionSeen version(String namespace, String version, String phase, Instant created) {
        return new ServiceVersionSeen(
                new ObjectKey(namespace, "oadp-operator.v" + version),
                created,
                version,
                phase,
                phase.equals("Failed") ? "ComponentUnhealthy" : "",
                phase.equals("Failed") ? "the deployment is not there" : "",
                false,
                List.of("oadp-manager"));
    }

    public static ClusterExtensionSeen extension(String namespace, String installed, String reason, String version) {
        return new ClusterExtensionSeen(
                ObjectKey.clusterScoped("oadp-" + namespace),
                LONG_AGO,
                "oadp-operator",
                namespace,
                installed,
                reason,
                "",
                version);
    }

    public static InstallerSeen installer(boolean backupEnabled) {
        return new InstallerSeen(new ObjectKey("open-cluster-management", "multiclusterhub"), backupEnabled, false);
    }

    /** The default storage location, looked at by Velero at that time. */
    public static StorageLocationSeen fresh(Instant looked) {
        return location("default", "Available", "", looked);
    }

    public static StorageLocationSeen location(String name, String phase, String message, Instant looked) {
        return new StorageLocationSeen(
                key(name),
                name.equals("default"),
                phase,
                message,
                "ReadWrite",
                true,
                false,
                new LocationValidation(Optional.of(looked), Optional.empty()));
    }
}
