package io.hubbackup.decide.backup.status;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.wire.velero.SchedulePhase;
import java.util.Comparator;
import java.util.List;

/** How the worst of the Velero Schedules is, as Velero sees them: by weight, never by the order of a list (BW32). The worst comes first. */
enum ScheduleHealth {
    REFUSED,
    UNSEEN,
    NEW,
    ENABLED;

    static ScheduleHealth of(Indexed<VeleroScheduleSeen> owned) {
        return owned.stream()
                .map(ScheduleHealth::of)
                .min(Comparator.naturalOrder())
                .orElse(NEW);
    }

    /** The names of those that are so. */
    List<String> among(Indexed<VeleroScheduleSeen> owned) {
        return owned.stream()
                .filter(seen -> of(seen) == this)
                .map(VeleroScheduleSeen::name)
                .sorted()
                .toList();
    }

    /** B2.21: of a word that we do not know nothing is concluded. */
    private static ScheduleHealth of(VeleroScheduleSeen seen) {
        return switch (seen.object().status().phase()) {
            case SchedulePhase.FAILED_VALIDATION -> REFUSED;
            case SchedulePhase.NONE -> UNSEEN;
            case SchedulePhase.NEW -> NEW;
            case SchedulePhase.ENABLED, SchedulePhase.UNKNOWN -> ENABLED;
        };
    }
}
