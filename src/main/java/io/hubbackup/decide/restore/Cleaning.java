package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.decide.restore.cleanup.Brake;
import io.hubbackup.decide.restore.cleanup.CleanupScope;
import io.hubbackup.decide.restore.cleanup.Ruling;
import io.hubbackup.decide.restore.journal.CleanupRecord;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.PartProgress;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.Indexed;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the restored backups do not have is surveyed, cleared by the brake, and removed batch by batch (R5). */
final class Cleaning {

    /** What changes while it is deleted, or cannot be read, is looked for again so often. */
    private static final int ROUNDS = 3;

    /** What cannot be read is looked at again after this part of the usual pause, and then after twice as long. */
    private static final int PART_OF_PAUSE = 4;

    private final Look look;
    private final RestoreProgress progress;
    private final Cleanup option;

    private Cleaning(Look look, RestoreProgress progress) {
        this.look = look;
        this.progress = progress;
        this.option = look.wish().cleanup().fold(wanted -> wanted, why -> Cleanup.NONE);
    }

    static Optional<Course> of(Look look) {
        return look.isAt(Step.CLEANING)
                ? Optional.of(look.following(progress -> new Cleaning(look, progress).course()))
                : Optional.empty();
    }

    private Course course() {
        if (option == Cleanup.NONE) {
            return Course.note(Ending.afterCleaning(look, look.journal()));
        }
        var succeeded = progress.parts().stream()
                .filter(part -> part.state().succeeded())
                .map(PartProgress::part)
                .collect(Collectors.toUnmodifiableSet());
        return CleanupScope.of(look.view(), look.journal(), option, succeeded)
                .fold(this::course, this::doubtful, unknown -> doubtful(unknown.api() + ": " + unknown.why()));
    }

    private Course course(CleanupScope scope) {
        if (scope.queries().isEmpty()) {
            return Course.note(Ending.afterCleaning(look, leaving(scope)));
        }
        return survey().map(found -> course(scope, found)).orElseGet(() -> surveying(scope, 1));
    }

    private Journal leaving(CleanupScope scope) {
        return look.journal().with(record().counting(record().kinds(), scope.left()));
    }

    /** One that was made for this run; before the first deletion it must be fresh, for a confirmation may take its time. */
    private Optional<Survey> survey() {
        return look.ground()
                .survey()
                .filter(found -> found.run() == look.journal().run())
                .filter(found -> found.cursor() > 0
                        || found.made()
                                .plus(look.view().settings().safetyNet())
                                .isAfter(look.view().now()));
    }

    private Course surveying(CleanupScope scope, int round) {
        return new Course(stage(), new Move.Survey(scope, round));
    }

    private Course course(CleanupScope scope, Survey found) {
        if (found.cursor() == 0 && found.plan().size() > 0) {
            return cleared(scope, found);
        }
        if (!found.through()) {
            return deleting(found);
        }
        if (found.round() < ROUNDS && found.unsettled()) {
            return surveying(scope, found.round() + 1);
        }
        if (found.round() < ROUNDS && !found.plan().unread().isEmpty()) {
            return onceMore(scope, found);
        }
        return Course.note(Ending.afterCleaning(look, ended(found)));
    }

    /** W9: a kind that could not be read is looked at again, alone and after a pause. */
    private Course onceMore(CleanupScope scope, Survey found) {
        var pause =
                look.view().settings().failureRetry().dividedBy(PART_OF_PAUSE).multipliedBy(found.round());
        var again = found.made().plus(pause);
        if (!look.view().now().isBefore(again)) {
            return surveying(scope.only(found.plan().unread()), found.round() + 1);
        }
        var trouble = "%s It is looked at again at %s."
                .formatted(String.join(" ", found.plan().surrenders()), again);
        return Course.rest(
                new RestoreStage.CleaningUp(look.journal(), progress, Optional.of(trouble), Optional.empty()), again);
    }

    /** Where there was nothing to delete, what is protected and why is told all the same; as are deletions before a crash. */
    private Journal ended(Survey found) {
        var counted = found.plan().size() > 0
                ? record()
                : record().counting(
                                found.plan().tallies(record().kinds()),
                                found.plan().left());
        return look.journal()
                .with(counted.surrendering(found.plan().surrenders())
                        .omitting(found.plan().omissions()));
    }

    private CleanupRecord record() {
        return look.journal().cleanup();
    }

    private Course cleared(CleanupScope scope, Survey found) {
        return look.view()
                .hub()
                .fleet()
                .clusters()
                .fold(
                        fleet -> cleared(scope, found, fleet),
                        api -> cleared(scope, found, Indexed.empty()),
                        unknown -> doubtful(unknown.api() + ": " + unknown.why()));
    }

    private Course cleared(CleanupScope scope, Survey found, Indexed<ClusterSeen> fleet) {
        var brake = new Brake(found.plan(), found.totals(), fleet, look.view().settings());
        return switch (brake.judge(look.journal(), look.view().annotation(RestoreWish.CONFIRM))) {
            case Ruling.Ask(var hash, var message) ->
                Course.rest(
                        new RestoreStage.CleaningUp(
                                look.journal(), progress, Optional.empty(), Optional.of(new Held(hash, message))),
                        look.later());
            // What was found before the confirmation came may be protected by now: it is looked for once more.
            case Ruling.Go go when found.made().isBefore(look.view().now()) -> surveying(scope, found.round());
            case Ruling.Go(var record, var used)
            when !record.equals(look.journal().cleanup()) ->
                Course.note(used.map(look.journal()::confirming)
                        .orElse(look.journal())
                        .with(record));
            case Ruling.Go go -> deleting(found);
        };
    }

    private Course deleting(Survey found) {
        var batch = found.plan().batch(found.cursor(), look.view().settings().cleanupBatch());
        return new Course(stage(), new Move.Delete(batch));
    }

    private RestoreStage stage() {
        return new RestoreStage.CleaningUp(look.journal(), progress, Optional.empty(), Optional.empty());
    }

    /** D8: in doubt nothing is deleted. */
    private Course doubtful(String doubt) {
        return Course.rest(
                new RestoreStage.CleaningUp(
                        look.journal(),
                        progress,
                        Optional.of(
                                "The clean-up waits, because it cannot be read what protects objects (%s). It is tried again."
                                        .formatted(doubt)),
                        Optional.empty()),
                look.soon());
    }
}
