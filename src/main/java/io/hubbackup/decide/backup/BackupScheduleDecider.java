package io.hubbackup.decide.backup;

import static io.hubbackup.plan.Rule.rule;

import io.hubbackup.decide.backup.admission.Finding;
import io.hubbackup.decide.backup.collision.Ownership;
import io.hubbackup.decide.backup.collision.Remembrance;
import io.hubbackup.decide.backup.preparation.PreparationPlan;
import io.hubbackup.decide.backup.status.Reason;
import io.hubbackup.decide.backup.template.DesiredSchedules;
import io.hubbackup.decide.backup.template.ExpiredValidationBackups;
import io.hubbackup.decide.backup.template.SchedulePause;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Rule;
import io.hubbackup.wire.velero.SchedulePhase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides one pass over a BackupSchedule: the first of the ordered rules that answers (B2, D23: to pause comes before everything that can be wrong). */
public final class BackupScheduleDecider {

    static final List<Rule<Pass, Course>> RULES = List.of(
            rule("BW35", "it is being deleted", BackupScheduleDecider::deleted),
            rule("BW9", "another BackupSchedule of the hub is older", BackupScheduleDecider::duplicate),
            rule(
                    "BW36",
                    "the name does not fit into a label",
                    pass -> Course.unless(pass.findings().name())),
            rule("BW15", "the Velero Schedules cannot be read", BackupScheduleDecider::schedulesUnreadable),
            rule("B2.12", "the user paused it", BackupScheduleDecider::paused),
            rule("B2.6", "a Restore is active", BackupScheduleDecider::restoring),
            rule("B2.14", "another hub writes to the storage", BackupScheduleDecider::collided),
            rule(
                    "packaging B3",
                    "the namespace is going to be deleted",
                    pass -> Course.unless(pass.findings().place())),
            rule(
                    "B2.7",
                    "the storage is not usable",
                    pass -> Course.unless(pass.findings().storage())),
            rule(
                    "B2.8",
                    "the token option is not usable",
                    pass -> Course.unless(pass.findings().tokens())),
            rule(
                    "B2.9",
                    "the cron expression is not usable",
                    pass -> Course.unless(pass.findings().cron())),
            rule(
                    "BW12",
                    "a duration is not usable",
                    pass -> Course.unless(pass.findings().durations())),
            rule("BW7", "it is not known who this hub is", BackupScheduleDecider::nameless),
            rule("BW1", "it is not known what belongs into the backups", BackupScheduleDecider::undiscovered),
            rule("B2.16", "the Velero Schedules are made and kept right", BackupScheduleDecider::kept));

    private BackupScheduleDecider() {}

    public static Decision decide(View view) {
        var pass = Pass.of(view);
        return RULES.stream()
                .flatMap(rule -> rule.judge().apply(pass).map(course -> decision(pass, rule.number(), course)).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the last rule always answers"));
    }

    private static Decision decision(Pass pass, String rule, Course course) {
        var view = pass.view();
        var preparing = course.prepares() ? Optional.of(PreparationOf.view(view)) : Optional.<PreparationPlan>empty();
        return new Decision(
                rule,
                course.stage(),
                course.silent() ? Plan.nothing() : ExpiredValidationBackups.of(view),
                preparing.map(PreparationPlan::plan).orElse(Plan.nothing()),
                waits(view, course, preparing) ? Plan.nothing() : course.schedules(),
                preparing,
                wakeAt(pass, course, preparing),
                course.doubts(),
                pass.findings());
    }

    /** B4.1: the first backups hold what was prepared before them. A preparation that does not end leaves no hub without a backup (BW16). */
    private static boolean waits(View view, Course course, Optional<PreparationPlan> preparing) {
        return course.stage() instanceof ScheduleStage.Creating
                && goesOn(preparing)
                && view.now().isBefore(view.created().plus(view.settings().preparationLimit()));
    }

    private static boolean goesOn(Optional<PreparationPlan> preparing) {
        return preparing.filter(step -> !step.complete()).isPresent();
    }

    private static Optional<Instant> wakeAt(Pass pass, Course course, Optional<PreparationPlan> preparing) {
        if (course.stage() instanceof ScheduleStage.Gone) {
            return Optional.empty();
        }
        return Optional.of(
                goesOn(preparing)
                        ? pass.view().now()
                        : WakeTimes.next(
                                pass.view(),
                                pass.findings().trackRecord(),
                                preparing,
                                unsettled(pass, course, preparing)));
    }

    private static boolean unsettled(Pass pass, Course course, Optional<PreparationPlan> preparing) {
        return course.unsettled()
                || unseen(pass)
                || preparing.filter(step -> !step.report().doubts().isEmpty()).isPresent();
    }

    /** Velero may be down, and nothing happens when it stays so. */
    private static boolean unseen(Pass pass) {
        return pass.owned().stream().anyMatch(seen -> seen.object().status().phase() == SchedulePhase.NONE);
    }

    private static Optional<Course> deleted(Pass pass) {
        return Optional.ofNullable(pass.view().schedule().getMetadata().getDeletionTimestamp())
                .map(since -> Course.silent(new ScheduleStage.Gone()));
    }

    /** It writes nothing, not even what is always done: the hub has another BackupSchedule that does. */
    private static Optional<Course> duplicate(Pass pass) {
        return Course.unless(pass.findings().uniqueness()).map(course -> Course.silent(course.stage()));
    }

    private static Optional<Course> schedulesUnreadable(Pass pass) {
        return pass.findings()
                .owned()
                .doubt()
                .map(doubt -> Course.waiting(
                        Reason.SchedulesUnreadable,
                        "The Velero Schedules cannot be read (%s), so they stay as they are. It is tried again."
                                .formatted(doubt)));
    }

    private static Optional<Course> paused(Pass pass) {
        return pass.view().schedule().specOrEmpty().paused()
                ? Optional.of(Course.halted(
                        new ScheduleStage.Paused(), SchedulePause.of(pass.owned(), "B2.12 the user paused it")))
                : Optional.empty();
    }

    private static Optional<Course> restoring(Pass pass) {
        var finding = pass.findings().restores();
        return finding instanceof Finding.Refused refused
                ? Optional.of(Course.halted(
                        new ScheduleStage.Restoring(refused),
                        SchedulePause.of(pass.owned(), "BW4 a Restore is active")))
                : Course.unless(finding);
    }

    private static Optional<Course> collided(Pass pass) {
        return switch (pass.findings().ownership()) {
            case Ownership.Owner owner -> Optional.empty();
            case Ownership.Foreign foreign ->
                Optional.of(Course.halted(
                        new ScheduleStage.Collided(foreign),
                        SchedulePause.of(pass.owned(), "B5.9 another hub's backup is newer")));
            case Ownership.Replaced replaced ->
                Optional.of(Course.halted(new ScheduleStage.Collided(replaced), replacement(pass, replaced)));
            case Ownership.Undecided undecided -> Optional.of(Course.waiting(Reason.OwnerUndecided, undecided.why()));
        };
    }

    private static Plan replacement(Pass pass, Ownership.Replaced replaced) {
        return Plan.parallel(List.of(
                Remembrance.of(replaced.by(), pass.owned()),
                SchedulePause.of(pass.owned(), "B5.10 another hub took over")));
    }

    /** Velero Schedules that exist keep their id; the first five are made of knowledge or not at all. */
    private static Optional<Course> nameless(Pass pass) {
        return pass.owned().isEmpty()
                ? pass.view()
                        .hub()
                        .identity()
                        .fold(
                                known -> Optional.empty(),
                                api -> Optional.of(nameless(api + " is not served")),
                                unknown -> Optional.of(nameless(unknown.api() + ": " + unknown.why())))
                : Optional.empty();
    }

    private static Course nameless(String why) {
        return Course.waiting(
                Reason.IdentityUnreadable,
                "It cannot be told who this hub is (%s), so no Velero Schedules are created. It is tried again; the id of the hub can also be configured."
                        .formatted(why));
    }

    /** As {@link #nameless}: lists that exist stay. */
    private static Optional<Course> undiscovered(Pass pass) {
        if (!pass.owned().isEmpty()) {
            return Optional.empty();
        }
        var desired = DesiredSchedules.of(pass.view(), pass.owned());
        return desired.complete()
                ? Optional.empty()
                : Optional.of(Course.waiting(
                        Reason.DiscoveryFailed,
                        "It is not known what belongs into the backups (%s), so no Velero Schedules are created. It is tried again."
                                .formatted(String.join("; ", desired.doubts()))));
    }

    private static Optional<Course> kept(Pass pass) {
        var desired = DesiredSchedules.of(pass.view(), pass.owned());
        return Optional.of(Course.working(SchedulePlan.of(pass.view(), desired, pass.owned()), desired.doubts()));
    }
}
