package io.hubbackup.decide.backup;

import io.hubbackup.hub.BackupContents;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.wire.BackupTimestamp;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A Velero Backup as a test describes it; what is not said is as of a finished one. */
public record SeenBackup(
        String namespace,
        String name,
        Map<String, String> labels,
        String storage,
        String phase,
        Instant created,
        Optional<Instant> started,
        Optional<Instant> completed,
        String message,
        boolean deleting) {

    private static final Duration RUN = Duration.ofSeconds(90);
    private static final Duration SYNC = Duration.ofSeconds(180);

    /** A finished backup of a type, made on this hub. */
    public static SeenBackup of(BackupType type, String hub, Instant started) {
        return new SeenBackup(
                Situation.NAMESPACE,
                type.scheduleName() + "-" + BackupTimestamp.format(started),
                labels(type, hub),
                "default",
                "Completed",
                started,
                Optional.of(started),
                Optional.of(started.plus(RUN)),
                "",
                false);
    }

    public static SeenBackup resources(String hub, Instant started) {
        return of(BackupType.RESOURCES, hub, started);
    }

    /** The same type, brought here out of the storage. */
    public static SeenBackup foreign(String hub, Instant started) {
        return resources(hub, started).created(started.plus(RUN).plus(SYNC));
    }

    public static SeenBackup marker(String hub, Instant at) {
        return new SeenBackup(
                Situation.NAMESPACE,
                "acm-restore-clusters-" + BackupTimestamp.format(at),
                Map.of("cluster.open-cluster-management.io/restore-cluster", hub),
                "default",
                "Completed",
                at,
                Optional.of(at),
                Optional.of(at.plusSeconds(5)),
                "",
                false);
    }

    private static Map<String, String> labels(BackupType type, String hub) {
        return Map.of(
                "velero.io/schedule-name",
                type.scheduleName(),
                "cluster.open-cluster-management.io/backup-cluster",
                hub,
                "cluster.open-cluster-management.io/backup-schedule-type",
                type.label());
    }

    public SeenBackup name(String other) {
        return new SeenBackup(namespace, other, labels, storage, phase, created, started, completed, message, deleting);
    }

    public SeenBackup without(String label) {
        var fewer = new HashMap<>(labels);
        fewer.remove(label);
        return new SeenBackup(namespace, name, fewer, storage, phase, created, started, completed, message, deleting);
    }

    public SeenBackup with(String label, String value) {
        var more = new HashMap<>(labels);
        more.put(label, value);
        return new SeenBackup(namespace, name, more, storage, phase, created, started, completed, message, deleting);
    }

    public SeenBackup namespace(String other) {
        return new SeenBackup(other, name, labels, storage, phase, created, started, completed, message, deleting);
    }

    public SeenBackup storage(String other) {
        return new SeenBackup(namespace, name, labels, other, phase, created, started, completed, message, deleting);
    }

    public SeenBackup created(Instant at) {
        return new SeenBackup(namespace, name, labels, storage, phase, at, started, completed, message, deleting);
    }

    /** Waits in Velero's queue: no start, no end. */
    public SeenBackup waiting(String inPhase) {
        return new SeenBackup(
                namespace,
                name,
                labels,
                storage,
                inPhase,
                created,
                Optional.empty(),
                Optional.empty(),
                message,
                deleting);
    }

    public SeenBackup running() {
        return new SeenBackup(
                namespace, name, labels, storage, "InProgress", created, started, Optional.empty(), message, deleting);
    }

    public SeenBackup ended(String inPhase, String words) {
        return new SeenBackup(namespace, name, labels, storage, inPhase, created, started, completed, words, deleting);
    }

    public SeenBackup unstarted() {
        return new SeenBackup(
                namespace, name, labels, storage, phase, created, Optional.empty(), completed, message, deleting);
    }

    public SeenBackup deleted() {
        return new SeenBackup(namespace, name, labels, storage, phase, created, started, completed, message, true);
    }

    public BackupSeen seen() {
        return new BackupSeen(
                new ObjectKey(namespace, name),
                "uid-" + name,
                labels,
                Optional.empty(),
                storage,
                phase,
                created,
                started,
                completed,
                started.map(start -> start.plus(Duration.ofHours(120))),
                phase.equals("PartiallyFailed") ? 3 : 0,
                0,
                message,
                BackupContents.UNKNOWN,
                deleting);
    }
}
