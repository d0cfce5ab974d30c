package io.hubbackup.decide.guard;

import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Guard;
import io.hubbackup.plan.ProtectedKinds;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.SystemNamespaces;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * D8: what the restore side never deletes, whoever asks for it: the hub itself and its namespace, the namespaces of its parts, of its backups and of Kubernetes, and the
 * kinds that all stand on. Its own Velero Restores and DownloadRequests may go. While the places cannot be told, nothing else may.
 */
public final class RestoreSideDeletes implements Guard {

    private static final Set<String> ITS_OWN = Set.of("Restore.velero.io", "DownloadRequest.velero.io");
    private static final String MANAGED_CLUSTERS = "ManagedCluster.cluster.open-cluster-management.io";

    private final Observed<Set<String>> places;
    private final Set<String> localClusters;

    /** @param backups the namespace of the Restore */
    public RestoreSideDeletes(HubSnapshot hub, String backups) {
        var clusters = hub.fleet().clusters();
        this.localClusters = clusters.fold(RestoreSideDeletes::local, absent -> Set.of(), unknown -> Set.of());
        this.places = doubt(hub)
                .<Observed<Set<String>>>map(why -> Observed.unreadable("hub", why))
                .orElseGet(() -> Observed.of(places(hub, backups)));
    }

    private Set<String> places(HubSnapshot hub, String backups) {
        var places = new HashSet<>(localClusters);
        places.add(backups);
        places.addAll(orNone(hub.components().multiClusterHubNamespaces()));
        places.addAll(orNone(hub.components().multiClusterEngineNamespaces()));
        return places;
    }

    private static Set<String> local(Indexed<ClusterSeen> clusters) {
        var local = new HashSet<String>();
        clusters.stream().filter(ClusterSeen::local).forEach(cluster -> local.add(cluster.name()));
        return Set.copyOf(local);
    }

    private static Optional<String> doubt(HubSnapshot hub) {
        return hub.fleet()
                .clusters()
                .doubt()
                .or(() -> hub.components().multiClusterHubNamespaces().doubt())
                .or(() -> hub.components().multiClusterEngineNamespaces().doubt());
    }

    /** Only asked when there is no doubt. */
    private static Set<String> orNone(Observed<Set<String>> names) {
        return names.fold(all -> all, absent -> Set.of(), unknown -> Set.of());
    }

    @Override
    public Optional<String> refusal(Write write) {
        return switch (write) {
            case Write.Create create -> Optional.empty();
            case Write.Patch patch -> Optional.empty();
            case Write.Apply apply -> Optional.empty();
            case Write.Delete delete -> refusal(delete.target());
            case Write.Release release -> refusal(release.target());
        };
    }

    private Optional<String> refusal(Target target) {
        if (ITS_OWN.contains(target.kind().displayName())) {
            return Optional.empty();
        }
        return places.fold(
                known -> isProtected(target, known)
                        ? Optional.of("D8: the restore side never deletes " + target)
                        : Optional.empty(),
                absent -> Optional.of("D8: nothing is deleted, it is not known where the hub is"),
                unknown ->
                        Optional.of("D8: nothing is deleted while it is not known what the hub is: " + unknown.why()));
    }

    private boolean isProtected(Target target, Set<String> places) {
        var namespace = target.key().namespace();
        return ProtectedKinds.contain(target.kind())
                || isTheHub(target.kind(), target.key().name())
                || places.contains(namespace)
                || SystemNamespaces.isKubernetes(namespace);
    }

    private boolean isTheHub(ApiKind kind, String name) {
        return kind.displayName().equals(MANAGED_CLUSTERS) && localClusters.contains(name);
    }
}
