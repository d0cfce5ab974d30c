package io.hubbackup.decide.backup.record;

import io.hubbackup.decide.backup.Settings;
import java.time.Duration;
import java.time.Instant;

/**
 * To which moment the hub can be brought back.
 *
 * @param interval the longest gap between two runs
 * @param staleAfter from when on it is older than the schedule promises: a few missed runs and a grace (D7)
 */
public record RecoveryPoint(Instant time, Duration interval, Instant staleAfter) {

    public static RecoveryPoint of(CompleteSet set, Duration interval, Settings settings) {
        var allowance = interval.multipliedBy(settings.staleRuns()).plus(settings.staleGrace());
        return new RecoveryPoint(set.time(), interval, set.time().plus(allowance));
    }

    public boolean stale(Instant now) {
        return now.isAfter(staleAfter);
    }
}
