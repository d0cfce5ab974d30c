package io.hubbackup.decide.backup.template;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.VeleroLabels;
import io.hubbackup.wire.velero.DeleteBackupRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has validation backups deleted that outlived their time. Velero does not collect those that ended FailedValidation or whose storage location became invalid, and a policy
 * takes a leftover for a sign of life (B6.4).
 */
public final class ExpiredValidationBackups {

    /** A request that failed is not repeated sooner, or each answer of Velero would bring the next one. */
    private static final Duration RETRY_AFTER = Duration.ofHours(1);

    private ExpiredValidationBackups() {}

    /** Only for backups of this hub (BW37), and only when backups, requests and identity could be read (B6.5). */
    public static Plan of(View view) {
        var velero = view.hub().velero();
        if (velero.backups() instanceof Observed.Value<Indexed<BackupSeen>>(var backups)
                && velero.deleteRequests() instanceof Observed.Value<Indexed<DeleteRequestSeen>>(var requests)
                && view.hub().identity() instanceof Observed.Value<HubIdentity>(var hub)) {
            return Plan.parallel(backups.in(view.namespace()).stream()
                    .filter(backup -> overdue(backup, hub, view))
                    .flatMap(backup -> next(backup, requestsFor(backup, requests), view).stream())
                    .toList());
        }
        return Plan.nothing();
    }

    /** B6.4: the phase does not matter; without an expiration it is kept. */
    private static boolean overdue(BackupSeen backup, HubIdentity hub, View view) {
        return backup.label(VeleroLabels.SCHEDULE_NAME)
                        .filter(BackupType.VALIDATION.scheduleName()::equals)
                        .isPresent()
                && backup.label(BackupLabels.HUB).filter(hub.id()::equals).isPresent()
                && backup.expiration().filter(view.now()::isAfter).isPresent()
                && !backup.deleting();
    }

    private static List<DeleteRequestSeen> requestsFor(BackupSeen backup, Indexed<DeleteRequestSeen> requests) {
        return requests.in(backup.namespace()).stream()
                .filter(request -> request.backupName().equals(backup.name()))
                .toList();
    }

    /**
     * B6.6: no request yet, make one; a request without errors, wait. BW37: after one with errors the Backup object stays, because the data may still be in the bucket and Velero
     * would bring the object back; the request is taken away instead, so that the next pass asks again.
     */
    private static Optional<Write> next(BackupSeen backup, List<DeleteRequestSeen> requests, View view) {
        if (requests.isEmpty()) {
            return Optional.of(request(backup));
        }
        return requests.stream()
                .filter(request -> request.name().equals(backup.name()))
                .filter(request -> !request.errors().isEmpty())
                .filter(request -> !request.created().plus(RETRY_AFTER).isAfter(view.now()))
                .findFirst()
                .map(ExpiredValidationBackups::withdrawal);
    }

    private static Write request(BackupSeen backup) {
        return new Write.Create(
                new Target(Kinds.VELERO_DELETE_REQUEST, backup.key()),
                DeleteBackupRequest.forBackup(backup.namespace(), backup.name())
                        .tree()
                        .fields(),
                "B6.4 the validation backup expired");
    }

    private static Write withdrawal(DeleteRequestSeen failed) {
        return new Write.Delete(
                new Target(Kinds.VELERO_DELETE_REQUEST, failed.key()),
                failed.uid(),
                Write.Propagation.BACKGROUND,
                "BW37 Velero could not delete the backup; the next request tries again");
    }
}
