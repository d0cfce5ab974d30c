package io.hubbackup.wire.velero;

import static io.hubbackup.wire.velero.BackupPhase.Course.FINISHED;
import static io.hubbackup.wire.velero.BackupPhase.Course.OTHER;
import static io.hubbackup.wire.velero.BackupPhase.Course.PENDING;
import static io.hubbackup.wire.velero.BackupPhase.Course.RUNNING;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** How far Velero is with a backup. */
public enum BackupPhase {
    /** Velero did not look yet. */
    NONE("", PENDING),
    NEW("New", PENDING),
    QUEUED("Queued", PENDING),
    READY_TO_START("ReadyToStart", PENDING),
    IN_PROGRESS("InProgress", RUNNING),
    WAITING_FOR_PLUGIN_OPERATIONS("WaitingForPluginOperations", RUNNING),
    WAITING_FOR_PLUGIN_OPERATIONS_PARTIALLY_FAILED("WaitingForPluginOperationsPartiallyFailed", RUNNING),
    FINALIZING("Finalizing", RUNNING),
    FINALIZING_PARTIALLY_FAILED("FinalizingPartiallyFailed", RUNNING),
    COMPLETED("Completed", FINISHED),
    PARTIALLY_FAILED("PartiallyFailed", FINISHED),
    FAILED("Failed", FINISHED),
    FAILED_VALIDATION("FailedValidation", FINISHED),
    /** On its way out; how it had ended is no longer told. */
    DELETING("Deleting", OTHER),
    /** A word of a Velero that is newer than this operator; nothing is concluded from it. */
    UNKNOWN("?", OTHER);

    enum Course {
        PENDING,
        RUNNING,
        FINISHED,
        OTHER
    }

    private static final Map<String, BackupPhase> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(BackupPhase::text, phase -> phase));

    private final String text;
    private final Course course;

    BackupPhase(String text, Course course) {
        this.text = text;
        this.course = course;
    }

    public String text() {
        return text;
    }

    public static BackupPhase of(String text) {
        return BY_TEXT.getOrDefault(text, UNKNOWN);
    }

    /** Velero has not begun: it looks at five backups one after the other. */
    public boolean pending() {
        return course == PENDING;
    }

    public boolean running() {
        return course == RUNNING;
    }

    /** It ended, well or not. */
    public boolean finished() {
        return course == FINISHED;
    }

    public boolean succeeded() {
        return this == COMPLETED;
    }
}
