package io.hubbackup.decide.backup.status;

import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.wire.BackupType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The copies of three Velero Schedules in the status (B1.20–B1.23), as they were seen. */
final class ScheduleCopies {

    private ScheduleCopies() {}

    static BackupScheduleStatus on(BackupScheduleStatus status, Observed<Indexed<VeleroScheduleSeen>> owned) {
        return owned.fold(
                known -> status.withVeleroSchedules(
                        copy(known, BackupType.CREDENTIALS),
                        copy(known, BackupType.MANAGED_CLUSTERS),
                        copy(known, BackupType.RESOURCES)),
                api -> status.withVeleroSchedules(Map.of(), Map.of(), Map.of()),
                unknown -> status);
    }

    /** B1.24: the metadata never reach the store, and their resource version would change with every look. */
    private static Map<String, Object> copy(Indexed<VeleroScheduleSeen> owned, BackupType type) {
        return owned.stream()
                .filter(seen -> seen.name().equals(type.scheduleName()))
                .findFirst()
                .map(seen -> {
                    var copy = new LinkedHashMap<String, Object>(
                            seen.object().tree().fields());
                    copy.put("metadata", Map.of());
                    return copy;
                })
                .orElseGet(LinkedHashMap::new);
    }
}
