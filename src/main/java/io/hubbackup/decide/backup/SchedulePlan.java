package io.hubbackup.decide.backup;

import io.hubbackup.decide.backup.collision.FormerIds;
import io.hubbackup.decide.backup.collision.Remembrance;
import io.hubbackup.decide.backup.template.DesiredSchedules;
import io.hubbackup.decide.backup.template.InitialBackups;
import io.hubbackup.decide.backup.template.ScheduleCreation;
import io.hubbackup.decide.backup.template.ScheduleDrift;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.wire.BackupType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is to be written so that the five Velero Schedules are right: one kind of step in a pass, the earliest first. */
record SchedulePlan(ScheduleStage stage, Plan plan) {

    static SchedulePlan of(View view, DesiredSchedules desired, Indexed<VeleroScheduleSeen> owned) {
        var taken = taken(view);
        if (!taken.isEmpty()) {
            return new SchedulePlan(new ScheduleStage.NameTaken(taken), Plan.nothing());
        }
        if (owned.isEmpty()) {
            return new SchedulePlan(new ScheduleStage.Creating(), ScheduleCreation.of(view, desired, owned));
        }
        var missing = missing(view, owned);
        var creation = ScheduleCreation.of(view, desired, owned);
        var change = change(view, desired, owned);
        if (!missing.isEmpty()) {
            return new SchedulePlan(new ScheduleStage.Repairing(missing), Plan.parallel(List.of(creation, change)));
        }
        return new SchedulePlan(change.isEmpty() ? new ScheduleStage.Steady() : new ScheduleStage.Updating(), change);
    }

    /** What follows touches the same objects, so it waits for the next pass instead of meeting its own traces. */
    private static Plan change(View view, DesiredSchedules desired, Indexed<VeleroScheduleSeen> owned) {
        return Stream.of(
                        noted(view, owned),
                        ScheduleDrift.repairs(desired, owned),
                        InitialBackups.of(view, owned),
                        Remembrance.ended(owned))
                .filter(plan -> !plan.isEmpty())
                .findFirst()
                .orElse(Plan.nothing());
    }

    /** BW7: an id that is about to be healed is noted before. */
    private static Plan noted(View view, Indexed<VeleroScheduleSeen> owned) {
        return view.hub().identity() instanceof Observed.Value<HubIdentity>(var identity)
                ? FormerIds.announced(identity, owned.stream().toList())
                : Plan.nothing();
    }

    private static List<String> missing(View view, Indexed<VeleroScheduleSeen> owned) {
        return Arrays.stream(BackupType.values())
                .map(BackupType::scheduleName)
                .filter(name -> owned.get(view.namespace(), name).isEmpty())
                .toList();
    }

    /** Ours by UID, or somebody else's: also those of an earlier BackupSchedule of the same name (BW35). */
    private static List<String> taken(View view) {
        return view.hub()
                .velero()
                .schedules()
                .fold(
                        all -> Arrays.stream(BackupType.values())
                                .map(BackupType::scheduleName)
                                .filter(name -> all.get(view.namespace(), name)
                                        .filter(seen -> !view.owns(seen))
                                        .isPresent())
                                .toList(),
                        api -> List.of(),
                        unknown -> List.of());
    }
}
