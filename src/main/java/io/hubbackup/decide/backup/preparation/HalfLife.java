package io.hubbackup.decide.backup.preparation;

import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.wire.MsaNames;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * When half of a token's life is over (B4.28).
 *
 * <pre>
 *   refresh ───────────── half life ───────────── expiration     main
 *                          └─ pair is made ─────────────────────── …  pair
 * </pre>
 */
final class HalfLife {

    private HalfLife() {}

    /** From the account itself, and only while that says nothing from the copy on its secret (BW28). */
    static Optional<Instant> of(TokenAccountSeen account, Optional<SecretSeen> token) {
        return between(account.lastRefreshTimestamp(), account.expirationTimestamp())
                .or(() -> token.flatMap(secret -> between(
                        annotation(secret, MsaNames.REFRESH_ANNOTATION),
                        annotation(secret, MsaNames.EXPIRATION_ANNOTATION))));
    }

    private static Optional<Instant> between(Optional<String> refresh, Optional<String> expiration) {
        return refresh.flatMap(HalfLife::instant)
                .flatMap(start -> expiration
                        .flatMap(HalfLife::instant)
                        .filter(start::isBefore)
                        .map(end -> start.plus(Duration.between(start, end).dividedBy(2))));
    }

    private static Optional<String> annotation(SecretSeen secret, String key) {
        return Optional.ofNullable(secret.annotations().get(key));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
