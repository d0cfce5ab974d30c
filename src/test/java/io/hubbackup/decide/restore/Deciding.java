package io.hubbackup.decide.restore;

import io.hubbackup.api.RestoreStatus;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.plan.RestoreHub;
import io.hubbackup.decide.restore.status.RestoreStatusProjection;
import io.hubbackup.hub.AdmissionSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.Outcomes;
import java.util.List;

/** A hub of a test, and what the decider makes of it; what shall be recorded is recorded, nothing else is done. */
final class Deciding {

    final RestoreHub hub = new RestoreHub();
    Ground ground = Ground.NONE;
    Observed<AdmissionSeen> admission = Observed.of(new AdmissionSeen(List.of()));

    /** The first decision that asks for more than a note in the journal. */
    RestoreDecision settled() {
        var decision = decide();
        for (int notes = 0; decision.move() instanceof Move.Note(Journal next); notes++) {
            if (notes > 10) {
                throw new AssertionError("it never stops noting: " + decision);
            }
            hub.journal = next;
            decision = decide();
        }
        return decision;
    }

    RestoreDecision decide() {
        return RestoreDecider.decide(hub.view(), ground);
    }

    RestoreStatus told() {
        return RestoreStatusProjection.project(hub.view(), settled().stage(), Outcomes.none(), admission);
    }

    /** Does what the decision asks for, as long as it is Velero Restores. */
    void act() {
        if (settled().move() instanceof Move.Act(var plan, var list)) {
            hub.apply(plan);
        }
    }
}
