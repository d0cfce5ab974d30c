package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.Optional;

/** What a pass does next. The shell does it, and asks again with what came of it. */
public sealed interface Move {

    /** Record this in the journal before anything else is done (D24). */
    record Note(Journal next) implements Move {}

    /** Write this; the pass ends with it. */
    record Act(Plan plan) implements Move {}

    /**
     * Nothing to do now.
     *
     * @param wakeAt when to look again without an event; empty when there is nothing left to look at
     */
    record Rest(Optional<Instant> wakeAt) implements Move {}
}
