package io.hubbackup.decide.restore.admission;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.hubbackup.api.Restore;
import io.hubbackup.api.RestoreSpec;
import io.hubbackup.wire.Parsed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user asks for, read once (W32): whoever decides looks here and never at the texts of the spec.
 * What Velero alone understands (volumes, node ports, namespaces, kinds, status) stays in the spec and is handed on as it is.
 *
 * @param cleanup the option, or the text that refuses it (R2.11)
 * @param cleanupAllConfirmed whether the annotation of R2.11 says so
 * @param hooks whether there are any; they are never handed on (R1.13)
 * @param namespaceMapping by the name of the namespace in the backup
 */
public record RestoreWish(
        BackupChoice managedClusters,
        BackupChoice credentials,
        BackupChoice resources,
        Parsed<Cleanup> cleanup,
        boolean cleanupAllConfirmed,
        boolean sync,
        SyncInterval syncInterval,
        boolean hooks,
        Optional<LabelSelector> labelSelector,
        List<LabelSelector> orLabelSelectors,
        SortedMap<String, String> namespaceMapping) {

    /** Must be {@code true}, in this very form, before everything of a kind may be removed (R2.11). */
    public static final String CLEANUP_ALL_CONFIRMED =
            "cluster.open-cluster-management.io/restore-cleanup-all-confirmed";

    /** Holds the hash of the one plan that may go on although it waits for a word (D32). */
    public static final String CONFIRM = "hubbackup.io/confirm";

    public static RestoreWish of(Restore restore) {
        return of(restore.specOrEmpty(), annotations(restore));
    }

    public static RestoreWish of(RestoreSpec spec, Map<String, String> annotations) {
        return new RestoreWish(
                BackupChoice.of(spec.veleroManagedClustersBackupName()),
                BackupChoice.of(spec.veleroCredentialsBackupName()),
                BackupChoice.of(spec.veleroResourcesBackupName()),
                Cleanup.parse(spec.cleanupBeforeRestore()),
                "true".equals(annotations.get(CLEANUP_ALL_CONFIRMED)),
                spec.syncRestoreWithNewBackups(),
                SyncInterval.of(spec.syncInterval()),
                !spec.hooks().isEmpty(),
                Optional.ofNullable(spec.labelSelector()),
                Optional.ofNullable(spec.orLabelSelectors()).orElse(List.of()),
                Collections.unmodifiableSortedMap(new TreeMap<>(spec.namespaceMapping())));
    }

    /** Whether this hub is to take over the managed clusters (R1.4). */
    public boolean activates() {
        return managedClusters.wanted();
    }

    /** R4.4: whether no backup at all is asked for; a missing name asks for none. */
    public boolean skipsAll() {
        return !managedClusters.wanted() && !credentials.wanted() && !resources.wanted();
    }

    static Map<String, String> annotations(Restore restore) {
        return Optional.ofNullable(restore.getMetadata().getAnnotations()).orElse(Map.of());
    }
}
