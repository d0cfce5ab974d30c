package io.hubbackup.decide.backup.admission;

import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.Parsed;
import java.time.Duration;
import java.util.Optional;

/** A lifetime as users write it. */
public final class TtlText {

    private TtlText() {}

    /** Go's words where it is not a duration at all, ours where it is a negative one. */
    static Parsed<GoDuration> parse(String text) {
        return GoDuration.parse(text)
                .then(ttl -> ttl.isNegative() ? Parsed.bad("a lifetime cannot be negative") : Parsed.ok(ttl));
    }

    /** The lifetime, unless it is zero, which means absent (B1.7). */
    public static Optional<Duration> usable(String text) {
        return parse(text)
                .fold(
                        ttl -> ttl.isZero() ? Optional.<Duration>empty() : Optional.of(ttl.value()),
                        why -> Optional.empty());
    }

    static String format(Duration duration) {
        return new GoDuration(duration).format();
    }
}
