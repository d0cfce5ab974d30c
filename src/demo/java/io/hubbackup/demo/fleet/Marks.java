package io.hubbackup.demo.fleet;

/**
 * Labels and names as the components of a hub write them. Written out here a second time on purpose: seeded from the operator's own constants, a
 * wrong constant would agree with itself.
 */
public final class Marks {

    public static final String BACKUP = "cluster.open-cluster-management.io/backup";
    public static final String TYPE = "cluster.open-cluster-management.io/type";
    public static final String SECRET_TYPE = "hive.openshift.io/secret-type";
    public static final String ROOT_POLICY = "policy.open-cluster-management.io/root-policy";
    public static final String EXCLUDED = "velero.io/exclude-from-backup";
    public static final String MANAGED_ACCOUNT = "authentication.open-cluster-management.io/is-managed-serviceaccount";
    public static final String AGENT_WATCH = "agent-install.openshift.io/watch";
    public static final String METAL = "environment.metal3.io";
    public static final String CLUSTER_NAMESPACE = "cluster.open-cluster-management.io/managedCluster";

    public static final String ACCOUNT = "auto-import-account";
    public static final String ACCOUNT_PAIR = "auto-import-account-pair";
    public static final String ACCOUNT_ADD_ON = "managed-serviceaccount";
    public static final String ADD_ON_NAMESPACE = "open-cluster-management-agent-addon";

    public static final String LOCAL_CLUSTER = "local-cluster";
    public static final String MACHINE_API = "openshift-machine-api";
    public static final String HUB_NAMESPACE = "open-cluster-management";
    public static final String ENGINE_NAMESPACE = "multicluster-engine";

    private Marks() {}
}
