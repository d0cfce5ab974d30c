package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.check.PhaseValid.Why;

import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/** The rows of T15 for a BackupSchedule. */
record SchedulePhaseJudge(CatalogueEntry entry, HubSnapshot hub, Instant now) {

    Verdict judge(BackupScheduleSeen schedule) {
        return byPhase(schedule).about(SubjectKind.BACKUP_SCHEDULE.of(schedule));
    }

    private Verdict byPhase(BackupScheduleSeen schedule) {
        var name = schedule.name();
        return switch (schedule.phase()) {
            case "Enabled", "Paused" ->
                Verdict.compliant(Why.PhaseValid, "BackupSchedule %s is %s.".formatted(name, schedule.phase()));
            case "BackupCollision" ->
                Verdict.notApplicable(
                        Why.Collision, "BackupSchedule %s collides, which is judged as such.".formatted(name));
            case "FailedValidation" -> failedValidation(schedule);
            case "Failed" ->
                Verdict.noncompliant(
                        Why.Failed, "BackupSchedule %s failed: %s. Correct it.".formatted(name, said(schedule)));
            case "" -> untouched(schedule);
            case "New" ->
                patient(
                        Deadline.after(lastBegun(schedule), entry.duration("new")),
                        Verdict.compliant(Why.PhaseValid, "BackupSchedule %s is New.".formatted(name)),
                        Verdict.noncompliant(
                                Why.StuckNew,
                                "BackupSchedule %s is still New: Velero has not accepted its Schedules. Check that Velero runs."
                                        .formatted(name)));
            default ->
                patient(
                        Deadline.after(lastBegun(schedule), entry.duration("unknown")),
                        Verdict.unknown(Why.UnknownPhase, "BackupSchedule %s is %s.".formatted(name, schedule.phase())),
                        Verdict.noncompliant(
                                Why.VeleroSchedulesNotEnabled,
                                "BackupSchedule %s is %s: %s. Check that Velero runs and look at its Schedules."
                                        .formatted(name, schedule.phase(), said(schedule))));
        };
    }

    private Verdict untouched(BackupScheduleSeen schedule) {
        return patient(
                Deadline.after(schedule.created(), entry.duration("processed")),
                Verdict.unknown(
                        Why.NotProcessed,
                        "BackupSchedule %s was created at %s and nobody has looked at it yet."
                                .formatted(schedule.name(), Words.at(schedule.created()))),
                Verdict.noncompliant(
                        Why.NotProcessed,
                        "No operator has looked at BackupSchedule %s, which was created at %s. Check that the backup operator runs."
                                .formatted(schedule.name(), Words.at(schedule.created()))));
    }

    private Verdict patient(Deadline end, Verdict before, Verdict after) {
        return end.passed(now) ? after : before.until(end.next());
    }

    /** The option for tokens without its add-on has its own template. */
    private Verdict failedValidation(BackupScheduleSeen schedule) {
        var message = "BackupSchedule %s is not valid: %s. Correct it.".formatted(schedule.name(), said(schedule));
        var addOn = hub.components().tokenAddOn().fold(found -> found, api -> false, unreadable -> true);
        return schedule.terms().tokens() && !addOn
                ? Verdict.suppressed(Why.FailedValidation, message).causedBy(AutoImportTokensAvailable.NAME)
                : Verdict.noncompliant(Why.FailedValidation, message);
    }

    private static String said(BackupScheduleSeen schedule) {
        return Words.quoted(schedule.terms().lastMessage(), "its status says no reason");
    }

    /** The phase has no time of its own; it begins again when Velero Schedules are created. */
    private Instant lastBegun(BackupScheduleSeen schedule) {
        var schedules = hub.velero()
                .schedules()
                .fold(
                        all -> all.in(schedule.namespace()).stream()
                                .flatMap(found -> found.object().metadata().creationTimestamp().stream()),
                        api -> Stream.<Instant>empty(),
                        unreadable -> Stream.<Instant>empty());
        return Stream.concat(Stream.of(schedule.created()), schedules)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
