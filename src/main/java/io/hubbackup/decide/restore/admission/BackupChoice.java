package io.hubbackup.decide.restore.admission;

import java.util.Locale;

/** Which backup of a kind of data the user wants (R1.4–R1.6), told from the text once and for all (W32). */
public sealed interface BackupChoice {

    /** The newest one. */
    record Latest() implements BackupChoice {}

    /** None: this kind of data stays as it is. */
    record Skip() implements BackupChoice {}

    /** The Velero Backup of this name, or its companion of the same run. */
    record Named(String name) implements BackupChoice {}

    /** Nothing but blanks stands there; it is neither a backup nor a wish for none. */
    record Missing() implements BackupChoice {}

    /** Blanks around the text and capitals mean nothing: names of Kubernetes have neither. */
    static BackupChoice of(String text) {
        var name = text.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "" -> new Missing();
            case "latest" -> new Latest();
            case "skip" -> new Skip();
            default -> new Named(name);
        };
    }

    /** The text in its one form; empty when it is missing. */
    default String text() {
        return switch (this) {
            case Latest latest -> "latest";
            case Skip skip -> "skip";
            case Named named -> named.name();
            case Missing missing -> "";
        };
    }

    default boolean isLatest() {
        return this instanceof Latest;
    }

    default boolean isSkip() {
        return this instanceof Skip;
    }

    default boolean isMissing() {
        return this instanceof Missing;
    }

    /** Whether a backup is asked for: the newest or a named one. */
    default boolean wanted() {
        return switch (this) {
            case Latest latest -> true;
            case Named named -> true;
            case Skip skip -> false;
            case Missing missing -> false;
        };
    }
}
