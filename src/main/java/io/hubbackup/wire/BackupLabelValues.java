package io.hubbackup.wire;

/** The values of {@link BackupLabels#BACKUP} that are written by this operator (B4.6–B4.12, B4.25). */
public final class BackupLabelValues {

    public static final String CERTIFICATE_BUNDLE = "certificatebundle";
    public static final String PULL_SECRET = "pullsecret";
    public static final String MANIFESTS_SECRET = "manifestssecret";
    public static final String MANIFESTS_CONFIG_MAP = "manifestsconfigmap";
    public static final String CLUSTER_POOL = "clusterpool";
    public static final String AGENT_INSTALL = "agent-install";
    public static final String BAREMETAL = "baremetal";
    public static final String MSA = "msa";

    /** The only value with a meaning: restored at activation only (B3.22). */
    public static final String CLUSTER_ACTIVATION = "cluster-activation";

    private BackupLabelValues() {}
}
