package io.hubbackup.decide.restore.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The memory of a Restore (D24): every step is recorded here before it has an effect.
 *
 * @param run 1 for the first run, one more for each that a newer set or the activation begins
 * @param step how far the run is
 * @param plan what the run restores
 * @param earlier names of the backups that earlier runs of this Restore have restored, newest first, bounded (W8)
 * @param confirmed the confirmations that were used up (D32)
 * @param completed when the run was over, RFC 3339; empty while it is not
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
        String completed) {

    /** How many earlier backups are remembered. */
    public static final int EARLIER = 50;

    /** Nothing was begun yet. */
    public static final Journal BLANK = new Journal(
            0,
            Step.WAITING,
            new RestorePlan("", "", List.of(), List.of(), ""),
            CleanupRecord.NONE,
            ActivationRecord.NONE,
            List.of(),
            List.of(),
            "");

    public Journal {
        step = step == null ? Step.WAITING : step;
        plan = plan == null ? BLANK.plan : plan;
        cleanup = cleanup == null ? CleanupRecord.NONE : cleanup;
        activation = activation == null ? ActivationRecord.NONE : activation;
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
        confirmed = confirmed == null ? List.of() : List.copyOf(confirmed);
        completed = completed == null ? "" : completed;
    }

    public Journal at(Step next) {
        return new Journal(run, next, plan, cleanup, activation, earlier, confirmed, completed);
    }

    public Journal with(CleanupRecord next) {
        return new Journal(run, step, plan, next, activation, earlier, confirmed, completed);
    }

    public Journal with(ActivationRecord next) {
        return new Journal(run, step, plan, cleanup, next, earlier, confirmed, completed);
    }
}
