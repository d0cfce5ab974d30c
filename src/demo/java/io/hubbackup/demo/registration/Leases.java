package io.hubbackup.demo.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says that nothing is known of a cluster any more whose agent has been silent for five times its lease. */
final class Leases implements Duty {

    private static final int PATIENCE = 5;
    private static final Condition STOPPED = new Condition(
            Condition.AVAILABLE,
            Condition.UNKNOWN,
            "ManagedClusterLeaseUpdateStopped",
            "Registration agent stopped updating its lease.");

    private final Clusters clusters;
    private final Agents agents;
    private final String hub;

    /** When a cluster of this UID was met first: its lease begins then. */
    private final Map<String, Instant> met = new ConcurrentHashMap<>();

    Leases(Clusters clusters, Agents agents, String hub) {
        this.clusters = clusters;
        this.agents = agents;
        this.hub = hub;
    }

    /** How long a silent agent is thought to live. */
    static Duration patience(ManagedCluster cluster) {
        return cluster.lease().multipliedBy(PATIENCE);
    }

    @Override
    public Next look(ManagedCluster cluster, Instant now) {
        var met = this.met.computeIfAbsent(cluster.uid(), first -> now);
        if (!cluster.isAccepted()) {
            return Next.NEVER;
        }
        if (agents.isAt(hub, cluster.name())) {
            if (!cluster.is(Condition.AVAILABLE)) {
                agents.remind(cluster.name());
            }
            return Next.NEVER;
        }
        var end = agents.lastSeen(hub, cluster.name()).orElse(met).plus(patience(cluster));
        if (now.isBefore(end)) {
            return Next.at(end);
        }
        clusters.say(cluster, STOPPED, now);
        return Next.NEVER;
    }
}
