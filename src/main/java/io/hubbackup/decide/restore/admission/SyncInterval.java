package io.hubbackup.decide.restore.admission;

import io.hubbackup.wire.GoDuration;
import java.time.Duration;
import java.util.Optional;

/** How often a passive hub looks for newer backups without an event (R1.9). */
public sealed interface SyncInterval {

    /** Where nothing, or zero, is given. */
    Duration DEFAULT = Duration.ofMinutes(30);

    /** A shorter one keeps the hub busy and finds nothing earlier, for new backups are seen when they come (W33, W44). */
    Duration SHORTEST = Duration.ofMinutes(1);

    /** One that can be kept. */
    record Usable(Duration value) implements SyncInterval {}

    /** One that cannot be kept; {@code why} is the fact without the remedy. */
    record Unusable(Refusal.Reason reason, String text, String why) implements SyncInterval {}

    static SyncInterval of(Optional<String> text) {
        return text.map(SyncInterval::parse).orElse(new Usable(DEFAULT));
    }

    private static SyncInterval parse(String text) {
        return GoDuration.parse(text)
                .fold(
                        interval -> judge(text, interval),
                        why -> new Unusable(Refusal.Reason.SyncIntervalUnreadable, text, why));
    }

    private static SyncInterval judge(String text, GoDuration interval) {
        if (interval.isZero()) {
            return new Usable(DEFAULT);
        }
        if (interval.isNegative()) {
            return new Unusable(Refusal.Reason.SyncIntervalNegative, text, "an interval cannot be negative");
        }
        return interval.value().compareTo(SHORTEST) < 0
                ? new Unusable(Refusal.Reason.SyncIntervalTooShort, text, "it is shorter than one minute")
                : new Usable(interval.value());
    }
}
