package io.hubbackup.demo.console;

/** A line that was typed cannot be done; the message says why, and what can be. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refused(String message) {
        super(message);
    }
}
