package io.hubbackup.decide.backup.status;

import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.ScheduleStage;
import io.hubbackup.decide.backup.status.Verdict.Truth;
import java.util.EnumSet;
import java.util.Set;

/** The two conditions of kstatus: is the operator at work or waiting for something that passes, or is it somebody else's turn? */
final class Progress {

    /** Only a change by somebody ends these; they are not tried again. */
    private static final Set<Reason> STALLED = EnumSet.of(
            Reason.OlderBackupScheduleExists,
            Reason.NamespaceWillBeDeleted,
            Reason.NameTooLong,
            Reason.CronInvalid,
            Reason.CronNeverFires,
            Reason.DurationInvalid,
            Reason.ManagedServiceAccountDisabled,
            Reason.StorageMissing,
            Reason.WrongNamespace,
            Reason.NoDefaultStorage,
            Reason.StorageReadOnly,
            Reason.ForeignBackup,
            Reason.HubReplaced,
            Reason.ScheduleNameTaken,
            Reason.VeleroRefusesSchedule);

    private Progress() {}

    static Verdict stalled(Decision decision, Verdict ready) {
        return ready.as(ConditionType.Stalled, stuck(ready) ? Truth.TRUE : Truth.FALSE);
    }

    static Verdict reconciling(Decision decision, Verdict ready) {
        boolean resting = ready.isTrue() || stuck(ready) || decision.stage() instanceof ScheduleStage.Paused;
        return ready.as(ConditionType.Reconciling, resting ? Truth.FALSE : Truth.TRUE);
    }

    private static boolean stuck(Verdict ready) {
        return !ready.isTrue() && STALLED.contains(ready.reason());
    }
}
