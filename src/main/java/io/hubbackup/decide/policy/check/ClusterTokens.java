package io.hubbackup.decide.policy.check;

import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.wire.MsaNames;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The import tokens of one cluster that needs some (T03).
 *
 * @param tokens its accounts, each with its secret
 * @param grace a cluster and an account get this long
 */
record ClusterTokens(ClusterSeen cluster, List<Token> tokens, Duration grace) {

    /** How it stands. */
    enum State {
        OK("ok"),
        MISSING_ACCOUNT("no account"),
        MISSING_SECRET("no secret"),
        EXPIRED("expired");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** What was found, and when that changes by itself. */
    record Found(ClusterSeen cluster, State state, Optional<Instant> next) {}

    /** @param end empty when nobody says */
    private record Token(TokenAccountSeen account, Optional<SecretSeen> secret, Optional<Instant> end) {

        static Token of(TokenAccountSeen account, Optional<SecretSeen> secret) {
            return new Token(
                    account,
                    secret,
                    secret.flatMap(found -> time(found.annotations().get(MsaNames.EXPIRATION_ANNOTATION)))
                            .or(() -> account.expirationTimestamp().flatMap(Token::time)));
        }

        private static Optional<Instant> time(@Nullable String text) {
            try {
                return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
            } catch (DateTimeParseException unreadable) {
                return Optional.empty();
            }
        }

        boolean valid(Instant now) {
            return secret.isPresent() && end.filter(at -> !now.isBefore(at)).isEmpty();
        }
    }

    /** Empty for a cluster that needs no token: Hive's own have an admin kubeconfig. */
    static Optional<ClusterTokens> of(
            ClusterSeen cluster, Indexed<TokenAccountSeen> accounts, Indexed<SecretSeen> secrets, Duration grace) {
        var namespace = cluster.name();
        if (secrets.in(namespace).stream().anyMatch(SecretSeen::ofHive)) {
            return Optional.empty();
        }
        var tokens = Stream.of(MsaNames.ACCOUNT, MsaNames.PAIR_ACCOUNT)
                .flatMap(name -> accounts.get(namespace, name).stream())
                .filter(account -> !account.deleting())
                .map(account -> Token.of(account, secrets.get(namespace, account.name())))
                .toList();
        return Optional.of(new ClusterTokens(cluster, tokens, grace));
    }

    Found found(Instant now) {
        return tokens.isEmpty() ? withoutAccount(now) : withAccount(now);
    }

    private Found withoutAccount(Instant now) {
        var end = Deadline.after(cluster.created(), grace);
        return end.passed(now)
                ? new Found(cluster, State.MISSING_ACCOUNT, Optional.empty())
                : new Found(cluster, State.OK, Optional.of(end.next()));
    }

    private Found withAccount(Instant now) {
        var awaited = tokens.stream()
                .filter(token -> token.secret().isEmpty())
                .map(token ->
                        Deadline.after(latest(cluster.created(), token.account().created()), grace))
                .toList();
        if (awaited.stream().anyMatch(end -> end.passed(now))) {
            return new Found(cluster, State.MISSING_SECRET, Optional.empty());
        }
        boolean expired = awaited.isEmpty() && tokens.stream().noneMatch(token -> token.valid(now));
        var ends = tokens.stream().flatMap(token -> token.end().stream()).filter(now::isBefore);
        var next = Stream.concat(awaited.stream().map(Deadline::next), ends).min(Comparator.naturalOrder());
        return new Found(cluster, expired ? State.EXPIRED : State.OK, next);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
