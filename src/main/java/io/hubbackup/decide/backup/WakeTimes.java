package io.hubbackup.decide.backup;

import io.hubbackup.decide.backup.preparation.PreparationPlan;
import io.hubbackup.decide.backup.record.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When a BackupSchedule is looked at again if nothing happens before (B2.2, BW14). */
final class WakeTimes {

    /** A moment past the boundary, so that the look sees the other side of it. */
    private static final Duration PAST = Duration.ofSeconds(1);

    private WakeTimes() {}

    /**
     * @param unsettled a check failed, or something could not be read
     */
    static Instant next(View view, TrackRecord record, Optional<PreparationPlan> preparing, boolean unsettled) {
        var settings = view.settings();
        var candidates = new ArrayList<Instant>();
        candidates.add(view.now().plus(unsettled ? settings.failureRetry() : settings.safetyNet()));
        record.outlook().nextRun().ifPresent(run -> candidates.addAll(around(run, settings)));
        record.recoveryPoint(settings)
                .map(RecoveryPoint::staleAfter)
                .map(stale -> stale.plus(PAST))
                .ifPresent(candidates::add);
        preparing.flatMap(PreparationPlan::wakeAt).ifPresent(candidates::add);
        return candidates.stream()
                .filter(view.now()::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(view.now().plus(settings.safetyNet()));
    }

    private static List<Instant> around(Instant run, Settings settings) {
        return List.of(run.minus(settings.prepareLead()), run.plus(PAST));
    }
}
