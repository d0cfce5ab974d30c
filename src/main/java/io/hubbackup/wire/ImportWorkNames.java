package io.hubbackup.wire;

/** Names of the ManifestWork that binds an account on the managed cluster, and of the binding in it (B4.24, B4.25). */
public final class ImportWorkNames {

    public static final String WORK = "addon-managed-serviceaccount-import";
    public static final String PAIR_WORK = "addon-managed-serviceaccount-import-pair";
    public static final String LEGACY_WORK = "addon-managed-serviceaccount-import-custom";
    public static final String LEGACY_PAIR_WORK = "addon-managed-serviceaccount-import-pair-custom";

    public static final String BINDING = "managedserviceaccount-import";
    public static final String PAIR_BINDING = "managedserviceaccount-import-pair";

    /** Appended to work and binding when the add-on runs in another namespace than {@link #DEFAULT_INSTALL_NAMESPACE}. */
    public static final String CUSTOM_SUFFIX = "-custom-2";

    public static final String DEFAULT_INSTALL_NAMESPACE = "open-cluster-management-agent-addon";

    /** Exists on the managed cluster; it is not ours to create. */
    public static final String CLUSTER_ROLE = "klusterlet-bootstrap-kubeconfig";

    public static final String LABEL = "open-cluster-management.io/addon-name-work";
    public static final String LABEL_VALUE = "managed-serviceaccount";

    private ImportWorkNames() {}
}
