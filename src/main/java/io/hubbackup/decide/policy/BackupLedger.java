package io.hubbackup.decide.policy;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.VeleroLabels;
import io.hubbackup.wire.velero.BackupPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The backups of the five types in the backup namespace, those of this hub apart from those of others; whatever else Velero backs up there does not count (U5). */
public final class BackupLedger {

    /** Who wrote a backup. */
    public enum Origin {
        SELF,
        PEER
    }

    /** So many runs say how long one takes (policies §6.11). */
    private static final int RUNS = 10;

    private static final int FEWEST_RUNS = 3;

    private final Map<BackupType, List<BackupSeen>> own = new EnumMap<>(BackupType.class);
    private final Map<BackupType, List<BackupSeen>> foreign = new EnumMap<>(BackupType.class);

    private BackupLedger() {}

    /** Unreadable when the backups are, or when nobody knows which of them are this hub's. */
    public static Observed<BackupLedger> of(HubSnapshot hub) {
        var namespace = BackupNamespace.of(hub);
        return hub.identity()
                .fold(
                        identity -> hub.velero().backups().map(all -> of(all, namespace, identity)),
                        Observed::notServed,
                        unreadable -> Observed.unreadable(unreadable.api(), unreadable.why()));
    }

    private static BackupLedger of(Indexed<BackupSeen> all, String namespace, HubIdentity identity) {
        var ledger = new BackupLedger();
        for (var backup : all.in(namespace)) {
            backup.label(VeleroLabels.SCHEDULE_NAME)
                    .flatMap(BackupType::ofSchedule)
                    .ifPresent(type -> ledger.side(backup, identity)
                            .computeIfAbsent(type, any -> new ArrayList<>())
                            .add(backup));
        }
        return ledger;
    }

    private Map<BackupType, List<BackupSeen>> side(BackupSeen backup, HubIdentity identity) {
        return backup.label(BackupLabels.HUB).filter(identity.id()::equals).isPresent() ? own : foreign;
    }

    public List<BackupSeen> all(BackupType type, Origin origin) {
        return (origin == Origin.SELF ? own : foreign).getOrDefault(type, List.of());
    }

    /** Of both origins. */
    public Stream<BackupSeen> all(BackupType type) {
        return Stream.concat(all(type, Origin.SELF).stream(), all(type, Origin.PEER).stream());
    }

    /** The backup of this type and origin that began last. */
    public Optional<BackupSeen> newest(BackupType type, Origin origin, Predicate<BackupSeen> wanted) {
        return all(type, origin).stream().filter(wanted).max(BY_BEGIN);
    }

    /** Of whatever origin. */
    public Optional<BackupSeen> newest(BackupType type, Predicate<BackupSeen> wanted) {
        return all(type).filter(wanted).max(BY_BEGIN);
    }

    private static final Comparator<BackupSeen> BY_BEGIN =
            Comparator.comparing(BackupLedger::begin).thenComparing(BackupSeen::name);

    /** When it was begun, or at least ordered. */
    public static Instant begin(BackupSeen backup) {
        return backup.started().orElse(backup.created());
    }

    public static BackupPhase phase(BackupSeen backup) {
        return BackupPhase.of(backup.phase());
    }

    /** Whether a restore can be made of it: Completed or PartiallyFailed, and there for some time. */
    public static boolean restorable(BackupSeen backup, Instant now) {
        var phase = phase(backup);
        return (phase == BackupPhase.COMPLETED || phase == BackupPhase.PARTIALLY_FAILED) && lasts(backup, now);
    }

    /** Whether it is Completed, and there for some time. */
    public static boolean available(BackupSeen backup, Instant now) {
        return phase(backup) == BackupPhase.COMPLETED && lasts(backup, now);
    }

    private static boolean lasts(BackupSeen backup, Instant now) {
        return !backup.deleting()
                && backup.expiration().filter(end -> !end.isAfter(now)).isEmpty();
    }

    /** How long the last Completed backups of this hub took, newest first; at most ten. */
    public List<Duration> durations(BackupType type) {
        return all(type, Origin.SELF).stream()
                .filter(backup -> phase(backup) == BackupPhase.COMPLETED)
                .sorted(BY_BEGIN.reversed())
                .flatMap(backup -> duration(backup).stream())
                .limit(RUNS)
                .toList();
    }

    public static Optional<Duration> duration(BackupSeen backup) {
        return backup.started()
                .flatMap(start -> backup.completed().map(end -> Duration.between(start, end)))
                .filter(length -> !length.isNegative());
    }

    /** Longer than this only one of twenty takes; empty while too few are known. */
    public Optional<Duration> usual(BackupType type) {
        var lengths = durations(type).stream().sorted().toList();
        if (lengths.size() < FEWEST_RUNS) {
            return Optional.empty();
        }
        int rank = (int) Math.ceil(0.95 * lengths.size());
        return Optional.of(lengths.get(rank - 1));
    }
}
