package io.hubbackup.decide.restore.activation;

import io.hubbackup.hub.SecretSeen;
import io.hubbackup.wire.MsaNames;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which token of a cluster is tried (R6.10, R6.12): one that is known to have expired never is. */
sealed interface TokenChoice {

    /** The backup held none. */
    record None() implements TokenChoice {}

    /** What is there was read, and is no token. */
    record Unusable(String secret) implements TokenChoice {}

    /** The last of them expired at that time. */
    record Expired(String secret, Instant at) implements TokenChoice {}

    /**
     * These may be tried.
     *
     * @param secrets best first
     * @param dated whether it is known until when they are valid
     */
    record Usable(List<SecretSeen> secrets, boolean dated) implements TokenChoice {}

    /**
     * @param there all secrets of the cluster's namespace
     * @param until a token must be valid beyond this time
     * @param unusable UIDs of secrets that hold no token
     */
    static TokenChoice among(Collection<SecretSeen> there, Instant until, Set<String> unusable) {
        var tokens = there.stream()
                .filter(secret -> secret.importToken() && !secret.deleting())
                .toList();
        if (tokens.isEmpty()) {
            return new None();
        }
        var readable = tokens.stream()
                .filter(secret -> !unusable.contains(secret.uid()))
                .toList();
        if (readable.isEmpty()) {
            return new Unusable(tokens.getFirst().name());
        }
        var dated = readable.stream()
                .filter(secret -> expiration(secret).isPresent())
                .sorted(Comparator.comparing(TokenChoice::end).reversed().thenComparing(SecretSeen::name))
                .toList();
        var valid = dated.stream().filter(secret -> end(secret).isAfter(until)).toList();
        if (!valid.isEmpty()) {
            return new Usable(valid, true);
        }
        var undated =
                readable.stream().filter(secret -> expiration(secret).isEmpty()).toList();
        return undated.isEmpty()
                ? new Expired(dated.getFirst().name(), end(dated.getFirst()))
                : new Usable(undated, false);
    }

    private static Instant end(SecretSeen secret) {
        return expiration(secret).orElse(Instant.MIN);
    }

    private static Optional<Instant> expiration(SecretSeen secret) {
        try {
            return Optional.ofNullable(secret.annotations().get(MsaNames.EXPIRATION_ANNOTATION))
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
