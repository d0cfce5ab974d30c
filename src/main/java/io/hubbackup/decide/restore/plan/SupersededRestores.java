package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.velero.BackupPhase;
import java.util.stream.Collectors;

/** Velero Restores of earlier runs whose backup is gone: nobody learns anything from them any more (R2.35). */
public final class SupersededRestores {

    private SupersededRestores() {}

    /** The deletions. What belongs to the current plan stays, and so does everything while something cannot be read. */
    public static Plan removal(RestoreView view, RestorePlan current) {
        var kept = current.restores().stream().map(PlannedRestore::name).collect(Collectors.toSet());
        return view.hub()
                .velero()
                .backups()
                .fold(
                        backups -> view.owned()
                                .fold(
                                        owned -> Plan.parallel(owned.stream()
                                                .filter(restore -> !kept.contains(restore.name()))
                                                .filter(restore -> superseded(restore, backups))
                                                .map(SupersededRestores::removed)
                                                .toList()),
                                        api -> Plan.nothing(),
                                        unknown -> Plan.nothing()),
                        api -> Plan.nothing(),
                        unknown -> Plan.nothing());
    }

    private static boolean superseded(VeleroRestoreSeen restore, Indexed<BackupSeen> backups) {
        var backup = restore.object().backupName();
        return !restore.deleting()
                && !restore.uid().isEmpty()
                && !backup.isEmpty()
                && backups.get(restore.namespace(), backup)
                        .filter(found -> !gone(found))
                        .isEmpty();
    }

    private static boolean gone(BackupSeen backup) {
        var phase = BackupPhase.of(backup.phase());
        return backup.deleting() || phase == BackupPhase.DELETING || phase == BackupPhase.FAILED_VALIDATION;
    }

    private static Write removed(VeleroRestoreSeen restore) {
        return new Write.Delete(
                new Target(RestoreKinds.VELERO_RESTORE, restore.key()),
                restore.uid(),
                Write.Propagation.BACKGROUND,
                "R2.35 backup %s is gone".formatted(restore.object().backupName()));
    }
}
