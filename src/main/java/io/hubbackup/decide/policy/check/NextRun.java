package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupCron;
import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the next backups have to begin, by the cron and never by what expires (U7).
 *
 * <pre>
 *   anchor            expected      missed
 *   |----- cron ------|--- grace ---|
 * </pre>
 *
 * @param expected the run of the cron that follows the last one that is known
 * @param missed when it is late: after twice the time that a set takes, but never more than half way to the run after it
 */
record NextRun(Instant expected, Instant missed) {

    private static final int SETS = 2;

    /** Empty where the cron cannot be read or names a time that never comes. */
    static Optional<NextRun> of(
            HubSnapshot hub, BackupScheduleSeen schedule, BackupLedger ledger, Duration minimumGrace) {
        return BackupCron.of(schedule)
                .flatMap(cron -> cron.next(anchor(hub, schedule, ledger))
                        .map(expected ->
                                new NextRun(expected, expected.plus(grace(cron, expected, ledger, minimumGrace)))));
    }

    /** The last thing that counts as a run: a backup, one that was skipped (so it is at the end of a pause), or the beginning. */
    private static Instant anchor(HubSnapshot hub, BackupScheduleSeen schedule, BackupLedger ledger) {
        var backup =
                ledger.newest(BackupType.VALIDATION, Origin.SELF, any -> true).map(BackupLedger::begin);
        var velero = veleros(hub, schedule).map(VeleroScheduleSeen::object);
        return Stream.of(
                        backup,
                        velero.flatMap(found -> found.status().lastBackup()),
                        velero.flatMap(found -> found.status().lastSkipped()),
                        velero.map(Schedule::metadata).flatMap(metadata -> metadata.creationTimestamp()),
                        Optional.of(schedule.created()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Optional<VeleroScheduleSeen> veleros(HubSnapshot hub, BackupScheduleSeen schedule) {
        return hub.velero()
                .schedules()
                .fold(
                        all -> all.get(schedule.namespace(), BackupType.VALIDATION.scheduleName()),
                        api -> Optional.empty(),
                        unreadable -> Optional.empty());
    }

    private static Duration grace(BackupCron cron, Instant expected, BackupLedger ledger, Duration minimum) {
        var usual = ledger.usualSet().orElse(Duration.ZERO).multipliedBy(SETS);
        var wanted = usual.compareTo(minimum) > 0 ? usual : minimum;
        return cron.next(expected)
                .map(after -> Duration.between(expected, after).dividedBy(2))
                .filter(half -> half.compareTo(wanted) < 0)
                .orElse(wanted);
    }

    /** Whether the run is late. */
    boolean missed(Instant now) {
        return !now.isBefore(missed);
    }
}
