package io.hubbackup.wire;

/** Names, labels and annotations of the managed service accounts that re-import clusters (B4.19–B4.34). */
public final class MsaNames {

    public static final String API_VERSION = "authentication.open-cluster-management.io/v1beta1";
    public static final String KIND = "ManagedServiceAccount";

    /** The account of a cluster, and the name of its token secret. */
    public static final String ACCOUNT = "auto-import-account";

    /** The second account, whose token expires half a life later (B4.28). */
    public static final String PAIR_ACCOUNT = "auto-import-account-pair";

    /** Value {@link #ACCOUNT} on accounts and add-ons that are ours, {@code true} on every token secret (B4.27). */
    public static final String LABEL = "authentication.open-cluster-management.io/is-managed-serviceaccount";

    public static final String TOKEN_SECRET_LABEL_VALUE = "true";

    /** Name of the ManagedClusterAddOn and of the ClusterManagementAddOn (B2.8, B4.22). */
    public static final String ADD_ON = "managed-serviceaccount";

    /** On a token secret: RFC 3339 time at which its token ends (B4.30). */
    public static final String EXPIRATION_ANNOTATION = "expirationTimestamp";

    /** On a token secret: RFC 3339 time at which its token was made (B4.30). */
    public static final String REFRESH_ANNOTATION = "lastRefreshTimestamp";

    private MsaNames() {}
}
