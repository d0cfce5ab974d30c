package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.HubNames;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The places on this hub where nothing is removed.
 *
 * @param backups the namespace of the Restore and of its backups
 * @param localClusters names of the managed clusters that are this hub, and of their namespaces (R5.16)
 * @param hub namespaces of MultiClusterHub and MultiClusterEngine (W21)
 */
public record Sanctuary(String backups, Set<String> localClusters, Set<String> hub) {

    public Sanctuary {
        localClusters = Set.copyOf(localClusters);
        hub = Set.copyOf(hub);
    }

    /** Unreadable when one of the places cannot be told: then nothing at all is judged (D8, W9). */
    public static Observed<Sanctuary> of(String namespace, HubSnapshot hub) {
        var hubs = orNone(hub.components().multiClusterHubNamespaces());
        var engines = orNone(hub.components().multiClusterEngineNamespaces());
        return flat(
                orNone(hub.fleet().clusters().map(Sanctuary::localClusters)),
                local -> flat(
                        hubs, mine -> engines.map(others -> new Sanctuary(namespace, local, union(mine, others)))));
    }

    /** Where none is labelled, the usual name is as good as a label. */
    private static Set<String> localClusters(Indexed<ClusterSeen> clusters) {
        var labelled = clusters.stream()
                .filter(ClusterSeen::local)
                .map(ClusterSeen::name)
                .collect(Collectors.toUnmodifiableSet());
        return labelled.isEmpty() ? Set.of(HubNames.DEFAULT_LOCAL_CLUSTER) : labelled;
    }

    /** An API that is not served has no objects, hence no places. */
    private static Observed<Set<String>> orNone(Observed<Set<String>> names) {
        return names.fold(Observed::of, absent -> Observed.of(Set.<String>of()), unknown -> unknown);
    }

    private static <A, B> Observed<B> flat(Observed<A> first, Function<A, Observed<B>> next) {
        return first.fold(
                next, Observed::<B>notServed, unknown -> Observed.<B>unreadable(unknown.api(), unknown.why()));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
