package io.hubbackup.decide.restore.plan;

/** What looking for the backups of a run gave. "Could not tell" is not "there is nothing" (W9). */
public sealed interface PlanResult {

    /** There is something to restore. */
    record Planned(RestorePlan plan) implements PlanResult {}

    /**
     * The run before has restored the newest set already (R2.40).
     *
     * @param message which set that is
     * @param passedOver which backups are newer and why they do not do; empty when there are none
     */
    record NothingNewer(String message, String passedOver) implements PlanResult {}

    /** The user asks for nothing; {@code message} is the text of R3.11. */
    record NothingToDo(String message) implements PlanResult {}

    /**
     * It cannot be restored as things are; that may change.
     *
     * @param lastMessage the text that existing tooling knows
     * @param message the fact and the remedy
     */
    record Refused(Reason reason, String lastMessage, String message) implements PlanResult {}

    /** It cannot be told; {@code why} is a sentence for the user. */
    record Unclear(String why) implements PlanResult {}

    /** Why nothing can be restored, for machines. */
    enum Reason {
        /** R2.32. */
        StorageMissing,
        /** R2.33, W42. */
        StorageUnavailable,
        /** R3.5a: one of the names is empty. */
        BackupNameMissing,
        /** R3.6: none at all, or none of a type. */
        NoBackups,
        /** W14: there are backups, but none that belong together. */
        NoConsistentSet,
        /** R3.7. */
        BackupNotFound,
        /** The named backup failed, is not finished, or is on its way out. */
        BackupUnusable,
        /** The named backup holds other data than is asked for. */
        BackupOfOtherType,
        /** D23. */
        NewerHubVersion;

        /** Whether the storage is the trouble (R2.34). */
        public boolean storage() {
            return switch (this) {
                case StorageMissing, StorageUnavailable -> true;
                case BackupNameMissing,
                        NoBackups,
                        NoConsistentSet,
                        BackupNotFound,
                        BackupUnusable,
                        BackupOfOtherType,
                        NewerHubVersion -> false;
            };
        }
    }
}
