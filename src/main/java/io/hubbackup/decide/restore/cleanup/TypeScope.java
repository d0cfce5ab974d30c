package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.hub.BackupContents;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;

/**
 * How far the clean-up of one type of backup goes.
 *
 * @param backup name of the backup that this run has restored
 * @param newest whether the backup was chosen as the newest, and not named by the user
 * @param reach which of its objects were restored (R3.23); no others are judged
 */
public record TypeScope(BackupType type, String backup, boolean newest, BackupContents contents, Reach reach) {

    /** Objects labelled for the activation are restored by a part of their own (R3.23). */
    public enum Reach {
        /** Everything. */
        ALL,
        /** What is not labelled for the activation (R5.13). */
        PASSIVE,
        /** Only what is. */
        ACTIVE
    }

    boolean excludes(String namespace) {
        return contents.excludedNamespaces().contains(namespace);
    }

    /** Whether an object with this label came with a newer backup: only who names a backup wants to go back. */
    boolean goesBackFrom(String label) {
        var restored = BackupName.parse(backup).map(BackupName::instant);
        return newest
                && BackupName.parse(label)
                        .flatMap(name -> restored.filter(name.instant()::isAfter))
                        .isPresent();
    }
}
