package io.hubbackup.decide.policy;

import io.hubbackup.hub.BackupProgress;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupTimestamp;
import io.hubbackup.wire.TakeOverMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Backups that differ in one thing from those of {@link PolicyHub#backup}. */
public final class Backups {

    private Backups() {}

    public static BackupSeen in(BackupSeen backup, String location) {
        return changed(
                backup,
                backup.labels(),
                location,
                backup.phase(),
                backup.completed(),
                backup.expiration(),
                BackupProgress.NONE);
    }

    public static BackupSeen expiring(BackupSeen backup, Instant when) {
        return changed(
                backup,
                backup.labels(),
                backup.storageLocation(),
                backup.phase(),
                backup.completed(),
                Optional.of(when),
                backup.progress());
    }

    /** One that took that long. */
    public static BackupSeen lasting(BackupSeen backup, Duration length) {
        return changed(
                backup,
                backup.labels(),
                backup.storageLocation(),
                backup.phase(),
                backup.started().map(start -> start.plus(length)),
                backup.expiration(),
                backup.progress());
    }

    /** One that has backed up so many items, the last of them then. */
    public static BackupSeen writing(BackupSeen backup, int items, Instant last) {
        return changed(
                backup,
                backup.labels(),
                backup.storageLocation(),
                backup.phase(),
                backup.completed(),
                backup.expiration(),
                new BackupProgress(OptionalInt.of(items), Optional.of(last)));
    }

    /** One that has nothing to do with the hub: some virtual machines. */
    public static BackupSeen strange(BackupSeen backup) {
        return changed(
                backup,
                Map.of("velero.io/schedule-name", "acm-rho-virt-schedule-hourly"),
                backup.storageLocation(),
                backup.phase(),
                backup.completed(),
                backup.expiration(),
                backup.progress());
    }

    /** The marker by which a hub says that it took over. */
    public static BackupSeen marker(BackupSeen like, String hubId, Instant when) {
        var labels = new HashMap<String, String>();
        labels.put(TakeOverMarker.RESTORE_CLUSTER, hubId);
        return new BackupSeen(
                PolicyHub.key("acm-restore-clusters-" + BackupTimestamp.format(when)),
                "uid-marker-" + hubId,
                labels,
                Optional.empty(),
                "default",
                like.phase(),
                when,
                like.started().map(any -> when),
                like.completed().map(any -> when.plusSeconds(5)),
                Optional.of(when.plus(Duration.ofDays(30))),
                0,
                0,
                "",
                like.contents(),
                false);
    }

    private static BackupSeen changed(
            BackupSeen backup,
            Map<String, String> labels,
            String location,
            String phase,
            Optional<Instant> completed,
            Optional<Instant> expiration,
            BackupProgress progress) {
        return new BackupSeen(
                backup.key(),
                backup.uid(),
                labels,
                backup.hubVersion(),
                location,
                phase,
                backup.created(),
                backup.started(),
                completed,
                expiration,
                backup.errors(),
                backup.warnings(),
                backup.message(),
                backup.contents(),
                backup.deleting(),
                progress);
    }
}
