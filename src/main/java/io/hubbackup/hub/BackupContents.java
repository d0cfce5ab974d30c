package io.hubbackup.hub;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a Velero Backup was told to take in, and how much it was. A restore side asks for it: what a backup never holds is not missed in it (R5.7, R5.8, R5.17).
 *
 * @param includedResources {@code spec.includedResources}
 * @param excludedResources {@code spec.excludedResources}
 * @param excludedNamespaces {@code spec.excludedNamespaces}, as the hub that backed up wrote them
 * @param combined whether it has {@code spec.orLabelSelectors}: all credentials in one backup (R3.1)
 * @param items how many objects it holds; empty while Velero did not say
 */
public record BackupContents(
        List<String> includedResources,
        List<String> excludedResources,
        List<String> excludedNamespaces,
        boolean combined,
        OptionalInt items) {

    /** Nothing is known of it. */
    public static final BackupContents UNKNOWN =
            new BackupContents(List.of(), List.of(), List.of(), false, OptionalInt.empty());

    public BackupContents {
        includedResources = List.copyOf(includedResources);
        excludedResources = List.copyOf(excludedResources);
        excludedNamespaces = List.copyOf(excludedNamespaces);
    }

    /** Whether it is known to hold nothing; Velero reports the restore of such a backup as PartiallyFailed (R4.6). */
    public boolean empty() {
        return items.isPresent() && items.getAsInt() == 0;
    }
}
