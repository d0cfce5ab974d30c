package io.hubbackup.decide.restore;

import io.hubbackup.api.RestorePhase;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.decide.restore.admission.SyncInterval;
import io.hubbackup.decide.restore.admission.SyncOption;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import io.hubbackup.decide.restore.status.RestoreReason;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** One look of a pass: what was seen, what was learned since, and what the user wants, read once. */
record Look(RestoreView view, Ground ground, RestoreWish wish, SyncOption sync, Journal journal) {

    static Look at(RestoreView view, Ground ground) {
        var wish = RestoreWish.of(view.restore());
        return new Look(view, ground, wish, SyncOption.of(wish), view.journal().orElse(Journal.BLANK));
    }

    Step step() {
        return journal.step();
    }

    boolean isAt(Step step) {
        return journal.step() == step;
    }

    /** Between two runs, or before the first: what the user asks for now counts. */
    boolean betweenRuns() {
        return isAt(Step.WAITING) || isAt(Step.SYNCING);
    }

    /** What follows from how far Velero is. Where that cannot be read, what is known stays, and it is looked again (W9). */
    Course following(Function<RestoreProgress, Course> course) {
        return RestoreProgress.of(view, journal.plan())
                .fold(course, this::unseen, unknown -> unseen(unknown.api() + ": " + unknown.why()));
    }

    private Course unseen(String why) {
        return Course.rest(
                new RestoreStage.Troubled(
                        RestoreReason.Unreadable,
                        why,
                        "The Velero Restores cannot be read (%s). It is tried again.".formatted(why)),
                soon());
    }

    /** The status that was told last says that it is over. */
    boolean toldAsOver() {
        var told = view.restore().statusOrEmpty();
        return !told.phase().isEmpty() && !RestorePhase.active(told.phase());
    }

    /** … and it speaks of the end of the run that the journal tells of. */
    boolean endIsTold() {
        return toldAsOver()
                && journal.completed().equals(view.restore().statusOrEmpty().completionTimestamp());
    }

    long generation() {
        var generation = view.restore().getMetadata().getGeneration();
        return generation == null ? 0 : generation;
    }

    /** How often a passive hub looks without an event; the default where the text is refused anyway. */
    Duration interval() {
        return switch (wish.syncInterval()) {
            case SyncInterval.Usable(var value) -> value;
            case SyncInterval.Unusable unusable -> SyncInterval.DEFAULT;
        };
    }

    Instant soon() {
        return view.now().plus(view.settings().failureRetry());
    }

    Instant later() {
        return view.now().plus(view.settings().safetyNet());
    }
}
