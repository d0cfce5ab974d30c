package io.hubbackup.decide.backup.status;

import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.record.BackupHistory;
import io.hubbackup.decide.backup.record.RecoveryPoint;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.BackupPhase;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the conditions say about the backups themselves. */
final class BackupVerdicts {

    private final View view;
    private final Decision decision;

    BackupVerdicts(View view, Decision decision) {
        this.view = view;
        this.decision = decision;
    }

    /** BW32: the newest finished backup of each data type; the validation backup holds nothing to restore. */
    Verdict lastBackupSucceeded() {
        return read(ConditionType.LastBackupSucceeded, this::lastBackupSucceeded);
    }

    Verdict recoveryPointFresh() {
        return read(ConditionType.RecoveryPointFresh, this::recoveryPointFresh);
    }

    private Verdict read(ConditionType type, java.util.function.Function<BackupHistory, Verdict> judged) {
        Observed<BackupHistory> history = decision.findings().trackRecord().history();
        return history.fold(
                judged,
                api -> unreadable(type, api + " is not served"),
                unknown -> unreadable(type, unknown.api() + ": " + unknown.why()));
    }

    private static Verdict unreadable(ConditionType type, String why) {
        return Verdict.unclear(
                type,
                Reason.BackupsUnreadable,
                "The backups of this hub cannot be read (%s). It is tried again.".formatted(why));
    }

    private Verdict lastBackupSucceeded(BackupHistory history) {
        var type = ConditionType.LastBackupSucceeded;
        var failed = BackupType.dataTypes().stream()
                .flatMap(of -> Optional.ofNullable(history.lastFinished().get(of)).stream()
                        .filter(backup -> !BackupPhase.of(backup.phase()).succeeded())
                        .map(backup -> failure(of, backup)))
                .collect(Collectors.joining("; "));
        if (!failed.isEmpty()) {
            return Verdict.no(
                    type,
                    Reason.BackupFailed,
                    failed
                            + ". Look at the Velero Backup (velero backup describe, velero backup logs) and remove the cause; the next run tries again.");
        }
        return BackupType.dataTypes().stream().allMatch(history.lastFinished()::containsKey)
                ? Verdict.yes(type, Reason.BackupsCompleted, "The last backup of each type is Completed.")
                : Verdict.unclear(type, Reason.NoBackupYet, "Not every type of backup of this hub has finished yet.");
    }

    private static String failure(BackupType type, BackupSeen backup) {
        var words = backup.message().isEmpty() ? "" : ": " + backup.message();
        var counted = backup.errors() == 0 ? "" : " with %d errors".formatted(backup.errors());
        return "%s: Velero Backup %s is %s%s%s".formatted(type.label(), backup.name(), backup.phase(), counted, words);
    }

    private Verdict recoveryPointFresh(BackupHistory history) {
        if (history.newestSet().isEmpty()) {
            return Verdict.no(
                    ConditionType.RecoveryPointFresh,
                    Reason.NoCompleteSet,
                    "There is no complete set of backups of this hub, so it cannot be restored yet.");
        }
        return decision.findings()
                .trackRecord()
                .recoveryPoint(view.settings())
                .map(this::fresh)
                .orElseGet(() -> Verdict.yes(
                        ConditionType.RecoveryPointFresh,
                        Reason.RecoveryPointCurrent,
                        "There is a complete set of backups; the cron expression promises no next one."));
    }

    private Verdict fresh(RecoveryPoint point) {
        var since = "The newest complete set is from %s".formatted(Times.text(point.time()));
        return point.stale(view.now())
                ? Verdict.no(
                        ConditionType.RecoveryPointFresh,
                        Reason.RecoveryPointStale,
                        "%s and should have been followed before %s. See why the last backups are missing or failed."
                                .formatted(since, Times.text(point.staleAfter())))
                : Verdict.yes(
                        ConditionType.RecoveryPointFresh,
                        Reason.RecoveryPointCurrent,
                        "%s; it is stale after %s.".formatted(since, Times.text(point.staleAfter())));
    }
}
