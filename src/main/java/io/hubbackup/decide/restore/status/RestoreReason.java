package io.hubbackup.decide.restore.status;

/** Why a condition of a Restore is what it is; also the reasons of events. Names are stable, machines read them. */
public enum RestoreReason {
    // Ready
    /** Everything that was asked for is done. */
    Restored(Kind.GOOD),
    /** Passive sync: this hub has the newest set. */
    InStep(Kind.GOOD),
    /** There was nothing to restore. */
    NothingToDo(Kind.GOOD),
    /** Velero Restores are under way. */
    Restoring(Kind.EXPECTED),
    /** What the backups do not have is being removed. */
    CleaningUp(Kind.EXPECTED),
    /** Managed clusters are being called over. */
    Activating(Kind.EXPECTED),
    /** It is being deleted, and Velero has not let go of its Velero Restores yet (W36). */
    WaitingForVelero(Kind.EXPECTED),
    /** A Velero Restore failed. */
    VeleroRestoreFailed(Kind.TROUBLE),
    /** A Velero Restore ended with errors. */
    VeleroRestorePartiallyFailed(Kind.TROUBLE),
    /** Objects could not be removed. */
    CleanupIncomplete(Kind.TROUBLE),
    /** Some managed clusters did not come over. */
    ClustersMissing(Kind.TROUBLE),
    /** It goes on when the user confirms the plan (D32). */
    ConfirmationNeeded(Kind.TROUBLE),
    /** Another resource is before it (R2.28, R2.29). */
    AnotherActive(Kind.TROUBLE),
    /** It was kept waiting for too long and does not begin by itself any more (W6). */
    WaitedTooLong(Kind.TROUBLE),
    /** The spec asks for something that is refused. */
    SpecRefused(Kind.TROUBLE),
    /** The backups that it asks for cannot be restored. */
    BackupsNotUsable(Kind.TROUBLE),
    /** The storage of the backups is not there, or not available. */
    StorageNotAvailable(Kind.TROUBLE),
    /** A MultiClusterHub deletes the namespace of the Restore, or that of this operator (packaging B3). */
    NamespaceWillBeDeleted(Kind.TROUBLE),
    /** Something that a decision needs could not be read. */
    Unreadable(Kind.TROUBLE),
    /** A write failed; it is tried again. */
    WriteFailed(Kind.TROUBLE),
    /** A Velero Restore of a planned name belongs to somebody else (W31). */
    NameTaken(Kind.TROUBLE),
    /** Waited for longer than anything should take (W45). */
    TakesTooLong(Kind.TROUBLE),

    // SpecValid
    /** Everything in the spec is followed. */
    SpecAccepted(Kind.GOOD),
    /** Hooks are there, and are not handed on (R2.9). */
    RestoreHooksNotSupported(Kind.TROUBLE),
    /** The sync is asked for, but does not go with the names (R2.21). */
    SyncIgnored(Kind.TROUBLE),

    // AuthorChecked
    /** Admission was on when the Restore was created. */
    AdmissionOn(Kind.GOOD),
    /** It was not. */
    AdmissionOff(Kind.EXPECTED),

    // VeleroRestoresSucceeded, CleanedUp, ClustersImported
    /** All of them. */
    Succeeded(Kind.GOOD),
    /** Not begun yet, or not asked for. */
    NotYet(Kind.EXPECTED);

    private enum Kind {
        GOOD,
        EXPECTED,
        TROUBLE
    }

    private final Kind kind;

    RestoreReason(Kind kind) {
        this.kind = kind;
    }

    /** Whether somebody should look at it; makes the event a warning. */
    public boolean trouble() {
        return kind == Kind.TROUBLE;
    }

    /** Whether it is as it shall be. */
    public boolean good() {
        return kind == Kind.GOOD;
    }
}
