package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.activation.Activation;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;

/** What comes after a step of a run. */
final class Ending {

    private Ending() {}

    /** After the clean-up: the clusters are called over where their ManagedClusters were restored, else the run is over. */
    static Journal afterCleaning(Look look, Journal journal) {
        return journal.plan().activates()
                ? journal.at(Step.ACTIVATING).with(Activation.begin(look.view()))
                : ofRun(look, journal);
    }

    /** A passive hub waits for the next set (R2.37); an activated one is through (R2.39). */
    static Journal ofRun(Look look, Journal journal) {
        boolean goesOn = look.sync().valid() && !journal.plan().activates();
        return journal.over(goesOn ? Step.SYNCING : Step.DONE, look.view().now());
    }
}
