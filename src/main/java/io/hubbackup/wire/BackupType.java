package io.hubbackup.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The five backup types in the order in which their Velero Schedules are created (B2.16, B3.1). */
public enum BackupType {
    CREDENTIALS("credentials", "acm-credentials-schedule", true, true),
    MANAGED_CLUSTERS("managedClusters", "acm-managed-clusters-schedule", true, true),
    RESOURCES_GENERIC("resourcesGeneric", "acm-resources-generic-schedule", true, false),
    RESOURCES("resources", "acm-resources-schedule", true, true),
    VALIDATION("validation", "acm-validation-policy-schedule", false, false);

    private static final Map<String, BackupType> BY_SCHEDULE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(BackupType::scheduleName, type -> type));

    private final String label;
    private final String scheduleName;
    private final boolean data;
    private final boolean mirroredInStatus;

    BackupType(String label, String scheduleName, boolean data, boolean mirroredInStatus) {
        this.label = label;
        this.scheduleName = scheduleName;
        this.data = data;
        this.mirroredInStatus = mirroredInStatus;
    }

    /** The value of {@link BackupLabels#TYPE} on the Velero Schedule and its Velero Backups. */
    public String label() {
        return label;
    }

    /** The fixed name of the Velero Schedule of this type. */
    public String scheduleName() {
        return scheduleName;
    }

    /** Whether backups of this type hold something to restore; the validation backup only shows that cron runs (B3.23). */
    public boolean data() {
        return data;
    }

    /** Whether the Velero Schedule is copied into the BackupSchedule's status (B1.20–B1.23). */
    public boolean mirroredInStatus() {
        return mirroredInStatus;
    }

    /** The four types that are restored, in creation order. */
    public static List<BackupType> dataTypes() {
        return Arrays.stream(values()).filter(BackupType::data).toList();
    }

    public static Optional<BackupType> ofLabel(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    public static Optional<BackupType> ofSchedule(String scheduleName) {
        return Optional.ofNullable(BY_SCHEDULE.get(scheduleName));
    }
}
