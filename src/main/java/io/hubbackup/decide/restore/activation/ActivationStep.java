package io.hubbackup.decide.restore.activation;

import io.hubbackup.decide.restore.journal.ActivationRecord;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the activation does next. In this order: {@code tokens} are read and the same question is asked again with them, {@code record} is written into the journal,
 * {@code plan} is carried out.
 *
 * @param tokens the secrets whose tokens are needed before the plan is whole; bounded; empty once they were handed in
 * @param record the journal's record when it has to say more than it does
 * @param plan what can be written now; all of it can be repeated
 * @param done whether nothing is left to be done or waited for; the plan is empty then
 * @param wakeAt when to look again though nothing has happened
 */
public record ActivationStep(
        List<ObjectKey> tokens,
        Optional<ActivationRecord> record,
        Plan plan,
        ActivationSummary summary,
        boolean done,
        Optional<Instant> wakeAt) {

    public ActivationStep {
        tokens = List.copyOf(tokens);
    }
}
