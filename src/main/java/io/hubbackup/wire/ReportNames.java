package io.hubbackup.wire;

import java.util.Set;

/** The objects in which the policy reporter tells what it found (policies 7.4); nothing else is its to write. */
public final class ReportNames {

    /** The report, where an API for reports is served. */
    public static final String REPORT = "hub-backup";

    /** The ConfigMap that stands for it where none is. */
    public static final String STATUS = "backup-restore-enabled-status";

    /** The ConfigMap with the clusters that would not come back, where they are too many for the report. */
    public static final String LOST_CLUSTERS = "hub-backup-failover-clusters";

    private static final Set<String> CONFIG_MAPS = Set.of(STATUS, LOST_CLUSTERS);

    private ReportNames() {}

    /** Whether a ConfigMap of this name is one of them. */
    public static boolean isConfigMap(String name) {
        return CONFIG_MAPS.contains(name);
    }
}
