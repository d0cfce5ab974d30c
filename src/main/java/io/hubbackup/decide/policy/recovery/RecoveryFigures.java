package io.hubbackup.decide.policy.recovery;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.BackupSet;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether this hub can be recovered, from when, and in what time.
 *
 * @param point when the newest complete backup set was begun, of whichever hub: the moment to which a recovery goes back; its age is the recovery point age
 * @param sync what a passive hub has restored; empty on any other
 * @param forecast how long the backups take
 * @param estimated how long the recovery from the newest complete set would take; never less than the last activation did
 * @param measured how long the last activation took
 */
public record RecoveryFigures(
        Optional<Instant> point,
        Optional<SyncProgress> sync,
        SetForecast forecast,
        Optional<Duration> estimated,
        Optional<Duration> measured) {

    /** Of a hub of which nothing is known. */
    public static final RecoveryFigures NONE = new RecoveryFigures(
            Optional.empty(), Optional.empty(), SetForecast.NONE, Optional.empty(), Optional.empty());

    /** Unreadable when the backups are; what else cannot be read leaves its figure out. */
    public static Observed<RecoveryFigures> of(HubSnapshot hub, Instant now) {
        return BackupLedger.of(hub).map(ledger -> of(ledger, hub, now));
    }

    private static RecoveryFigures of(BackupLedger ledger, HubSnapshot hub, Instant now) {
        var set = Stream.of(Origin.values())
                .flatMap(origin -> BackupSet.newestComplete(ledger, origin, now).stream())
                .max(Comparator.comparing(BackupSet::ordered));
        var restores = RestoreRuns.of(hub);
        var measured = restores.lastActivation();
        return new RecoveryFigures(
                set.map(BackupSet::ordered),
                sync(hub, now),
                value(SetForecast.of(hub, now)).orElse(SetForecast.NONE),
                set.flatMap(restores::estimate).map(length -> longer(length, measured)),
                measured);
    }

    private static Duration longer(Duration estimated, Optional<Duration> measured) {
        return measured.filter(length -> length.compareTo(estimated) > 0).orElse(estimated);
    }

    private static Optional<SyncProgress> sync(HubSnapshot hub, Instant now) {
        return value(HubRole.of(hub))
                .filter(role -> role == HubRole.PASSIVE)
                .flatMap(role -> value(BackupNamespace.restore(hub)))
                .flatMap(newest -> newest)
                .flatMap(restore -> value(SyncProgress.of(hub, restore, now)));
    }

    private static <T> Optional<T> value(Observed<T> seen) {
        return seen.fold(Optional::of, api -> Optional.empty(), no -> Optional.empty());
    }
}
