package io.hubbackup.demo.chronicle;

import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.Schedule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The five Velero Schedules, spoken of when they have all come to the same. */
final class VeleroScheduleFacts {

    private final Map<String, String> states = new HashMap<>();
    private String said = "";

    /** Empty while they differ, and while some are missing. */
    synchronized Optional<Fact> of(Schedule schedule) {
        states.put(schedule.metadata().name(), state(schedule));
        Set<String> different = new HashSet<>(states.values());
        if (states.size() < BackupType.values().length || different.size() > 1 || different.contains(said)) {
            return Optional.empty();
        }
        said = different.iterator().next();
        return Optional.of(Fact.plain("Velero Schedules", "all five " + said));
    }

    private static String state(Schedule schedule) {
        return schedule.spec().paused()
                ? "are paused"
                : "run by the cron " + schedule.spec().schedule();
    }
}
