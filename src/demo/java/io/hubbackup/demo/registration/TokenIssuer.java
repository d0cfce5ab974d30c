package io.hubbackup.demo.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whoever can issue a token for an account of a managed cluster. */
@FunctionalInterface
public interface TokenIssuer {

    /** A token and when it ends. */
    record Token(String value, Instant end) {}

    /** A new token for this account; empty where there is none to be had. */
    Optional<Token> issue(String cluster, String account, Duration validity);
}
