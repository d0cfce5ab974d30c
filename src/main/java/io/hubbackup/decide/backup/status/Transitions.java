package io.hubbackup.decide.backup.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.hubbackup.api.BackupSchedulePhase;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.plan.EventNote;
import io.hubbackup.plan.EventNote.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The events of a change of status (BW33): one for each reason that came up, none while nothing changes. */
public final class Transitions {

    private static final Set<BackupSchedulePhase> TROUBLE = Set.of(
            BackupSchedulePhase.FAILED,
            BackupSchedulePhase.FAILED_VALIDATION,
            BackupSchedulePhase.BACKUP_COLLISION,
            BackupSchedulePhase.UNKNOWN);

    private Transitions() {}

    public static List<EventNote> between(BackupScheduleStatus previous, BackupScheduleStatus next) {
        var notes = new LinkedHashMap<String, EventNote>();
        for (ConditionType type : ConditionType.values()) {
            Conditions.find(next.conditions(), type)
                    .filter(condition -> changed(previous, type, condition))
                    .ifPresent(condition -> notes.putIfAbsent(condition.getReason(), note(condition)));
        }
        if (notes.isEmpty() && !previous.phase().equals(next.phase())) {
            notes.put(next.phase(), phaseNote(next));
        }
        return List.copyOf(notes.values());
    }

    /** The two kstatus conditions only repeat what others say; one that is well from the start is no news, unless it is the sum of all. */
    private static boolean changed(BackupScheduleStatus previous, ConditionType type, Condition next) {
        if (type.onlyWhenTrue()) {
            return false;
        }
        return Conditions.find(previous.conditions(), type)
                .map(before -> !next.getStatus().equals(before.getStatus())
                        || !next.getReason().equals(before.getReason()))
                .orElseGet(() -> type == ConditionType.Ready || trouble(next));
    }

    private static EventNote note(Condition condition) {
        return new EventNote(
                trouble(condition) ? Type.Warning : Type.Normal, condition.getReason(), condition.getMessage());
    }

    private static EventNote phaseNote(BackupScheduleStatus next) {
        var trouble = next.knownPhase().filter(TROUBLE::contains).isPresent();
        return new EventNote(trouble ? Type.Warning : Type.Normal, next.phase(), next.lastMessage());
    }

    private static boolean trouble(Condition condition) {
        return reason(condition).filter(Reason::trouble).isPresent();
    }

    private static Optional<Reason> reason(Condition condition) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(condition.getReason()))
                .findFirst();
    }
}
