package io.hubbackup.decide.policy.recovery;

import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether this hub can be recovered, from when, and in what time.
 *
 * @param point when the newest complete backup set was begun, of whichever hub: the moment to which a recovery goes back; its age is the recovery point age
 * @param sync what a passive hub has restored; empty on any other
 * @param forecast how long the backups take
 * @param estimated how long the recovery from the newest complete set would take
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

    /** Unreadable when the backups are. */
    public static Observed<RecoveryFigures> of(HubSnapshot hub, Instant now) {
        return Observed.of(NONE);
    }
}
