package io.hubbackup.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gate between thinking and acting. */
public final class Guards {

    private Guards() {}

    /** Takes out what a guard refuses. In a series everything after a refused write is refused too: its ground is missing. */
    public static Cleared clear(Plan plan, List<Guard> guards) {
        var refused = new ArrayList<Outcome.Skipped>();
        var allowed = allowed(plan, guards, refused);
        return new Cleared(allowed, refused);
    }

    private static Plan allowed(Plan plan, List<Guard> guards, List<Outcome.Skipped> refused) {
        return switch (plan) {
            case Write write ->
                refusal(write, guards)
                        .map(why -> {
                            refused.add(new Outcome.Skipped(write, why));
                            return Plan.nothing();
                        })
                        .orElse(write);
            case Plan.Parallel parallel ->
                Plan.parallel(parallel.steps().stream()
                        .map(step -> allowed(step, guards, refused))
                        .toList());
            case Plan.Series series -> allowedSeries(series, guards, refused);
        };
    }

    private static Plan allowedSeries(Plan.Series series, List<Guard> guards, List<Outcome.Skipped> refused) {
        var steps = new ArrayList<Plan>();
        int before = refused.size();
        for (Plan step : series.steps()) {
            if (refused.size() > before) {
                skip(step, refused);
            } else {
                steps.add(allowed(step, guards, refused));
            }
        }
        return Plan.series(steps);
    }

    private static void skip(Plan step, List<Outcome.Skipped> refused) {
        step.writes()
                .forEach(write -> refused.add(new Outcome.Skipped(write, "an earlier step of its series was refused")));
    }

    private static Optional<String> refusal(Write write, List<Guard> guards) {
        return guards.stream().flatMap(guard -> guard.refusal(write).stream()).findFirst();
    }
}
