package io.hubbackup.demo.registration;

import java.time.Instant;

/** Says whether the hub takes a cluster, as {@code spec.hubAcceptsClient} has it. */
final class Acceptance implements Duty {

    private static final Condition ACCEPTED = new Condition(
            Condition.ACCEPTED, Condition.TRUE, "HubClusterAdminAccepted", "Accepted by hub cluster admin");
    private static final Condition DENIED =
            new Condition(Condition.ACCEPTED, Condition.FALSE, "HubClusterAdminDenied", "Denied by hub cluster admin");

    private final Clusters clusters;

    Acceptance(Clusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public Next look(ManagedCluster cluster, Instant now) {
        if (cluster.isAccepted()) {
            clusters.say(cluster, ACCEPTED, now);
        } else if (cluster.is(Condition.ACCEPTED)) {
            clusters.say(cluster, DENIED, now);
        }
        return Next.NEVER;
    }
}
