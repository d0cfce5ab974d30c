package io.hubbackup.decide.backup.preparation;

import io.hubbackup.wire.GoDuration;
import java.time.Duration;
import java.util.Optional;

/** How long a token lives (B4.20). */
final class TokenValidity {

    private static final Duration DEFAULT = Duration.ofHours(1440);
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private TokenValidity() {}

    /** In Go's form; a backup that lives for its ttl then holds a token with half its life left. */
    static String of(Optional<Duration> tokenTtl, Optional<Duration> veleroTtl) {
        var validity = given(tokenTtl)
                .or(() -> given(veleroTtl).map(ttl -> ttl.multipliedBy(2)))
                .orElse(DEFAULT);
        return new GoDuration(validity.compareTo(LONGEST) > 0 ? LONGEST : validity).format();
    }

    /** {@code 240h} is {@code 240h0m0s}; a text that is no duration equals only itself. */
    static boolean same(String seen, String wanted) {
        return seen.equals(wanted) || parsed(seen).isPresent() && parsed(seen).equals(parsed(wanted));
    }

    private static Optional<Duration> given(Optional<Duration> ttl) {
        return ttl.filter(duration -> !duration.isZero());
    }

    private static Optional<GoDuration> parsed(String text) {
        return GoDuration.parse(text).fold(Optional::of, why -> Optional.empty());
    }
}
