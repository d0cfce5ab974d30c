package io.hubbackup.kit;

/**
 * Labels and names as the components of a hub write them. Written out here a second time on purpose: seeded from the operator's own constants, a
 * wrong constant would agree with itself.
 */
final class Marks {

    static final String BACKUP = "cluster.open-cluster-management.io/backup";
    static final String TYPE = "cluster.open-cluster-management.io/type";
    static final String SECRET_TYPE = "hive.openshift.io/secret-type";
    static final String ROOT_POLICY = "policy.open-cluster-management.io/root-policy";
    static final String EXCLUDED = "velero.io/exclude-from-backup";
    static final String MANAGED_ACCOUNT = "authentication.open-cluster-management.io/is-managed-serviceaccount";
    static final String AGENT_WATCH = "agent-install.openshift.io/watch";
    static final String METAL = "environment.metal3.io";
    static final String CLUSTER_NAMESPACE = "cluster.open-cluster-management.io/managedCluster";

    static final String ACCOUNT = "auto-import-account";
    static final String ACCOUNT_PAIR = "auto-import-account-pair";
    static final String ACCOUNT_ADD_ON = "managed-serviceaccount";
    static final String ADD_ON_NAMESPACE = "open-cluster-management-agent-addon";

    static final String LOCAL_CLUSTER = "local-cluster";
    static final String MACHINE_API = "openshift-machine-api";
    static final String HUB_NAMESPACE = "open-cluster-management";
    static final String ENGINE_NAMESPACE = "multicluster-engine";

    private Marks() {}
}
