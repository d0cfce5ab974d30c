package io.hubbackup.demo;

/** An option of the command that cannot be used; the message names it, its value, the rule and the remedy. */
final class BadOption extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadOption(String message) {
        super(message);
    }
}
