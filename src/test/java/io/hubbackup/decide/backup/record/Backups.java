package io.hubbackup.decide.backup.record;

import io.hubbackup.hub.BackupContents;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.wire.BackupTimestamp;
import io.hubbackup.wire.BackupType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A Velero Backup as a test describes it; what is not said is as on a healthy hub. */
record Backups(
        String name,
        Map<String, String> labels,
        String storage,
        String phase,
        Instant started,
        Optional<Instant> expiration,
        boolean deletes) {

    static final String HUB = "hub-1";
    static final String HUB_LABEL = "cluster.open-cluster-management.io/backup-cluster";

    static Backups of(BackupType type, Instant ordered) {
        return new Backups(
                type.scheduleName() + "-" + BackupTimestamp.format(ordered),
                Map.of("velero.io/schedule-name", type.scheduleName(), HUB_LABEL, HUB),
                "default",
                "Completed",
                ordered,
                Optional.empty(),
                false);
    }

    /** What a restore leaves behind to say that it took over. */
    static Backups marker(Instant ordered) {
        return new Backups(
                "acm-restore-clusters-" + BackupTimestamp.format(ordered),
                Map.of("cluster.open-cluster-management.io/restore-cluster", HUB),
                "default",
                "Completed",
                ordered,
                Optional.empty(),
                false);
    }

    Backups phase(String other) {
        return new Backups(name, labels, storage, other, started, expiration, deletes);
    }

    Backups partial() {
        return phase("PartiallyFailed");
    }

    Backups hub(String other) {
        return new Backups(
                name,
                Map.of("velero.io/schedule-name", labels.getOrDefault("velero.io/schedule-name", ""), HUB_LABEL, other),
                storage,
                phase,
                started,
                expiration,
                deletes);
    }

    Backups storage(String other) {
        return new Backups(name, labels, other, phase, started, expiration, deletes);
    }

    Backups started(Instant start) {
        return new Backups(name, labels, storage, phase, start, expiration, deletes);
    }

    Backups expires(Instant end) {
        return new Backups(name, labels, storage, phase, started, Optional.of(end), deletes);
    }

    Backups deleting() {
        return new Backups(name, labels, storage, phase, started, expiration, true);
    }

    BackupSeen seen() {
        boolean begun = !phase.equals("New") && !phase.equals("Queued");
        return new BackupSeen(
                new ObjectKey("open-cluster-management-backup", name),
                "uid-" + name,
                labels,
                Optional.empty(),
                storage,
                phase,
                // The object of another hub's backup is made by synchronisation, at any time.
                Instant.parse("2026-11-21T23:00:00Z"),
                begun ? Optional.of(started) : Optional.empty(),
                phase.equals("Completed") ? Optional.of(started.plusSeconds(90)) : Optional.empty(),
                expiration,
                0,
                0,
                "",
                BackupContents.UNKNOWN,
                deletes);
    }
}
