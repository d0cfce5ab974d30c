package io.hubbackup.decide.backup.status;

/** Why a condition is what it is; also the reasons of events. Names are stable, machines read them. */
public enum Reason {
    // Ready
    /** The newest complete set is fresh, and the last backups succeeded. */
    BackedUp(Kind.GOOD),
    /** {@code noBackupOnStart} or {@code skipImmediately}: the first run has not come yet. */
    WaitingForFirstRun(Kind.GOOD),
    /** The first set was requested and is not complete yet. */
    FirstBackupPending(Kind.EXPECTED),

    // Active
    /** This BackupSchedule is the one of the hub. */
    ActiveBackupSchedule(Kind.GOOD),
    /** {@code spec.paused}. */
    Paused(Kind.EXPECTED),
    /** Another BackupSchedule of the hub is older (BW9). */
    OlderBackupScheduleExists(Kind.TROUBLE),
    /** It cannot be told whether there is another BackupSchedule. */
    BackupSchedulesUnreadable(Kind.TROUBLE),
    /** No MultiClusterHub deletes the namespace of the backups, or that of this operator (packaging B3). */
    NamespaceSafe(Kind.GOOD),
    /** One does. */
    NamespaceWillBeDeleted(Kind.TROUBLE),
    /** It cannot be told. */
    InstallersUnreadable(Kind.TROUBLE),

    // SpecValid
    /** Everything in the spec is usable. */
    SpecAccepted(Kind.GOOD),
    /** The name does not fit into a label value (BW36). */
    NameTooLong(Kind.TROUBLE),
    /** {@code spec.veleroSchedule} is empty or not a cron expression (B2.9). */
    CronInvalid(Kind.TROUBLE),
    /** The cron expression names a date that never comes; Velero would never stop (B1.16). */
    CronNeverFires(Kind.TROUBLE),
    /** A duration is not a Go duration, or negative (BW12). */
    DurationInvalid(Kind.TROUBLE),
    /** Backups expire before the next one is made; accepted (BW12). */
    TtlShorterThanInterval(Kind.TROUBLE),
    /** {@code useManagedServiceAccount} without its component (B2.8). */
    ManagedServiceAccountDisabled(Kind.TROUBLE),
    /** It cannot be told whether that component is there. */
    ManagedServiceAccountUnknown(Kind.TROUBLE),

    // NoActiveRestore
    /** No Restore is at work. */
    RestoresIdle(Kind.GOOD),
    /** A Restore is at work; the Velero Schedules are paused while it is (B2.6, BW4). */
    RestoreActive(Kind.TROUBLE),
    /** It cannot be told whether a Restore is at work. */
    RestoresUnreadable(Kind.TROUBLE),

    // StorageAvailable
    /** The location can be written. */
    StorageWritable(Kind.GOOD),
    /** The location can be written; it was made by hand, not by OADP (BW31). */
    StorageWithoutOwner(Kind.GOOD),
    /** There is no BackupStorageLocation at all. */
    StorageMissing(Kind.TROUBLE),
    /** There are BackupStorageLocations, but not in the namespace of the BackupSchedule (BW31). */
    WrongNamespace(Kind.TROUBLE),
    /** There are several in the namespace, and none is the default one (BW31). */
    NoDefaultStorage(Kind.TROUBLE),
    /** Velero cannot use the location, or did not look at it yet. */
    StorageUnavailable(Kind.TROUBLE),
    /** The location is read-only (BW31). */
    StorageReadOnly(Kind.TROUBLE),
    /** It cannot be told which locations there are. */
    StorageUnreadable(Kind.TROUBLE),

    // Owner
    /** No other hub writes here. */
    StorageOwned(Kind.GOOD),
    /** There are no Velero Schedules of ours yet, so nothing is claimed (B2.15). */
    NothingClaimed(Kind.GOOD),
    /** Another hub wrote the newest backup (B5.9). */
    ForeignBackup(Kind.TROUBLE),
    /** Another hub took the managed clusters over (B5.10). */
    HubReplaced(Kind.TROUBLE),
    /** It cannot be told; what was stays (BW7, BW15). */
    OwnerUndecided(Kind.TROUBLE),
    /** It cannot be told who this hub is (BW7). */
    IdentityUnreadable(Kind.TROUBLE),

    // ResourcesDiscovered
    /** Every kind that belongs into a backup is named in it. */
    Discovered(Kind.GOOD),
    /** Some kinds cannot be named in a way that Velero understands (BW39). */
    KindsUnresolved(Kind.TROUBLE),
    /** Discovery failed or was partial; the Velero Schedules keep their lists (BW1). */
    DiscoveryFailed(Kind.TROUBLE),

    // Prepared
    /** The last preparation found nothing undone. */
    PreparationComplete(Kind.GOOD),
    /** The preparation goes on in the next pass. */
    PreparationUnderWay(Kind.EXPECTED),
    /** Some objects could not be prepared. */
    PreparationIncomplete(Kind.TROUBLE),
    /** Something that the preparation needs could not be read. */
    PreparationDoubtful(Kind.TROUBLE),
    /** Accounts that were to go have not gone (BW25). */
    AccountsStuck(Kind.TROUBLE),
    /** Some imported clusters have no token yet. */
    TokensPending(Kind.EXPECTED),
    /** There is no preparation while this hub does not back up. */
    NotPreparing(Kind.EXPECTED),

    // SchedulesInSync
    /** The five Velero Schedules are as they shall be. */
    SchedulesEnabled(Kind.GOOD),
    /** Velero did not look at the new Velero Schedules yet. */
    SchedulesNew(Kind.EXPECTED),
    /** Velero Schedules are being created. */
    CreatingSchedules(Kind.EXPECTED),
    /** Missing Velero Schedules are being created again (BW8). */
    RepairingSchedules(Kind.EXPECTED),
    /** Velero Schedules are being changed (BW11). */
    UpdatingSchedules(Kind.EXPECTED),
    /** Velero did not look at a Velero Schedule; it probably does not run. */
    VeleroNotRunning(Kind.TROUBLE),
    /** Velero refuses a Velero Schedule. */
    VeleroRefusesSchedule(Kind.TROUBLE),
    /** An object of the name of a Velero Schedule belongs to somebody else (B2.27, BW35). */
    ScheduleNameTaken(Kind.TROUBLE),
    /** The API server refused or failed a write. */
    WriteFailed(Kind.TROUBLE),
    /** It cannot be told which Velero Schedules there are. */
    SchedulesUnreadable(Kind.TROUBLE),
    /** Some of what they are made of could not be read and stays as it stands (BW1, BW15). */
    SchedulesDoubtful(Kind.TROUBLE),
    /** The spec or the storage is not usable, so the Velero Schedules stay as they are (BW4). */
    SchedulesUntouched(Kind.TROUBLE),
    /** The Velero Schedules are paused, as they shall be. */
    SchedulesPaused(Kind.EXPECTED),

    // LastBackupSucceeded
    /** Completed, each of them. */
    BackupsCompleted(Kind.GOOD),
    /** No backup of this hub has finished yet. */
    NoBackupYet(Kind.EXPECTED),
    /** The newest finished backup of a type is not Completed. */
    BackupFailed(Kind.TROUBLE),
    /** It cannot be told which backups there are. */
    BackupsUnreadable(Kind.TROUBLE),

    // RecoveryPointFresh
    /** The newest complete set is young enough. */
    RecoveryPointCurrent(Kind.GOOD),
    /** The newest complete set is older than three intervals and half an hour. */
    RecoveryPointStale(Kind.TROUBLE),
    /** There is no complete set of this hub. */
    NoCompleteSet(Kind.EXPECTED);

    private enum Kind {
        GOOD,
        EXPECTED,
        TROUBLE
    }

    private final Kind kind;

    Reason(Kind kind) {
        this.kind = kind;
    }

    /** Whether somebody should look at it; makes the event a warning. */
    public boolean trouble() {
        return kind == Kind.TROUBLE;
    }
}
