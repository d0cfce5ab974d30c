package io.hubbackup.observe;

import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubIdentity.Source;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.observe.HubProjections.ClusterId;
import java.util.Optional;

/**
 * Who this hub is (BW7): what is configured, else the ClusterVersion, else, where that kind is not served, the UID of kube-system.
 * A read error is never an identity, and never leads to the next source.
 */
final class Identity {

    private static final String NO_ID =
            "no ClusterVersion has a spec.clusterID; give it one, or configure the id of this hub";

    private Identity() {}

    static Observed<HubIdentity> of(
            Optional<String> configured, Observed<Indexed<ClusterId>> clusterVersions, Observed<String> kubeSystem) {
        return configured
                .map(id -> Observed.of(new HubIdentity(id, Source.CONFIGURED)))
                .orElseGet(() -> clusterVersions.fold(
                        Identity::ofClusterVersion,
                        absent -> kubeSystem.map(uid -> new HubIdentity(uid, Source.KUBE_SYSTEM)),
                        unknown -> Observed.unreadable(unknown.api(), unknown.why())));
    }

    private static Observed<HubIdentity> ofClusterVersion(Indexed<ClusterId> versions) {
        return versions.stream()
                .flatMap(version -> version.id().stream())
                .findFirst()
                .map(id -> Observed.of(new HubIdentity(id, Source.CLUSTER_VERSION)))
                .orElseGet(() -> Observed.unreadable("ClusterVersion", NO_ID));
    }
}
