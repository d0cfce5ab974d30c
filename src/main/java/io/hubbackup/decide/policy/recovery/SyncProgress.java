package io.hubbackup.decide.policy.recovery;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a passive hub has followed the backups of the other one.
 *
 * @param newest when the newest restorable backup of the other hub was begun, by type
 * @param restored when the newest one that is restored here was begun, by type
 * @param behindSince when the first backup ended that should have been restored since and was not, by type; empty while nothing is outstanding
 */
public record SyncProgress(
        Map<BackupType, Instant> newest, Map<BackupType, Instant> restored, Map<BackupType, Instant> behindSince) {

    /** How Velero calls a restore that ended with something restored. */
    private static final Set<String> ENDED = Set.of("Completed", "PartiallyFailed");

    public SyncProgress {
        newest = Map.copyOf(newest);
        restored = Map.copyOf(restored);
        behindSince = Map.copyOf(behindSince);
    }

    /** Unreadable when backups or Velero Restores are. */
    public static Observed<SyncProgress> of(HubSnapshot hub, RestoreSeen restore, Instant now) {
        return BackupLedger.of(hub)
                .fold(
                        ledger -> hub.velero().restores().map(all -> of(ledger, all, restore, now)),
                        Observed::notServed,
                        no -> Observed.unreadable(no.api(), no.why()));
    }

    private static SyncProgress of(
            BackupLedger ledger, Indexed<VeleroRestoreSeen> all, RestoreSeen restore, Instant now) {
        var restored = new EnumMap<BackupType, Instant>(BackupType.class);
        var wanted = EnumSet.noneOf(BackupType.class);
        restore.terms().veleroRestores().stream()
                .flatMap(name -> all.get(restore.namespace(), name).stream())
                .forEach(one -> BackupName.parse(one.object().backupName())
                        .ifPresent(backup -> backup.type()
                                .filter(BackupType::data)
                                .ifPresent(type -> {
                                    wanted.add(type);
                                    if (ENDED.contains(one.object().status().phaseText())) {
                                        restored.merge(type, backup.instant(), SyncProgress::later);
                                    }
                                })));
        // Before the first round nobody knows which types are wanted; the credentials always come first.
        var types = wanted.isEmpty() ? EnumSet.of(BackupType.CREDENTIALS) : wanted;
        var newest = new EnumMap<BackupType, Instant>(BackupType.class);
        var behind = new EnumMap<BackupType, Instant>(BackupType.class);
        for (var type : types) {
            ledger.all(type, Origin.PEER).stream()
                    .filter(backup -> BackupLedger.restorable(backup, now))
                    .forEach(backup -> {
                        newest.merge(type, moment(backup), SyncProgress::later);
                        outstanding(backup, Optional.ofNullable(restored.get(type)), restore)
                                .ifPresent(since -> behind.merge(type, since, SyncProgress::earlier));
                    });
        }
        return new SyncProgress(newest, restored, behind);
    }

    /** Since when it waits; a backup that was there before the Restore waits since then. */
    private static Optional<Instant> outstanding(BackupSeen backup, Optional<Instant> restored, RestoreSeen restore) {
        var ended = backup.completed().orElse(moment(backup));
        return restored.filter(done -> !moment(backup).isAfter(done)).isPresent()
                ? Optional.empty()
                : Optional.of(later(ended, restored.isPresent() ? ended : restore.created()));
    }

    /** The digits of the name: the same on both hubs, and what the Velero Restore says. */
    private static Instant moment(BackupSeen backup) {
        return BackupName.parse(backup.name()).map(BackupName::instant).orElseGet(() -> BackupLedger.begin(backup));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Since when something is outstanding. */
    public Optional<Instant> since() {
        return behindSince.values().stream().min(Instant::compareTo);
    }

    /** How much older what is here is than what there is, by the type that is furthest behind; zero for one that follows. */
    public Duration lag() {
        return restored.entrySet().stream()
                .map(done -> Duration.between(done.getValue(), newest.getOrDefault(done.getKey(), done.getValue())))
                .max(Duration::compareTo)
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }
}
