package io.hubbackup.demo.registration;

import java.time.Instant;

/** Says that an import has succeeded when the agent has come, and that a cluster is waited for of which nothing is said yet. */
final class ImportStatus implements Duty {

    private final Clusters clusters;
    private final Agents agents;
    private final String hub;

    ImportStatus(Clusters clusters, Agents agents, String hub) {
        this.clusters = clusters;
        this.agents = agents;
        this.hub = hub;
    }

    @Override
    public Next look(ManagedCluster cluster, Instant now) {
        var said = cluster.condition(Condition.IMPORTED);
        boolean here = agents.isAt(hub, cluster.name()) && cluster.is(Condition.AVAILABLE);
        if (here
                && said.filter(condition -> condition.reason().equals(ImportWords.FAILED))
                        .isEmpty()) {
            clusters.say(cluster, ImportWords.IMPORTED, now);
            clusters.of(cluster.name())
                    .filter(told -> told.annotation(Marks.IMMEDIATELY)
                            .filter(String::isEmpty)
                            .isPresent())
                    .ifPresent(told -> clusters.annotate(told, Marks.IMMEDIATELY, Marks.COMPLETED));
        } else if (said.isEmpty()) {
            clusters.say(cluster, ImportWords.WAITING, now);
        }
        return Next.NEVER;
    }
}
