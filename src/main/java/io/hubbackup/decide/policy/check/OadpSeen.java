package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.ClusterExtensionSeen;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.PlatformSeen;
import io.hubbackup.hub.ServiceVersionSeen;
import io.hubbackup.hub.SubscriptionSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All installations of OADP on the cluster, by OLM v0, OLM v1, or a ClusterServiceVersion alone (U14).
 *
 * @param doubt what could not be read and might show more of them
 */
record OadpSeen(List<OadpInstallation> everywhere, Optional<Observed.Unreadable<?>> doubt) {

    private static final Set<String> PACKAGES = Set.of("redhat-oadp-operator", "oadp-operator");
    private static final String SERVICE_VERSION_PREFIX = "oadp-operator.v";

    static OadpSeen of(PlatformSeen platform) {
        var versions = items(platform.serviceVersions());
        var subscribed = items(platform.subscriptions()).where(order -> PACKAGES.contains(order.packageName()));
        var found = new ArrayList<OadpInstallation>();
        subscribed.stream().map(order -> installation(order, versions)).forEach(found::add);
        items(platform.clusterExtensions()).stream()
                .filter(extension -> PACKAGES.contains(extension.packageName()))
                .map(OadpInstallation::of)
                .forEach(found::add);
        var ordered = found.stream().map(OadpInstallation::namespace).toList();
        versions.stream()
                .filter(version -> version.name().startsWith(SERVICE_VERSION_PREFIX) && !version.copied())
                .filter(version -> !ordered.contains(version.namespace()))
                .map(OadpInstallation::of)
                .forEach(found::add);
        return new OadpSeen(List.copyOf(found), doubt(platform));
    }

    private static OadpInstallation installation(SubscriptionSeen order, Indexed<ServiceVersionSeen> versions) {
        return versions.get(new ObjectKey(order.namespace(), order.installed()))
                .map(OadpInstallation::of)
                .orElseGet(() -> OadpInstallation.ordered(order));
    }

    /** What could not be read is told by {@link #doubt}. */
    private static <T extends Keyed> Indexed<T> items(Observed<Indexed<T>> seen) {
        return seen.fold(all -> all, api -> Indexed.empty(), unreadable -> Indexed.empty());
    }

    private static Optional<Observed.Unreadable<?>> doubt(PlatformSeen platform) {
        return Stream.of(
                        unreadable(platform.subscriptions()),
                        unreadable(platform.serviceVersions()),
                        OadpSeen.<ClusterExtensionSeen>unreadable(platform.clusterExtensions()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static <T extends Keyed> Optional<Observed.Unreadable<?>> unreadable(Observed<Indexed<T>> seen) {
        return seen.fold(all -> Optional.empty(), api -> Optional.empty(), Optional::of);
    }

    List<OadpInstallation> in(String namespace) {
        return everywhere.stream()
                .filter(installation -> installation.namespace().equals(namespace))
                .toList();
    }

    /** Judges what is installed in the backup namespace; a Velero without OADP is nothing to judge (policies T16). */
    static Verdict judged(
            HubSnapshot hub, Verdict.Reason withoutOadp, Function<List<OadpInstallation>, Verdict> judge) {
        var oadp = of(hub.platform());
        var here = oadp.in(BackupNamespace.of(hub));
        if (!here.isEmpty()) {
            return unknownWithout(oadp, here) ? Verdict.unreadable(oadp.doubt().orElseThrow()) : judge.apply(here);
        }
        return oadp.doubt()
                .map(Verdict::unreadable)
                .orElseGet(() -> VeleroDeployments.of(hub)
                        .fold(
                                found -> found.isEmpty() ? judge.apply(here) : plain(withoutOadp, found),
                                api -> judge.apply(here),
                                Verdict::unreadable));
    }

    /** An order without what it installed is no proof while ClusterServiceVersions cannot be read. */
    private static boolean unknownWithout(OadpSeen oadp, List<OadpInstallation> here) {
        return oadp.doubt().isPresent() && here.stream().noneMatch(OadpInstallation::installed);
    }

    private static Verdict plain(Verdict.Reason withoutOadp, List<DeploymentSeen> velero) {
        return Verdict.notApplicable(
                withoutOadp, "Velero (Deployment %s) was installed without OADP.".formatted(Words.namesOf(velero)));
    }
}
