package io.hubbackup.wire;

import java.util.List;

/** Names with a meaning on a hub that belong to nobody else's file (appendix A). */
public final class HubNames {

    /** On the ManagedCluster that is the hub itself, with the value {@code true} (B3.6). */
    public static final String LOCAL_CLUSTER_LABEL = "local-cluster";

    public static final String LOCAL_CLUSTER_LABEL_VALUE = "true";

    /** Name of the local cluster where none is labelled (B3.6). */
    public static final String DEFAULT_LOCAL_CLUSTER = "local-cluster";

    /** The hub id of the Go operator when it finds none; never an identity (B5.1, BW7). */
    public static final String UNKNOWN_HUB_ID = "unknown";

    /** Where OADP, Velero and the BackupSchedule usually live. */
    public static final String USUAL_NAMESPACE = "open-cluster-management-backup";

    /** Bare metal hosts of the hub's own machines; never backed up (B4.11). */
    public static final String MACHINE_API_NAMESPACE = "openshift-machine-api";

    /** Channels of this name mark a namespace that the resources backup leaves out (B3.7). */
    public static final String CHARTS_CHANNEL = "charts-v1";

    public static final String INSTALLER_LABEL = "installer.name";
    public static final String INSTALLER_LABEL_VALUE = "multiclusterhub";

    /** Name of the InternalHubComponent that stands for the backup component (R2.4). */
    public static final String BACKUP_COMPONENT = "cluster-backup";

    /** On a MultiClusterHub, with the value {@code true}: it changes nothing and deletes nothing. The second is the older one (packaging B3). */
    public static final List<String> PAUSES = List.of("installer.open-cluster-management.io/pause", "mch-pause");

    /** The Lease of the Go operator; holding it keeps the two operators from working at the same time (B7.9). */
    public static final String GO_OPERATOR_LEASE = "58497677.cluster.management.io";

    private HubNames() {}
}
