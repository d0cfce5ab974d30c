package io.hubbackup.plan;

import java.util.List;
import java.util.stream.Stream;

/** What became of all writes of a plan. */
public record Outcomes(List<Outcome> all) {

    public Outcomes {
        all = List.copyOf(all);
    }

    public static Outcomes none() {
        return new Outcomes(List.of());
    }

    public Stream<Outcome.Failed> failures() {
        return all.stream().filter(Outcome.Failed.class::isInstance).map(Outcome.Failed.class::cast);
    }

    /** Whether another look is needed, because something failed, was skipped, or was not as the plan took it to be. */
    public boolean unfinished() {
        return all.stream().anyMatch(outcome -> switch (outcome) {
            case Outcome.Done done -> false;
            case Outcome.Existed existed -> true;
            case Outcome.Outdated outdated -> true;
            case Outcome.Failed failed -> true;
            case Outcome.Skipped skipped -> true;
        });
    }
}
