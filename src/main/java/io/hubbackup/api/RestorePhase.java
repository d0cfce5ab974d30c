package io.hubbackup.api;

import java.util.Arrays;
import java.util.Optional;

/** The phases of a Restore (R1.29), in the exact strings that existing tooling reads. */
public enum RestorePhase {
    STARTED("Started"),
    RUNNING("Running"),
    ENABLED("Enabled"),
    ENABLED_WITH_ERRORS("EnabledWithErrors"),
    ERROR("Error"),
    FINISHED("Finished"),
    FINISHED_WITH_ERRORS("FinishedWithErrors"),
    UNKNOWN("Unknown");

    private final String wire;

    RestorePhase(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** R1.29: a Restore is active in every phase but the two finished ones; also before its first pass, and in a phase that we do not know. */
    public static boolean active(String wire) {
        return !wire.equals(FINISHED.wire) && !wire.equals(FINISHED_WITH_ERRORS.wire);
    }

    /** R1.30: whether passive sync is on. */
    public static boolean enabled(String wire) {
        return wire.startsWith(ENABLED.wire);
    }

    /** Empty for the empty string of an object that was never reconciled, and for a string that is none of ours. */
    public static Optional<RestorePhase> of(String wire) {
        return Arrays.stream(values()).filter(phase -> phase.wire.equals(wire)).findFirst();
    }
}
