package io.hubbackup.scenario;

import io.hubbackup.decide.backup.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Compares a disturbed scenario with the same one without trouble. */
final class Trial {

    private record Plain(String scenario, int longStep, Duration longer) {}

    private static final Map<Plain, Outcome> CALM = new ConcurrentHashMap<>();

    private Trial() {}

    /** How the scenario goes without trouble. */
    static Outcome calm(Scenario scenario) {
        return calm(scenario, new Disturbance.Calm());
    }

    /** The same, with as much time in it as the disturbance takes. */
    private static Outcome calm(Scenario scenario, Disturbance disturbance) {
        return disturbance instanceof Disturbance.Lasting(var rule, int step, boolean before, var time)
                ? CALM.computeIfAbsent(
                        new Plain(scenario.name(), step, time),
                        any -> Bed.play(longer(scenario, step, time), new Disturbance.Calm()))
                : CALM.computeIfAbsent(
                        new Plain(scenario.name(), 0, Duration.ZERO),
                        any -> Bed.play(scenario, new Disturbance.Calm()));
    }

    private static Scenario longer(Scenario scenario, int longStep, Duration time) {
        var steps = IntStream.range(0, scenario.steps().size())
                .mapToObj(index -> {
                    var step = scenario.steps().get(index);
                    return index == longStep ? step.then(step.then().plus(time).plus(Bed.SETTLING)) : step;
                })
                .toList();
        return new Scenario(
                scenario.name(),
                scenario.definitions(),
                scenario.undefined(),
                scenario.hub(),
                steps,
                scenario.stored());
    }

    /** What is wrong with how a disturbed scenario ended. */
    static Optional<String> complaint(Scenario scenario, Disturbance disturbance) {
        return complaint(scenario, disturbance, UnaryOperator.identity());
    }

    /** @param sight makes the operator see wrongly, to plant a defect */
    static Optional<String> complaint(Scenario scenario, Disturbance disturbance, UnaryOperator<View> sight) {
        var calm = calm(scenario, disturbance);
        var lines = new ArrayList<String>();
        try {
            var disturbed = Bed.play(scenario, disturbance, sight);
            lines.addAll(disturbed.state().differences(calm.state()));
            var deleted = new TreeSet<>(disturbed.deletes());
            deleted.removeAll(calm.deletes());
            deleted.forEach(object -> lines.add("deleted: " + object));
        } catch (RuntimeException broken) {
            lines.add("broken: " + broken);
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of("%s, %s:\n    %s".formatted(scenario, disturbance, String.join("\n    ", lines)));
    }
}
