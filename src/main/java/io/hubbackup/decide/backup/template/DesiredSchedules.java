package io.hubbackup.decide.backup.template;

import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.Schedule;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The five Velero Schedules as they shall be (spec 3.1–3.4).
 *
 * @param schedules by type, in the order of creation (B2.16); a type about which nothing can be said is missing
 * @param undecided the types that are missing and why; they are neither created nor changed
 * @param doubts what could not be read, and therefore stays as it stands on the hub; sorted
 */
public record DesiredSchedules(
        Map<BackupType, Schedule> schedules, Map<BackupType, String> undecided, List<String> doubts) {

    public DesiredSchedules {
        schedules = Collections.unmodifiableMap(new LinkedHashMap<>(schedules));
        undecided = Collections.unmodifiableMap(new LinkedHashMap<>(undecided));
        doubts = List.copyOf(doubts);
    }

    /** Whether all five are known. The first creation waits for that. */
    public boolean complete() {
        return undecided.isEmpty();
    }

    /** @param owned the Velero Schedules of this BackupSchedule that are on the hub */
    public static DesiredSchedules of(View view, Indexed<VeleroScheduleSeen> owned) {
        var schedules = new EnumMap<BackupType, Schedule>(BackupType.class);
        var undecided = new EnumMap<BackupType, String>(BackupType.class);
        var doubts = new TreeSet<String>();
        var selection = TemplateLists.selection(view);
        for (BackupType type : BackupType.values()) {
            var standing = owned.get(view.namespace(), type.scheduleName()).map(VeleroScheduleSeen::object);
            var draft = ScheduleDraft.of(view, type, selection, standing);
            draft.doubts().forEach(doubts::add);
            draft.schedule()
                    .ifPresentOrElse(
                            schedule -> schedules.put(type, schedule),
                            () -> undecided.put(type, String.join("; ", draft.doubts())));
        }
        return new DesiredSchedules(schedules, undecided, List.copyOf(doubts));
    }
}
