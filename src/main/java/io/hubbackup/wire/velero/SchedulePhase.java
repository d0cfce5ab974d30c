package io.hubbackup.wire.velero;

import java.util.Arrays;

/** What Velero says of a Velero Schedule. */
public enum SchedulePhase {
    /** Velero did not look yet. */
    NONE(""),
    NEW("New"),
    ENABLED("Enabled"),
    FAILED_VALIDATION("FailedValidation"),
    /** A word of a Velero that is newer than this operator; nothing is concluded from it. */
    UNKNOWN("?");

    private final String text;

    SchedulePhase(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static SchedulePhase of(String text) {
        return Arrays.stream(values())
                .filter(phase -> phase.text.equals(text))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
