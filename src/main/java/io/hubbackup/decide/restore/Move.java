package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.activation.ClusterList;
import io.hubbackup.decide.restore.cleanup.CleanupScope;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a pass does next. The shell does it, and asks again with what came of it. */
public sealed interface Move {

    /** Record this in the journal before anything else is done (D24). */
    record Note(Journal next) implements Move {}

    /**
     * Write this; the pass ends with it.
     *
     * @param list the list of clusters that is among it
     */
    record Act(Plan plan, Optional<ClusterList> list) implements Move {}

    /** List what the clean-up has to judge; nothing is written. */
    record Survey(CleanupScope scope, int round) implements Move {}

    /** Delete the next batch of what was surveyed, and record what came of it; the pass ends with it. */
    record Delete(Plan batch) implements Move {}

    /** Read the tokens in these Secrets. */
    record ReadTokens(List<ObjectKey> secrets) implements Move {}

    /**
     * Nothing to do now.
     *
     * @param wakeAt when to look again without an event; empty when there is nothing left to look at
     */
    record Rest(Optional<Instant> wakeAt) implements Move {}
}
