package io.hubbackup.demo.registration;

/** Names, labels and annotations by which the parts of a hub and its clusters know each other; written out here a second time on purpose. */
final class Marks {

    static final String IMPORT_SECRET = "auto-import-secret";
    static final String KEEPS_SECRET =
            "managedcluster-import-controller.open-cluster-management.io/keeping-auto-import-secret";
    static final String DISABLED = "import.open-cluster-management.io/disable-auto-import";
    static final String IMMEDIATELY = "import.open-cluster-management.io/immediate-import";
    static final String COMPLETED = "Completed";
    static final String AGENT_NAMESPACE = "import.open-cluster-management.io/klusterlet-namespace";
    static final String USUAL_AGENT_NAMESPACE = "open-cluster-management-agent";

    /** On the cluster: which hub its agent goes to. */
    static final String BOOTSTRAP_SECRET = "bootstrap-hub-kubeconfig";

    static final String CLUSTER_NAME = "cluster-name";
    static final String KUBECONFIG = "kubeconfig";

    static final String ENGINE_NAMESPACE = "multicluster-engine";
    static final String SETTINGS = "import-controller-config";
    static final String STRATEGY = "autoImportStrategy";
    static final String IMPORT_AND_SYNC = "ImportAndSync";

    static final String MANAGED_ACCOUNT = "authentication.open-cluster-management.io/is-managed-serviceaccount";

    private Marks() {}
}
