package io.hubbackup.simulation;

import io.hubbackup.plan.Cleared;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries plans out on a model server, with the faults of an API and of the process itself. */
final class Hand {

    /** The process dies. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash() {
            super("crash", null, false, false);
        }
    }

    /** What goes wrong with one write. */
    enum Fault {
        CONFLICT(409, false),
        FORBIDDEN(403, false),
        BUSY(429, false),
        BROKEN(500, false),
        LOST(0, true),
        CRASH_BEFORE(-1, false),
        CRASH_AFTER(-1, true);

        private final int code;
        private final boolean done;

        Fault(int code, boolean done) {
            this.code = code;
            this.done = done;
        }
    }

    private record Trouble(int after, Fault fault) {}

    private final Hub hub;
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private int since;

    Hand(Hub hub) {
        this.hub = hub;
    }

    /** After so many more writes without trouble. */
    void trouble(int after, Fault fault) {
        troubles.add(new Trouble(after, fault));
    }

    void clear() {
        troubles.clear();
        since = 0;
    }

    Outcomes execute(Cleared cleared, Consumer<Write> before) {
        var outcomes = new ArrayList<Outcome>(cleared.refused());
        run(hub.world().defect().plan(cleared.plan()), outcomes, before);
        return new Outcomes(outcomes);
    }

    /** Whether all of it was done. */
    private boolean run(Plan plan, List<Outcome> outcomes, Consumer<Write> before) {
        return switch (plan) {
            case Write write -> {
                var outcome = write(write, before);
                outcomes.add(outcome);
                yield outcome instanceof Outcome.Done || outcome instanceof Outcome.Existed;
            }
            case Plan.Parallel parallel -> {
                boolean all = true;
                for (var step : parallel.steps()) {
                    all &= run(step, outcomes, before);
                }
                yield all;
            }
            case Plan.Series series -> series(series, outcomes, before);
        };
    }

    private boolean series(Plan.Series series, List<Outcome> outcomes, Consumer<Write> before) {
        boolean all = true;
        for (var step : series.steps()) {
            if (all) {
                all = run(step, outcomes, before);
            } else {
                step.writes().forEach(left -> outcomes.add(new Outcome.Skipped(left, "an earlier step failed")));
            }
        }
        return all;
    }

    private Outcome write(Write write, Consumer<Write> before) {
        var fault = next();
        if (fault.filter(Fault.CRASH_BEFORE::equals).isPresent()) {
            throw new Crash();
        }
        if (fault.filter(bad -> !bad.done).isPresent()) {
            return failed(write, fault.get());
        }
        before.accept(write);
        var outcome = hub.server().write(write, hub.now());
        hub.sight().echo(write.target().kind());
        hub.world().fleet().hive(hub.server(), hub.now());
        if (fault.filter(Fault.CRASH_AFTER::equals).isPresent()) {
            throw new Crash();
        }
        return fault.map(bad -> failed(write, bad)).orElse(outcome);
    }

    private static Outcome failed(Write write, Fault fault) {
        return fault == Fault.CONFLICT
                ? new Outcome.Outdated(write, "409 Conflict")
                : new Outcome.Failed(write, fault.code, "simulated " + fault, Optional.empty());
    }

    private Optional<Fault> next() {
        var first = Optional.ofNullable(troubles.peek());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (since++ < first.get().after()) {
            return Optional.empty();
        }
        since = 0;
        troubles.poll();
        return first.map(Trouble::fault);
    }
}
