package io.hubbackup.decide.backup.status;

import io.hubbackup.api.BackupResult;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.api.BackupSet;
import io.hubbackup.api.RecoveryPoint;
import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.ScheduleStage;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.record.BackupHistory;
import io.hubbackup.decide.backup.record.CompleteSet;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.GoDuration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the backups have come to: the newest set, the last result of each type, the next run, and how far back a restore would throw the hub. */
final class RecordFields {

    private final View view;
    private final Decision decision;

    RecordFields(View view, Decision decision) {
        this.view = view;
        this.decision = decision;
    }

    BackupScheduleStatus on(BackupScheduleStatus status) {
        var scheduled = status.withNextRunTime(nextRun());
        // BW15: what cannot be read now was true when it was read.
        return decision.findings()
                .trackRecord()
                .history()
                .fold(
                        history -> scheduled
                                .withLastCompleteSet(history.newestSet()
                                        .map(RecordFields::set)
                                        .orElse(null))
                                .withLastResults(results(history))
                                .withRecoveryPoint(recoveryPoint(history)),
                        api -> scheduled,
                        unknown -> scheduled);
    }

    /** There is none while the Velero Schedules stand still, or while there are none. */
    private @Nullable String nextRun() {
        boolean runs = !decision.stage().halted()
                && (!decision.findings().ownedOrNone().isEmpty() || decision.stage() instanceof ScheduleStage.Creating);
        return runs
                ? decision.findings()
                        .trackRecord()
                        .outlook()
                        .nextRun()
                        .map(Times::text)
                        .orElse(null)
                : null;
    }

    private static BackupSet set(CompleteSet set) {
        var names = new TreeMap<String, String>();
        set.backups().forEach((type, backup) -> names.put(type.label(), backup.name()));
        return new BackupSet(Times.text(set.time()), text(set.completed().map(Times::text)), set.hubId(), names);
    }

    private static List<BackupResult> results(BackupHistory history) {
        return Arrays.stream(BackupType.values())
                .flatMap(type -> Optional.ofNullable(history.lastFinished().get(type)).stream()
                        .map(backup -> result(type, backup)))
                .toList();
    }

    private static BackupResult result(BackupType type, BackupSeen backup) {
        return new BackupResult(
                type.label(),
                backup.name(),
                backup.phase(),
                text(backup.started().map(Times::text)),
                text(backup.completed().map(Times::text)),
                text(backup.expiration().map(Times::text)),
                (long) backup.errors(),
                (long) backup.warnings(),
                backup.message().isEmpty() ? null : backup.message());
    }

    private @Nullable RecoveryPoint recoveryPoint(BackupHistory history) {
        return history.newestSet()
                .map(set -> decision.findings()
                        .trackRecord()
                        .recoveryPoint(view.settings())
                        .map(point -> new RecoveryPoint(
                                Times.text(point.time()),
                                new GoDuration(point.interval()).format(),
                                Times.text(point.staleAfter())))
                        .orElseGet(() -> new RecoveryPoint(Times.text(set.time()), null, null)))
                .orElse(null);
    }

    private static @Nullable String text(Optional<String> text) {
        return text.orElse(null);
    }
}
