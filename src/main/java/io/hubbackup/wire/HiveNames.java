package io.hubbackup.wire;

/** Labels and name parts of Hive (B4.6–B4.9, B4.18). */
public final class HiveNames {

    /** On the secrets that Hive keeps for a cluster; its presence makes a cluster a Hive cluster (B4.21). */
    public static final String SECRET_TYPE = "hive.openshift.io/secret-type";

    /** On what hive makes for a ClusterDeployment: its name (BW21). */
    public static final String CLUSTER_DEPLOYMENT_NAME = "hive.openshift.io/cluster-deployment-name";

    /** Lets a pool's ClusterDeployment pass Hive's webhook when it is restored (B4.18). */
    public static final String DISABLE_CREATION_WEBHOOK = "hive.openshift.io/disable-creation-webhook-for-dr";

    public static final String DISABLE_CREATION_WEBHOOK_VALUE = "true";

    /** Suffix of a namespace's import secret, which is never backed up (B4.9). */
    public static final String IMPORT_SECRET_SUFFIX = "-import";

    /** Part of the names of secrets that are only needed while a cluster is born (B4.7). */
    public static final String BOOTSTRAP_INFIX = "-bootstrap-";

    private HiveNames() {}

    /** The import secret of a namespace (B4.9). */
    public static String importSecretOf(String namespace) {
        return namespace + IMPORT_SECRET_SUFFIX;
    }
}
