package io.hubbackup.wire;

import java.util.Set;

/** The two objects by which Prometheus finds this operator and knows its alerts (packaging 4.4), as they are called here and in the manifests. */
public final class MonitoringNames {

    public static final String GROUP = "monitoring.coreos.com";
    public static final String SERVICE_MONITOR = "hub-backup-operator";
    public static final String RULES = "hub-backup-rules";

    /** Under this name the API server notes which of their fields are ours. */
    public static final String FIELD_MANAGER = "hub-backup-monitoring";

    /** Who keeps an object says so by this label, ... */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** ... the operator with this value. */
    public static final String OPERATOR = "hub-backup-operator";

    private static final Set<String> OURS =
            Set.of("servicemonitors." + GROUP + "/" + SERVICE_MONITOR, "prometheusrules." + GROUP + "/" + RULES);

    private MonitoringNames() {}

    /**
     * Whether an object is one of the two.
     *
     * @param resource {@code <plural>.<group>}
     */
    public static boolean contain(String resource, String name) {
        return OURS.contains(resource + "/" + name);
    }
}
