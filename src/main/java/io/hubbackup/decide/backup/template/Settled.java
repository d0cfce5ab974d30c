package io.hubbackup.decide.backup.template;

import io.hubbackup.hub.Observed;
import java.util.Optional;

/**
 * A part of a Velero Schedule, decided as far as the hub could be read (BW1, BW15).
 *
 * @param value what shall stand there; empty when nothing is known and nothing stands there yet
 * @param doubt why it could not be read, if so
 */
record Settled<T>(Optional<T> value, Optional<String> doubt) {

    static <T> Settled<T> on(T value) {
        return new Settled<>(Optional.of(value), Optional.empty());
    }

    /** What was read, or what stands in the Velero Schedule now: a failed look changes nothing. */
    static <T> Settled<T> of(Observed<T> fact, Optional<T> standing) {
        return fact.fold(
                Settled::on,
                api -> new Settled<>(standing, Optional.of(api + " is not served")),
                unreadable -> new Settled<>(standing, Optional.of(unreadable.api() + ": " + unreadable.why())));
    }

    /** For facts that are certain when their API is not served: a kind that is not there has no objects. */
    static <T> Observed<T> whenNotServed(Observed<T> fact, T meant) {
        return fact.fold(
                Observed::of,
                api -> Observed.of(meant),
                unreadable -> Observed.unreadable(unreadable.api(), unreadable.why()));
    }
}
