package io.hubbackup.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One line of an ordered decision list.
 *
 * @param number number of the rule in {@code docs/behaviour.md}
 * @param says one sentence for logs and tables
 */
public record Rule<V, D>(String number, String says, Function<V, Optional<D>> judge) {

    public static <V, D> Rule<V, D> rule(String number, String says, Function<V, Optional<D>> judge) {
        return new Rule<>(number, says, judge);
    }

    /** The answer of the first rule that has one. */
    public static <V, D> Optional<D> first(List<Rule<V, D>> rules, V view) {
        return rules.stream().flatMap(rule -> rule.judge().apply(view).stream()).findFirst();
    }
}
