package io.hubbackup.decide.restore;

import io.hubbackup.wire.BackupType;

/** The six parts of a restore, in restore order (spec 3.1). The two active ones take from the same backup what their passive twin leaves out (R3.23). */
public enum RestorePart {
    CREDENTIALS(BackupType.CREDENTIALS, Activation.LEFT_OUT, false),
    RESOURCES(BackupType.RESOURCES, Activation.NO_MATTER, true),
    GENERIC(BackupType.RESOURCES_GENERIC, Activation.LEFT_OUT, true),
    GENERIC_ACTIVE(BackupType.RESOURCES_GENERIC, Activation.ONLY, true),
    CREDENTIALS_ACTIVE(BackupType.CREDENTIALS, Activation.ONLY, false),
    MANAGED_CLUSTERS(BackupType.MANAGED_CLUSTERS, Activation.NO_MATTER, true);

    /** What becomes of objects labelled for the activation (R3.23). */
    public enum Activation {
        LEFT_OUT,
        ONLY,
        NO_MATTER
    }

    private final BackupType type;
    private final Activation activation;
    private final boolean clusterResources;

    RestorePart(BackupType type, Activation activation, boolean clusterResources) {
        this.type = type;
        this.activation = activation;
        this.clusterResources = clusterResources;
    }

    /** The type of the backup that it is restored from. */
    public BackupType type() {
        return type;
    }

    public Activation activation() {
        return activation;
    }

    /** Whether the Velero Restore asks for cluster-scoped objects (R3.16). */
    public boolean clusterResources() {
        return clusterResources;
    }

    /** Whether it takes part only when the managed clusters are restored (R3.4). */
    public boolean activating() {
        return switch (this) {
            case CREDENTIALS, RESOURCES, GENERIC -> false;
            case GENERIC_ACTIVE, CREDENTIALS_ACTIVE, MANAGED_CLUSTERS -> true;
        };
    }
}
