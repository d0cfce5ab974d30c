package io.hubbackup.apply;

import io.hubbackup.plan.Cleared;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Executes what was cleared, and nothing else. */
public final class Writer {

    /** How many requests are under way at a time, by default. */
    public static final int AT_A_TIME = 32;

    private final Function<Write, Outcome> requests;
    private final Executor workers;
    private final Semaphore permits;

    /**
     * @param workers runs each branch of what is parallel; it must not limit their number, because a branch waits for its own: a virtual thread each
     * @param atATime how many requests may be under way
     */
    public Writer(ApiDoor door, WriteEcho echo, Delay delay, Executor workers, int atATime) {
        this(new WriteRequests(door, echo, delay)::send, workers, atATime);
    }

    Writer(Function<Write, Outcome> requests, Executor workers, int atATime) {
        this.requests = requests;
        this.workers = workers;
        this.permits = new Semaphore(atATime);
    }

    /** Blocks until every write is done or given up. The outcomes come in the order of the plan, then what the guards refused. */
    public Outcomes execute(Cleared cleared) {
        var all = new ArrayList<>(run(cleared.plan()));
        all.addAll(cleared.refused());
        return new Outcomes(all);
    }

    private List<Outcome> run(Plan plan) {
        return switch (plan) {
            case Write write -> List.of(one(write));
            case Plan.Series series -> inTurn(series.steps());
            case Plan.Parallel parallel -> sideBySide(parallel.steps());
        };
    }

    private Outcome one(Write write) {
        permits.acquireUninterruptibly();
        try {
            return requests.apply(write);
        } finally {
            permits.release();
        }
    }

    private List<Outcome> inTurn(List<Plan> steps) {
        var outcomes = new ArrayList<Outcome>();
        boolean go = true;
        for (var step : steps) {
            var news = go ? run(step) : skipped(step);
            outcomes.addAll(news);
            go = go && news.stream().allMatch(Writer::letsGoOn);
        }
        return outcomes;
    }

    /** A create that met an object of its name does not end its series: there is one, and the caller judges it. */
    private static boolean letsGoOn(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> true;
            case Outcome.Existed existed -> true;
            case Outcome.Outdated outdated -> false;
            case Outcome.Failed failed -> false;
            case Outcome.Skipped skipped -> false;
        };
    }

    private static List<Outcome> skipped(Plan step) {
        return step.writes()
                .<Outcome>map(write -> new Outcome.Skipped(write, "an earlier step of its series was not done"))
                .toList();
    }

    private List<Outcome> sideBySide(List<Plan> steps) {
        if (steps.size() == 1) {
            return run(steps.getFirst());
        }
        var branches = steps.stream()
                .map(step -> CompletableFuture.supplyAsync(() -> run(step), workers))
                .toList();
        return branches.stream().flatMap(branch -> branch.join().stream()).toList();
    }
}
