package io.hubbackup.decide.restore.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.wire.Tree;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * The memory of a Restore (D24): every step is recorded here before it has an effect.
 *
 * @param run 1 for the first run, one more for each that a newer set or the activation begins
 * @param step how far the run is
 * @param plan what the run restores
 * @param earlier names of the backups that earlier runs of this Restore have restored, newest first, bounded (W8)
 * @param confirmed the confirmations that were used up (D32)
 * @param completed when the run was over, RFC 3339; empty while it is not
 * @param generation of the spec when the run began, or when the Restore was refused
 * @param conclusion what is told at the end, where there was nothing to restore
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record Journal(
        int run,
        Step step,
        RestorePlan plan,
        CleanupRecord cleanup,
        ActivationRecord activation,
        List<String> earlier,
        List<String> confirmed,
        String completed,
        long generation,
        String conclusion) {

    /** How many earlier backups are remembered. */
    public static final int EARLIER = 50;

    /** Nothing was begun yet. */
    public static final Journal BLANK = new Journal(
            0,
            Step.WAITING,
            new RestorePlan("", "", List.of(), List.of(), "", List.of(), Tree.EMPTY),
            CleanupRecord.NONE,
            ActivationRecord.NONE,
            List.of(),
            List.of(),
            "",
            0,
            "");

    public Journal {
        step = step == null ? Step.WAITING : step;
        plan = plan == null ? BLANK.plan : plan;
        cleanup = cleanup == null ? CleanupRecord.NONE : cleanup;
        activation = activation == null ? ActivationRecord.NONE : activation;
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
        confirmed = confirmed == null ? List.of() : List.copyOf(confirmed);
        completed = completed == null ? "" : completed;
        conclusion = conclusion == null ? "" : conclusion;
    }

    /** The next run with its pinned plan; what the run before has restored is remembered. */
    public Journal begun(RestorePlan next) {
        var remembered = Stream.concat(plan.restores().stream().map(PlannedRestore::backup), earlier.stream())
                .distinct()
                .limit(EARLIER)
                .toList();
        return new Journal(
                run + 1,
                Step.RESTORING,
                next,
                CleanupRecord.NONE,
                ActivationRecord.NONE,
                remembered,
                confirmed,
                "",
                generation,
                "");
    }

    /** The end of the run. */
    public Journal over(Step next, Instant now) {
        return new Journal(
                run,
                next,
                plan,
                cleanup,
                activation,
                earlier,
                confirmed,
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                generation,
                conclusion);
    }

    public Journal ofGeneration(long seen) {
        return new Journal(run, step, plan, cleanup, activation, earlier, confirmed, completed, seen, conclusion);
    }

    public Journal concluding(String message) {
        return new Journal(run, step, plan, cleanup, activation, earlier, confirmed, completed, generation, message);
    }

    /** Notes that this confirmation was used, so that it lets nothing else go on (D32). */
    public Journal confirming(String hash) {
        var used = Stream.concat(Stream.of(hash), confirmed.stream())
                .distinct()
                .limit(EARLIER)
                .toList();
        return new Journal(run, step, plan, cleanup, activation, earlier, used, completed, generation, conclusion);
    }

    public Journal at(Step next) {
        return new Journal(run, next, plan, cleanup, activation, earlier, confirmed, completed, generation, conclusion);
    }

    public Journal with(CleanupRecord next) {
        return new Journal(run, step, plan, next, activation, earlier, confirmed, completed, generation, conclusion);
    }

    public Journal with(ActivationRecord next) {
        return new Journal(run, step, plan, cleanup, next, earlier, confirmed, completed, generation, conclusion);
    }
}
