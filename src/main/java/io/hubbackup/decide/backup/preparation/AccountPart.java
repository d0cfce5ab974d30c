package io.hubbackup.decide.backup.preparation;

import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be done about the import accounts: made (4.5) or removed (4.6), one group per cluster. */
record AccountPart(
        List<Plan> groups,
        PreparationReport.Clusters clusters,
        PreparationReport.Removal removal,
        List<String> doubts,
        Optional<Instant> wakeAt) {

    /** Nothing is done, because of the doubts; with none there is nothing to do. */
    static AccountPart nothing(List<String> doubts) {
        return new AccountPart(
                List.of(), PreparationReport.Clusters.NONE, PreparationReport.Removal.NONE, doubts, Optional.empty());
    }
}
