package io.hubbackup.decide.restore.admission;

import io.hubbackup.wire.Parsed;

/** What is removed after a restore that its backups do not have (R1.7). */
public enum Cleanup {
    /** Nothing. */
    NONE("None"),
    /** What an earlier restore brought. */
    RESTORED("CleanupRestored"),
    /** Everything of the kinds that were restored; needs the confirmation of R2.11. */
    ALL("CleanupAll");

    private final String wire;

    Cleanup(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** Exact: a destructive option is not guessed from something similar. The reason is the text of R2.11. */
    static Parsed<Cleanup> parse(String text) {
        for (Cleanup option : values()) {
            if (option.wire.equals(text)) {
                return Parsed.ok(option);
            }
        }
        return Parsed.bad("invalid CleanupBeforeRestore value : " + text);
    }
}
