package io.hubbackup.decide.monitoring;

/** Whether the operator puts the objects of the monitoring into its namespace by itself. */
public enum Install {
    /** Where the cluster serves their kinds. */
    AUTO,
    /** What is there already stays. */
    NEVER
}
