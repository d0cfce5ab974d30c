package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.BackupPhase;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The backups of the five types as figures (policies 7.2). */
final class BackupSamples {

    private static final List<String> PHASES = Arrays.stream(BackupPhase.values())
            .filter(phase -> phase != BackupPhase.NONE && phase != BackupPhase.UNKNOWN)
            .map(BackupPhase::text)
            .toList();

    private final BackupLedger ledger;
    private final Instant now;

    BackupSamples(BackupLedger ledger, Instant now) {
        this.ledger = ledger;
        this.now = now;
    }

    Stream<Sample> all() {
        return Arrays.stream(BackupType.values()).flatMap(type -> Stream.concat(byOrigin(type), own(type)));
    }

    private Stream<Sample> byOrigin(BackupType type) {
        return Arrays.stream(Origin.values()).flatMap(origin -> byOrigin(type, origin));
    }

    private Stream<Sample> byOrigin(BackupType type, Origin origin) {
        var labels = labels(type).and("origin", origin.name().toLowerCase(Locale.ROOT));
        var restorable = ledger.all(type, origin).stream()
                .filter(backup -> BackupLedger.restorable(backup, now))
                .toList();
        var newest = restorable.stream()
                .map(BackupLedger::begin)
                .max(Comparator.naturalOrder())
                .map(time -> Sample.time(Figure.LAST_RESTORABLE, labels, time));
        var completed = restorable.stream()
                .filter(backup -> BackupLedger.available(backup, now))
                .flatMap(backup -> backup.completed().stream())
                .max(Comparator.naturalOrder())
                .map(time -> Sample.time(Figure.LAST_COMPLETED, labels, time));
        var count = Figure.RESTORABLE_BACKUPS.of(labels, restorable.size());
        return Stream.concat(Stream.of(count), Stream.of(newest, completed).flatMap(Optional::stream));
    }

    private Stream<Sample> own(BackupType type) {
        var labels = labels(type);
        var phase = ledger.newest(type, Origin.SELF, any -> true).stream()
                .flatMap(last ->
                        Sample.states(Figure.LAST_BACKUP_PHASE, labels, "phase", PHASES, last.phase()).stream());
        var running = ledger.all(type, Origin.SELF).stream()
                .filter(BackupSamples::goesOn)
                .map(BackupLedger::begin)
                .min(Comparator.naturalOrder())
                .map(time -> Sample.time(Figure.RUNNING_BACKUP_START, labels, time));
        var duration = ledger.durations(type).stream()
                .findFirst()
                .map(length -> Sample.length(Figure.SET_DURATION, labels, length));
        return Stream.concat(phase, Stream.of(running, duration).flatMap(Optional::stream));
    }

    private static boolean goesOn(BackupSeen backup) {
        var phase = BackupLedger.phase(backup);
        return !backup.deleting() && (phase.pending() || phase.running());
    }

    private static Labels labels(BackupType type) {
        return Labels.of("type", type.label());
    }
}
