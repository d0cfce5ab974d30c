package io.hubbackup.demo.registration;

/** A secret does not say how a cluster is reached; the message says what is missing. */
final class InvalidSecret extends Exception {

    private static final long serialVersionUID = 1;

    InvalidSecret(String message) {
        super(message);
    }
}
