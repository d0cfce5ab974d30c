package io.hubbackup.decide.backup.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.hubbackup.decide.backup.status.Verdict.Truth;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The list {@code status.conditions}. */
public final class Conditions {

    private Conditions() {}

    /**
     * The next list, sorted by type: ours as wanted, those of other managers as they were. A transition time moves only when the status of its condition changes.
     */
    public static List<Condition> merge(List<Condition> previous, List<Verdict> wanted, Instant now, long generation) {
        var foreign = previous.stream().filter(condition -> !ConditionType.ours(condition.getType()));
        var ours = wanted.stream()
                .filter(verdict -> verdict.isTrue() || !verdict.type().onlyWhenTrue())
                .map(verdict -> condition(previous, verdict, now, generation));
        return Stream.concat(foreign, ours)
                .sorted(Comparator.comparing(Condition::getType))
                .toList();
    }

    static Optional<Condition> find(List<Condition> conditions, ConditionType type) {
        return conditions.stream()
                .filter(condition -> type.name().equals(condition.getType()))
                .findFirst();
    }

    private static Condition condition(List<Condition> previous, Verdict verdict, Instant now, long generation) {
        return new ConditionBuilder()
                .withType(verdict.type().name())
                .withStatus(verdict.truth().wire())
                .withReason(verdict.reason().name())
                .withMessage(verdict.message())
                .withObservedGeneration(generation)
                .withLastTransitionTime(transition(previous, verdict.type(), verdict.truth(), now))
                .build();
    }

    private static String transition(List<Condition> previous, ConditionType type, Truth truth, Instant now) {
        return find(previous, type)
                .filter(condition -> truth.wire().equals(condition.getStatus()))
                .map(Condition::getLastTransitionTime)
                .filter(Objects::nonNull)
                .orElseGet(() -> Times.text(now));
    }
}
