package io.hubbackup.demo.velero.archive;

import java.util.List;

/**
 * What became of a backup.
 *
 * @param items how many objects are in it; {@code status.progress.itemsBackedUp}
 * @param errors each one line; with any of them a backup is PartiallyFailed, and {@code status.errors} is their number
 */
public record Written(int items, List<String> errors) {

    public Written {
        errors = List.copyOf(errors);
    }
}
