package io.hubbackup.plan;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The list {@code status.conditions} of any of our kinds. */
public final class ConditionList {

    /** What one condition shall say. */
    public record Wanted(String type, String status, String reason, String message) {}

    private ConditionList() {}

    /**
     * The next list, sorted by type: ours as wanted, those of other managers as they were. A transition time moves only when the status of its condition changes.
     *
     * @param ours whether a condition of this type is ours; those of others are not touched
     */
    public static List<Condition> merge(
            List<Condition> previous, List<Wanted> wanted, Predicate<String> ours, Instant now, long generation) {
        var foreign = previous.stream().filter(condition -> !ours.test(condition.getType()));
        var next = wanted.stream().map(one -> condition(previous, one, now, generation));
        return Stream.concat(foreign, next)
                .sorted(Comparator.comparing(Condition::getType))
                .toList();
    }

    public static Optional<Condition> find(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    private static Condition condition(List<Condition> previous, Wanted wanted, Instant now, long generation) {
        return new ConditionBuilder()
                .withType(wanted.type())
                .withStatus(wanted.status())
                .withReason(wanted.reason())
                .withMessage(wanted.message())
                .withObservedGeneration(generation)
                .withLastTransitionTime(transition(previous, wanted, now))
                .build();
    }

    private static String transition(List<Condition> previous, Wanted wanted, Instant now) {
        return find(previous, wanted.type())
                .filter(condition -> wanted.status().equals(condition.getStatus()))
                .map(Condition::getLastTransitionTime)
                .filter(Objects::nonNull)
                .orElseGet(() -> DateTimeFormatter.ISO_INSTANT.format(now.truncatedTo(ChronoUnit.SECONDS)));
    }
}
