package io.hubbackup.decide.policy;

import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.BackupPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The backups of one run of the cron: their names carry the same moment. What somebody made by hand of a Velero Schedule belongs to none.
 *
 * @param ordered the earliest moment in a name
 * @param members at most one of each type, at least one
 */
public record BackupSet(Instant ordered, Map<BackupType, BackupSeen> members) {

    /** The names of one run of the cron differ by no more than this, because Velero looks at its Schedules one after the other (policies N02). */
    public static final Duration TOGETHER = Duration.ofSeconds(60);

    public BackupSet {
        members = Collections.unmodifiableMap(new EnumMap<>(members));
    }

    /** The sets of one origin, found while they are asked for: a hub keeps thousands of backups, and the newest sets matter. */
    public static Stream<BackupSet> newestFirst(BackupLedger ledger, Origin origin, Duration tolerance) {
        var waiting = new EnumMap<BackupType, Deque<Dated>>(BackupType.class);
        for (var type : BackupType.values()) {
            waiting.put(type, newestFirst(ledger.all(type, origin), type));
        }
        return Stream.generate(() -> next(waiting.values().stream().toList(), tolerance))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream);
    }

    /** The newest set of which the hub's data can all be restored. */
    public static Optional<BackupSet> newestComplete(BackupLedger ledger, Origin origin, Instant now) {
        return newestFirst(ledger, origin, TOGETHER)
                .filter(set -> set.complete(now))
                .findFirst();
    }

    private record Dated(BackupType type, BackupSeen backup) {

        /** The names of one type differ in their digits alone, so that they sort by time. */
        static final Comparator<BackupSeen> NEWEST_FIRST =
                Comparator.comparing(BackupSeen::name).reversed();

        Optional<Instant> moment() {
            return BackupName.parse(backup.name())
                    .filter(name -> name.prefix().equals(type.scheduleName()))
                    .map(BackupName::instant);
        }
    }

    private static Deque<Dated> newestFirst(List<BackupSeen> backups, BackupType type) {
        return backups.stream()
                .filter(backup -> backup.name().startsWith(type.scheduleName() + "-"))
                .sorted(Dated.NEWEST_FIRST)
                .map(backup -> new Dated(type, backup))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private static Optional<BackupSet> next(List<Deque<Dated>> waiting, Duration tolerance) {
        waiting.forEach(BackupSet::dropUndated);
        var latest = waiting.stream().flatMap(queue -> moment(queue).stream()).max(Comparator.naturalOrder());
        return latest.map(moment -> {
            var earliest = moment.minus(tolerance);
            var members = new EnumMap<BackupType, BackupSeen>(BackupType.class);
            var ordered = moment;
            for (var queue : waiting) {
                var own = moment(queue).filter(at -> !at.isBefore(earliest));
                if (own.isPresent()) {
                    var member = queue.remove();
                    members.put(member.type(), member.backup());
                    ordered = own.get().isBefore(ordered) ? own.get() : ordered;
                }
            }
            return new BackupSet(ordered, members);
        });
    }

    private static void dropUndated(Deque<Dated> queue) {
        while (!queue.isEmpty() && moment(queue).isEmpty()) {
            queue.remove();
        }
    }

    private static Optional<Instant> moment(Deque<Dated> queue) {
        return Optional.ofNullable(queue.peek()).flatMap(Dated::moment);
    }

    public Optional<BackupSeen> member(BackupType type) {
        return Optional.ofNullable(members.get(type));
    }

    /** Whether all four that hold data can be restored. */
    public boolean complete(Instant now) {
        return BackupType.dataTypes().stream()
                .allMatch(type -> member(type)
                        .filter(backup -> BackupLedger.restorable(backup, now))
                        .isPresent());
    }

    /** Whether Velero still works on one of them, or will. */
    public boolean open() {
        return members.values().stream().map(BackupLedger::phase).anyMatch(phase -> phase.pending() || phase.running());
    }

    /** The members in one of these phases, by type. */
    public List<BackupSeen> in(BackupPhase... phases) {
        var wanted = List.of(phases);
        return members.values().stream()
                .filter(backup -> wanted.contains(BackupLedger.phase(backup)))
                .toList();
    }

    /** From its order to the end of its last member; empty while one has not ended. */
    public Optional<Duration> took() {
        var ends = members.values().stream()
                .flatMap(backup -> backup.completed().stream())
                .toList();
        return ends.size() < members.size()
                ? Optional.empty()
                : ends.stream().max(Comparator.naturalOrder()).map(end -> Duration.between(ordered, end));
    }
}
