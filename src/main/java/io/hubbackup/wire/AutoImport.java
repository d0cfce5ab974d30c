package io.hubbackup.wire;

/** How the import controller of a hub is told to fetch a cluster, and what it answers (R6.11, R6.13). */
public final class AutoImport {

    /** Name of the Secret, in the namespace of the cluster. */
    public static final String SECRET = "auto-import-secret";

    /** On secrets that a restore has made; one without it is somebody else's (R6.11). */
    public static final String RESTORE_LABEL = "cluster.open-cluster-management.io/restore-auto-import-secret";

    public static final String RESTORE_LABEL_VALUE = "true";

    /** With any value the import controller leaves the secret where it is. */
    public static final String KEEP_ANNOTATION =
            "managedcluster-import-controller.open-cluster-management.io/keeping-auto-import-secret";

    public static final String RETRIES_FIELD = "autoImportRetry";
    public static final String RETRIES = "5";
    public static final String SERVER_FIELD = "server";
    public static final String TOKEN_FIELD = "token";

    /** On a ManagedCluster, with an empty value: import it now, whatever the strategy. The controller sets it to {@code Completed}. */
    public static final String IMMEDIATE_ANNOTATION = "import.open-cluster-management.io/immediate-import";

    /** On a ManagedCluster, with any value: the import controller does not touch it. */
    public static final String DISABLED_ANNOTATION = "import.open-cluster-management.io/disable-auto-import";

    /** The condition of a ManagedCluster in which the import controller answers. */
    public static final String CONDITION = "ManagedClusterImportSucceeded";

    /** Reasons of that condition while it is False and nothing has gone wrong. */
    public static final String WAITS = "ManagedClusterWaitForImporting";

    public static final String UNDER_WAY = "ManagedClusterImporting";

    /** On a secret of ours: which try it is, from 1. */
    public static final String ATTEMPT_ANNOTATION = "hubbackup.io/attempt";

    /** On a secret of ours: when it was made by our clock, RFC 3339. */
    public static final String ATTEMPTED_ANNOTATION = "hubbackup.io/attempted";

    /** On a secret of ours: UID of the Restore that made it. */
    public static final String RESTORE_ANNOTATION = "hubbackup.io/restore";

    /** The certificate of the observability add-on of the hub that was backed up; it is made anew when it is gone (R6.2). */
    public static final String OBSERVABILITY_SECRET =
            "observability-controller-open-cluster-management.io-observability-signer-client-cert";

    public static final String OBSERVABILITY_NAMESPACE = "open-cluster-management-addon-observability";

    private AutoImport() {}
}
