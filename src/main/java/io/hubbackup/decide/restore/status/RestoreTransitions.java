package io.hubbackup.decide.restore.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.plan.ConditionList;
import io.hubbackup.plan.EventNote;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/** The events of a change of status: one for each reason that came up, none while nothing changes (W43). */
public final class RestoreTransitions {

    private RestoreTransitions() {}

    public static List<EventNote> between(RestoreStatus previous, RestoreStatus next) {
        var notes = new LinkedHashMap<String, EventNote>();
        for (RestoreConditionType type : RestoreConditionType.values()) {
            if (!type.onlyWhenTrue()) {
                ConditionList.find(next.conditions(), type.name())
                        .filter(condition -> !RestoreReason.NotYet.name().equals(condition.getReason()))
                        .filter(condition -> news(previous, type, condition))
                        .ifPresent(condition -> notes.putIfAbsent(condition.getReason(), note(condition)));
            }
        }
        if (notes.isEmpty()
                && !previous.phase().equals(next.phase())
                && !next.phase().isEmpty()) {
            notes.put(next.phase(), new EventNote(EventNote.Type.Normal, next.phase(), next.lastMessage()));
        }
        return List.copyOf(notes.values());
    }

    private static boolean news(RestoreStatus previous, RestoreConditionType type, Condition next) {
        return ConditionList.find(previous.conditions(), type.name())
                .map(before -> !next.getStatus().equals(before.getStatus())
                        || !next.getReason().equals(before.getReason()))
                .orElseGet(() -> type == RestoreConditionType.Ready || trouble(next));
    }

    private static EventNote note(Condition condition) {
        return new EventNote(
                trouble(condition) ? EventNote.Type.Warning : EventNote.Type.Normal,
                condition.getReason(),
                condition.getMessage());
    }

    private static boolean trouble(Condition condition) {
        return Arrays.stream(RestoreReason.values())
                .anyMatch(reason -> reason.name().equals(condition.getReason()) && reason.trouble());
    }
}
