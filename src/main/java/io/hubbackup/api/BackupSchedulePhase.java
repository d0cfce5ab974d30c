package io.hubbackup.api;

import java.util.Arrays;
import java.util.Optional;

/** The phases of a BackupSchedule (section 1.4 of the rules), in the exact strings that existing tooling reads. */
public enum BackupSchedulePhase {
    NEW("New"),
    ENABLED("Enabled"),
    UNKNOWN("Unknown"),
    FAILED_VALIDATION("FailedValidation"),
    FAILED("Failed"),
    BACKUP_COLLISION("BackupCollision"),
    PAUSED("Paused");

    private final String wire;

    BackupSchedulePhase(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** Empty for the empty string of an object that was never reconciled, and for a string that is none of ours. */
    public static Optional<BackupSchedulePhase> of(String wire) {
        return Arrays.stream(values()).filter(phase -> phase.wire.equals(wire)).findFirst();
    }
}
