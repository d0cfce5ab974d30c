package io.hubbackup.decide.restore.plan;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All runs of backups that are told apart by hub, storage location and time; never is a backup in two of them (W14). */
final class BackupRuns {

    /** How far apart the times of one run may be: Velero looks at its schedules once a minute. */
    static final Duration TOLERANCE = Duration.ofMinutes(2);

    private record Origin(String hub, String storageLocation) {
        static Origin of(BackupSeen backup) {
            return new Origin(DatedBackup.hubOf(backup), backup.storageLocation());
        }
    }

    private final BackupType anchor;
    private final Map<Origin, NavigableMap<Instant, Map<BackupType, DatedBackup>>> runs = new HashMap<>();

    private BackupRuns(BackupType anchor) {
        this.anchor = anchor;
    }

    /** Newest first. A run is as old as its backup of the anchor's type; runs without one do not count. */
    static List<BackupRun> of(Collection<BackupSeen> backups, WantedTypes wanted) {
        var runs = new BackupRuns(wanted.anchor());
        backups.forEach(runs::anchored);
        backups.forEach(backup -> runs.joined(backup, wanted));
        return runs.newestFirst();
    }

    /** Also one that failed is an anchor: what was made with it belongs to no other run. */
    private void anchored(BackupSeen backup) {
        if (DatedBackup.typeOf(backup).filter(type -> type == anchor).isPresent()) {
            DatedBackup.of(backup)
                    .ifPresent(dated -> runs.computeIfAbsent(Origin.of(backup), origin -> new TreeMap<>())
                            .computeIfAbsent(dated.ordered(), time -> BackupRun.members())
                            .merge(anchor, dated, (one, other) -> better(dated.ordered(), one, other)));
        }
    }

    private void joined(BackupSeen backup, WantedTypes wanted) {
        var type = DatedBackup.typeOf(backup)
                .filter(found -> found != anchor && wanted.all().contains(found));
        var origin = Optional.ofNullable(runs.get(Origin.of(backup)));
        if (type.isPresent() && origin.isPresent()) {
            DatedBackup.of(backup)
                    .ifPresent(dated -> nearest(origin.get(), dated)
                            .ifPresent(run -> run.getValue()
                                    .merge(type.get(), dated, (one, other) -> better(run.getKey(), one, other))));
        }
    }

    private static Optional<Map.Entry<Instant, Map<BackupType, DatedBackup>>> nearest(
            NavigableMap<Instant, Map<BackupType, DatedBackup>> runs, DatedBackup dated) {
        var around = new ArrayList<Map.Entry<Instant, Map<BackupType, DatedBackup>>>();
        Optional.ofNullable(runs.floorEntry(dated.ordered())).ifPresent(around::add);
        Optional.ofNullable(runs.higherEntry(dated.ordered())).ifPresent(around::add);
        return around.stream()
                .min(Comparator.comparing(run -> dated.distanceTo(run.getKey())))
                .filter(run -> dated.distanceTo(run.getKey()).compareTo(TOLERANCE) <= 0);
    }

    private static DatedBackup better(Instant time, DatedBackup one, DatedBackup other) {
        return Comparator.comparing(DatedBackup::grade)
                                .thenComparing((DatedBackup dated) -> dated.distanceTo(time))
                                .thenComparing(DatedBackup.NEWEST_FIRST)
                                .compare(one, other)
                        <= 0
                ? one
                : other;
    }

    private List<BackupRun> newestFirst() {
        var all = new ArrayList<BackupRun>();
        runs.forEach((origin, byTime) ->
                byTime.forEach((time, backups) -> all.add(new BackupRun(time, origin.hub(), backups))));
        all.sort(Comparator.comparing(BackupRun::time)
                .reversed()
                .thenComparing(BackupRun::hub)
                .thenComparing(run -> run.of(anchor).map(BackupSeen::name).orElse("")));
        return all;
    }
}
