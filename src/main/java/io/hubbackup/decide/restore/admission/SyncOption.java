package io.hubbackup.decide.restore.admission;

import java.util.Optional;

/** Whether a Restore keeps in step with new backups (R2.16). */
public sealed interface SyncOption {

    /** It is not asked for. */
    record NotAsked() implements SyncOption {}

    /** It is asked for and can be done. */
    record Valid() implements SyncOption {}

    /** It is asked for, but does not go with the backup names; the Restore then runs once (R2.21). */
    record Ignored(String because) implements SyncOption {

        /** What R2.21 adds to the message of the pass. */
        public String suffix() {
            return " ; SyncRestoreWithNewBackups option is ignored because " + because;
        }
    }

    static SyncOption of(RestoreWish wish) {
        if (!wish.sync()) {
            return new NotAsked();
        }
        return unusable(wish).<SyncOption>map(Ignored::new).orElseGet(Valid::new);
    }

    default boolean valid() {
        return this instanceof Valid;
    }

    /** The first that fails gives the reason. */
    private static Optional<String> unusable(RestoreWish wish) {
        var clusters = wish.managedClusters();
        if (clusters.isMissing()
                || wish.credentials().isMissing()
                || wish.resources().isMissing()) {
            return Optional.of("Some Velero backup names are not set.");
        }
        if (!clusters.isSkip() && !clusters.isLatest()) {
            return Optional.of("VeleroManagedClustersBackupName should be set to skip or latest.");
        }
        if (!wish.credentials().isLatest()) {
            return Optional.of("VeleroCredentialsBackupName should be set to latest.");
        }
        return wish.resources().isLatest()
                ? Optional.empty()
                : Optional.of("VeleroResourcesBackupName should be set to latest.");
    }
}
