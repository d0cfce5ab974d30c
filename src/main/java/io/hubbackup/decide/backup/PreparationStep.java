package io.hubbackup.decide.backup;

import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The part of the preparation that this pass does.
 *
 * @param report the figures for the status
 * @param more whether something is left for the next pass
 * @param doubts what could not be read, so that nothing was done about it; sorted
 * @param wakeAt when something falls due
 */
public record PreparationStep(
        Plan plan, io.hubbackup.api.Preparation report, boolean more, List<String> doubts, Optional<Instant> wakeAt) {

    public PreparationStep {
        doubts = List.copyOf(doubts);
    }

    static PreparationStep of(View view) {
        return new PreparationStep(
                Plan.nothing(),
                new io.hubbackup.api.Preparation(null, 0, null, 0, List.of()),
                false,
                List.of(),
                Optional.empty());
    }
}
