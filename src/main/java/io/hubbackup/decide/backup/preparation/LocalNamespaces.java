package io.hubbackup.decide.backup.preparation;

import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.Observed;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The namespaces of the hub itself: nothing in them is labelled, made or removed (B4.6–B4.8, B4.21, B4.32, BW38). */
final class LocalNamespaces {

    private LocalNamespaces() {}

    /** Empty when it cannot be told; an empty set when there is no local cluster (B4.16). */
    static Optional<Set<String>> of(Observed<Indexed<ClusterSeen>> clusters) {
        return clusters.fold(
                found -> Optional.of(found.stream()
                        .filter(ClusterSeen::local)
                        .map(Keyed::name)
                        .collect(Collectors.toUnmodifiableSet())),
                notServed -> Optional.of(Set.of()),
                unreadable -> Optional.empty());
    }
}
