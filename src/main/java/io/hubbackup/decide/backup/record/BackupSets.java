package io.hubbackup.decide.backup.record;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.BackupPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The data backups that are worth something now, and how they belong together (BW40). */
public final class BackupSets {

    private final List<BackupMoment> moments;
    private final Duration tolerance;
    private final Instant now;

    private BackupSets(List<BackupMoment> moments, Duration tolerance, Instant now) {
        this.moments = moments;
        this.tolerance = tolerance;
        this.now = now;
    }

    /**
     * @param backups those of one namespace; expired ones and those on their way out do not count
     * @param tolerance how far apart the times of one run may be, see {@link CronOutlook#tolerance()}
     */
    public static BackupSets of(Indexed<BackupSeen> backups, Duration tolerance, Instant now) {
        var moments = backups.stream()
                .filter(backup -> usable(backup, now))
                .flatMap(backup -> BackupMoment.of(backup).stream())
                .filter(moment -> moment.type().data())
                .sorted(BackupMoment.NEWEST_FIRST)
                .toList();
        return new BackupSets(moments, tolerance, now);
    }

    /** All complete sets, newest first: to each resources backup the nearest of each other type, of the same hub and in the same storage location. */
    public List<CompleteSet> complete() {
        return newestFirst().toList();
    }

    public Optional<CompleteSet> newest() {
        return newestFirst().findFirst();
    }

    /** One after the other, for whoever asks for the next one. */
    private Stream<CompleteSet> newestFirst() {
        var completed = moments.stream().filter(BackupSets::succeeded).toList();
        return completed.stream()
                .filter(moment -> moment.type() == BackupType.RESOURCES)
                .flatMap(anchor -> assembled(anchor, around(anchor, completed)).stream());
    }

    /**
     * The newest run that is over and is not a complete set, if it is newer than the newest complete one. A run is over when none of its backups waits or runs, and the time in which a late
     * one could still be ordered has passed.
     */
    public Optional<IncompleteSet> incomplete() {
        var known = newest().map(set -> set.backups().values());
        for (List<BackupMoment> run : runs()) {
            if (known.filter(set -> run.stream().map(BackupMoment::backup).anyMatch(set::contains))
                    .isPresent()) {
                return Optional.empty();
            }
            if (over(run)) {
                return shortfall(run);
            }
        }
        return Optional.empty();
    }

    private static boolean usable(BackupSeen backup, Instant now) {
        return !backup.deleting()
                && BackupPhase.of(backup.phase()) != BackupPhase.DELETING
                && backup.expiration().filter(end -> !end.isAfter(now)).isEmpty();
    }

    private static boolean succeeded(BackupMoment moment) {
        return BackupPhase.of(moment.backup().phase()).succeeded();
    }

    /** The nearest backup of each data type around the anchor; of two equally near ones the newer, then the first by name. */
    private Map<BackupType, BackupMoment> around(BackupMoment anchor, List<BackupMoment> candidates) {
        var nearest = new EnumMap<BackupType, BackupMoment>(BackupType.class);
        for (BackupType type : BackupType.dataTypes()) {
            candidates.stream()
                    .filter(moment -> moment.type() == type && sameOrigin(moment, anchor))
                    .filter(moment -> moment.distanceTo(anchor).compareTo(tolerance) <= 0)
                    .min(Comparator.comparing((BackupMoment moment) -> moment.distanceTo(anchor))
                            .thenComparing(BackupMoment.NEWEST_FIRST))
                    .ifPresent(moment -> nearest.put(type, moment));
        }
        nearest.put(anchor.type(), anchor);
        return nearest;
    }

    private static boolean sameOrigin(BackupMoment one, BackupMoment other) {
        return hubOf(one).equals(hubOf(other))
                && one.backup().storageLocation().equals(other.backup().storageLocation());
    }

    private static String hubOf(BackupMoment moment) {
        return moment.backup().label(BackupLabels.HUB).orElse("");
    }

    private static Optional<CompleteSet> assembled(BackupMoment anchor, Map<BackupType, BackupMoment> found) {
        if (found.size() < BackupType.dataTypes().size()) {
            return Optional.empty();
        }
        var backups = new EnumMap<BackupType, BackupSeen>(BackupType.class);
        found.forEach((type, moment) -> backups.put(type, moment.backup()));
        return found.values().stream()
                .map(moment -> moment.backup().started().orElse(moment.ordered()))
                .min(Comparator.naturalOrder())
                .map(time -> new CompleteSet(time, hubOf(anchor), backups));
    }

    /** All data backups, cut into runs from the newest down: what is not further from the newest of its run than the tolerance. */
    private List<List<BackupMoment>> runs() {
        var runs = new ArrayList<List<BackupMoment>>();
        for (BackupMoment moment : moments) {
            if (runs.isEmpty() || moment.distanceTo(runs.getLast().getFirst()).compareTo(tolerance) > 0) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(moment);
        }
        return runs;
    }

    private boolean over(List<BackupMoment> run) {
        return run.stream()
                        .map(moment -> BackupPhase.of(moment.backup().phase()))
                        .allMatch(BackupPhase::finished)
                && run.getFirst().ordered().plus(tolerance).isBefore(now);
    }

    private static Optional<IncompleteSet> shortfall(List<BackupMoment> run) {
        var missing = new ArrayList<BackupType>();
        var unsuccessful = new EnumMap<BackupType, BackupSeen>(BackupType.class);
        for (BackupType type : BackupType.dataTypes()) {
            var ofType = run.stream().filter(moment -> moment.type() == type).toList();
            if (ofType.isEmpty()) {
                missing.add(type);
            } else if (ofType.stream().noneMatch(BackupSets::succeeded)) {
                unsuccessful.put(type, ofType.getFirst().backup());
            }
        }
        return missing.isEmpty() && unsuccessful.isEmpty()
                ? Optional.empty()
                : Optional.of(new IncompleteSet(run.getFirst().ordered(), missing, unsuccessful));
    }
}
