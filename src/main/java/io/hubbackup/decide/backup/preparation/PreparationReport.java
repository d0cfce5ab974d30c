package io.hubbackup.decide.backup.preparation;

import io.hubbackup.hub.ObjectKey;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far the hub is prepared, before the plan is carried out.
 *
 * @param doubts what could not be judged, with what follows from it; sentences for a condition
 */
public record PreparationReport(Labels labels, Clusters clusters, Removal removal, List<String> doubts) {

    public PreparationReport {
        doubts = List.copyOf(doubts);
    }

    /**
     * Objects that preparation selects for the backup.
     *
     * @param done those that need nothing more, also because a user labelled them
     * @param pending those that still get a label or an annotation, or lose a wrong one
     */
    public record Labels(int done, int pending) {}

    /**
     * The managed clusters, while the option is on; all zero otherwise.
     *
     * @param total every ManagedCluster, the local one as well
     * @param imported those that get an account
     * @param withToken imported ones with an account and its token secret
     * @param tokenPending imported ones without
     * @param unreachable imported ones that are not available; their objects live on the hub, so they are prepared all the same
     * @param skipped those that get no account, by reason
     */
    public record Clusters(
            int total,
            int imported,
            int withToken,
            int tokenPending,
            int unreachable,
            Map<SkipReason, Integer> skipped) {

        static final Clusters NONE = new Clusters(0, 0, 0, 0, 0, Map.of());

        public Clusters {
            var sorted = new EnumMap<SkipReason, Integer>(SkipReason.class);
            sorted.putAll(skipped);
            skipped = Collections.unmodifiableMap(sorted);
        }
    }

    /**
     * What is still to be removed, while the option is off.
     *
     * @param remaining objects that are still there
     * @param stuck accounts that have been going for too long (BW25)
     */
    public record Removal(int remaining, List<ObjectKey> stuck) {

        static final Removal NONE = new Removal(0, List.of());

        public Removal {
            stuck = List.copyOf(stuck);
        }
    }
}
