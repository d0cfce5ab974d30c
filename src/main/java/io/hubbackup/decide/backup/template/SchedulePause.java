package io.hubbackup.decide.backup.template;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import java.util.Map;
import java.util.Optional;

/** Stops the Velero Schedules without deleting them (B2.22). They go on by {@link ScheduleDrift}, which writes {@code paused: false} (B2.26). */
public final class SchedulePause {

    private SchedulePause() {}

    /**
     * One patch for each Velero Schedule that still runs; a failure of one does not spare the others. The patch asks for no resource version: to pause is right whatever
     * Velero wrote meanwhile.
     *
     * @param because rule and reason
     */
    public static Plan of(Indexed<VeleroScheduleSeen> owned, String because) {
        return Plan.parallel(owned.stream()
                .filter(seen -> !seen.object().spec().paused())
                .filter(seen -> !seen.object().metadata().deleting())
                .map(seen -> pause(seen, because))
                .toList());
    }

    /** Whether all of them stand still. */
    public static boolean done(Indexed<VeleroScheduleSeen> owned) {
        return of(owned, "").isEmpty();
    }

    private static Write.Patch pause(VeleroScheduleSeen seen, String because) {
        return new Write.Patch(
                new Target(Kinds.VELERO_SCHEDULE, seen.key()),
                Map.of("spec", Map.of("paused", true)),
                seen.object().metadata().uid(),
                Optional.empty(),
                because);
    }
}
