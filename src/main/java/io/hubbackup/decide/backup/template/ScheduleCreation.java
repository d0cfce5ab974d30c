package io.hubbackup.decide.backup.template;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.velero.ObjectMeta;
import io.hubbackup.wire.velero.Schedule;
import java.util.Optional;

/** Creates the Velero Schedules that are missing, all five or one, and never touches those that are there (B2.16, BW8). */
public final class ScheduleCreation {

    private ScheduleCreation() {}

    /**
     * The missing ones in the order of B2.16; the first failure ends it. One that is on its way out still counts as there: its name is taken.
     *
     * @param owned the Velero Schedules of this BackupSchedule that are on the hub
     */
    public static Plan of(View view, DesiredSchedules desired, Indexed<VeleroScheduleSeen> owned) {
        var announcement = InitialBackups.announcement(view, owned);
        return Plan.series(desired.schedules().values().stream()
                .filter(schedule -> owned.get(
                                schedule.metadata().namespace(),
                                schedule.metadata().name())
                        .isEmpty())
                .map(schedule -> create(announced(schedule, announcement), owned.isEmpty()))
                .toList());
    }

    private static Schedule announced(Schedule schedule, Optional<String> timestamp) {
        return timestamp
                .map(time -> schedule.withMetadata(announced(schedule.metadata(), time)))
                .orElse(schedule);
    }

    private static ObjectMeta announced(ObjectMeta metadata, String timestamp) {
        return metadata.withAnnotation(InitialBackups.ANNOTATION, timestamp);
    }

    private static Write create(Schedule schedule, boolean first) {
        return new Write.Create(
                Target.of(
                        Kinds.VELERO_SCHEDULE,
                        schedule.metadata().namespace(),
                        schedule.metadata().name()),
                schedule.tree().fields(),
                first ? "B2.16 the BackupSchedule has no Velero Schedules yet" : "BW8 this Velero Schedule is missing");
    }
}
