package io.hubbackup.demo.velero;

/** Phases of Velero's objects. Written out here a second time on purpose: taken from the operator's own constants, they could not disagree with it. */
final class Phase {

    static final String NEW = "New";
    static final String QUEUED = "Queued";
    static final String READY = "ReadyToStart";
    static final String IN_PROGRESS = "InProgress";
    static final String WAITING = "WaitingForPluginOperations";
    static final String WAITING_PARTIALLY_FAILED = "WaitingForPluginOperationsPartiallyFailed";
    static final String FINALIZING = "Finalizing";
    static final String FINALIZING_PARTIALLY_FAILED = "FinalizingPartiallyFailed";
    static final String COMPLETED = "Completed";
    static final String PARTIALLY_FAILED = "PartiallyFailed";
    static final String FAILED = "Failed";
    static final String FAILED_VALIDATION = "FailedValidation";
    static final String DELETING = "Deleting";

    static final String ENABLED = "Enabled";
    static final String AVAILABLE = "Available";
    static final String UNAVAILABLE = "Unavailable";
    static final String PROCESSED = "Processed";

    private Phase() {}
}
