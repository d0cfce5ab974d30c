package io.hubbackup.decide.restore.activation;

import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.wire.HubNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The clusters of the hub and what lies in their namespaces, when all of it could be read (R6.15). */
record ActivationGround(
        Indexed<ClusterSeen> clusters, Indexed<SecretSeen> secrets, Indexed<ClusterDeploymentSeen> deployments) {

    /** Empty when something could not be read; {@link #doubts} says what. A kind that is not served has no objects. */
    static Optional<ActivationGround> of(FleetSeen fleet) {
        return read(fleet.clusters())
                .flatMap(clusters -> read(fleet.secrets())
                        .flatMap(secrets -> read(fleet.clusterDeployments())
                                .map(deployments -> new ActivationGround(clusters, secrets, deployments))));
    }

    static List<String> doubts(FleetSeen fleet) {
        return Stream.of(fleet.clusters(), fleet.secrets(), fleet.clusterDeployments())
                .flatMap(seen -> seen.doubt().stream())
                .map(doubt -> doubt + "; no cluster is imported until it can be read.")
                .toList();
    }

    /** R6.11: those that are labelled so, else the one of the usual name; none where the hub does not manage itself (R6.18). */
    Set<String> local() {
        var labelled =
                clusters.stream().filter(ClusterSeen::local).map(Keyed::name).collect(Collectors.toUnmodifiableSet());
        return labelled.isEmpty() ? Set.of(HubNames.DEFAULT_LOCAL_CLUSTER) : labelled;
    }

    private static <T extends Keyed> Optional<Indexed<T>> read(Observed<Indexed<T>> seen) {
        return seen.fold(Optional::of, notServed -> Optional.of(Indexed.empty()), unreadable -> Optional.empty());
    }
}
