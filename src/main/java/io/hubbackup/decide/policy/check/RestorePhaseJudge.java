package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.check.PhaseValid.Why;

import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.wire.velero.Restore;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of T15 for a Restore. */
record RestorePhaseJudge(CatalogueEntry entry, HubSnapshot hub, Instant now) {

    /** @param counts it is the newest one and there is no BackupSchedule: what it lacks matters still */
    Verdict judge(RestoreSeen restore, boolean counts) {
        return byPhase(restore, counts).about(SubjectKind.RESTORE.of(restore));
    }

    private Verdict byPhase(RestoreSeen restore, boolean counts) {
        var name = restore.name();
        return switch (restore.phase()) {
            case "Finished", "Enabled" ->
                Verdict.compliant(Why.PhaseValid, "Restore %s is %s.".formatted(name, restore.phase()));
            case "" -> untouched(restore);
            case "Started", "Running" -> underWay(restore);
            case "Error" ->
                Verdict.noncompliant(
                        Why.RestoreFailed,
                        "Restore %s failed: %s. Correct the cause, then create another Restore and delete this one."
                                .formatted(name, said(restore)));
            case "EnabledWithErrors" ->
                Verdict.noncompliant(
                        Why.SyncRestoreFailing,
                        "Restore %s does not follow the backups any more: %s. Correct the cause; it tries again."
                                .formatted(name, said(restore)));
            case "FinishedWithErrors" -> counts ? withErrors(restore) : settled(restore);
            default -> unknown(restore);
        };
    }

    private static Verdict withErrors(RestoreSeen restore) {
        return Verdict.noncompliant(
                Why.CompletedWithErrors,
                "Restore %s finished with errors: %s. Look at its Velero Restores; create another Restore, or a BackupSchedule if the hub is as it should be."
                        .formatted(restore.name(), said(restore)));
    }

    private static Verdict settled(RestoreSeen restore) {
        return Verdict.compliant(
                Why.PhaseValid,
                "Restore %s finished with errors, and what came after it counts.".formatted(restore.name()));
    }

    private Verdict untouched(RestoreSeen restore) {
        return patient(
                Deadline.after(restore.created(), entry.duration("processed")),
                Verdict.unknown(
                        Why.NotProcessed,
                        "Restore %s was created at %s and nobody has looked at it yet."
                                .formatted(restore.name(), Words.at(restore.created()))),
                Verdict.noncompliant(
                        Why.NotProcessed,
                        "No operator has looked at Restore %s, which was created at %s. Check that the backup operator runs."
                                .formatted(restore.name(), Words.at(restore.created()))));
    }

    private Verdict underWay(RestoreSeen restore) {
        var sign = lastSign(restore);
        return patient(
                Deadline.after(sign, entry.duration("progress")),
                Verdict.compliant(Why.PhaseValid, "Restore %s is %s.".formatted(restore.name(), restore.phase())),
                Verdict.noncompliant(
                        Why.RestoreStalled,
                        "Restore %s does not get on since %s: %s. Look at its Velero Restores and at Velero's log."
                                .formatted(restore.name(), Words.at(sign), said(restore))));
    }

    private Verdict unknown(RestoreSeen restore) {
        return patient(
                Deadline.after(lastSign(restore), entry.duration("unknown")),
                Verdict.unknown(Why.UnknownPhase, "Restore %s is %s.".formatted(restore.name(), restore.phase())),
                Verdict.noncompliant(
                        Why.RestoreUnknown,
                        "Restore %s is %s: %s. Look at its Velero Restores."
                                .formatted(restore.name(), restore.phase(), said(restore))));
    }

    private Verdict patient(Deadline end, Verdict before, Verdict after) {
        return end.passed(now) ? after : before.until(end.next());
    }

    private static String said(RestoreSeen restore) {
        return Words.quoted(restore.terms().lastMessage(), "its status says no reason");
    }

    /** When something was last seen to happen: it was created, or one of its Velero Restores began, was written, or ended. */
    private Instant lastSign(RestoreSeen restore) {
        return Stream.concat(
                        Stream.of(restore.created()),
                        restore.terms().veleroRestores().stream()
                                .flatMap(name -> velero(restore, name).stream())
                                .flatMap(found -> signs(found.object())))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Optional<VeleroRestoreSeen> velero(RestoreSeen restore, String name) {
        return hub.velero()
                .restores()
                .fold(
                        all -> all.get(restore.namespace(), name),
                        api -> Optional.empty(),
                        unreadable -> Optional.empty());
    }

    private static Stream<Instant> signs(Restore restore) {
        var written = restore.metadata().tree().children("managedFields").stream()
                .flatMap(field -> field.time("time").stream());
        var told = Stream.of(
                        restore.metadata().creationTimestamp(),
                        restore.status().startTimestamp(),
                        restore.status().completionTimestamp())
                .flatMap(Optional::stream);
        return Stream.concat(written, told);
    }
}
