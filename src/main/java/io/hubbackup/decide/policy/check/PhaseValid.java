package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** T15: BackupSchedules and Restores get on and have not failed, those that nobody has looked at included (U8, U9, U27). */
public final class PhaseValid implements PolicyTemplate {

    static final String NAME = "acm-backup-phase-validation";

    /** The reasons of T15. */
    public enum Why implements Verdict.Reason {
        PhaseValid,
        StuckNew,
        NotProcessed,
        FailedValidation,
        Failed,
        VeleroSchedulesNotEnabled,
        RestoreStalled,
        RestoreFailed,
        SyncRestoreFailing,
        CompletedWithErrors,
        RestoreUnknown,
        UnknownPhase,
        Collision
    }

    private final CatalogueEntry entry;

    public PhaseValid(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        var namespace = BackupNamespace.of(hub);
        return BackupNamespace.in(hub.backupSchedules(), namespace)
                .fold(
                        schedules -> judge(hub, schedules, namespace, now),
                        api -> judge(hub, Indexed.empty(), namespace, now),
                        Verdict::unreadable);
    }

    private Verdict judge(HubSnapshot hub, Indexed<BackupScheduleSeen> schedules, String namespace, Instant now) {
        return BackupNamespace.in(hub.restores(), namespace)
                .fold(
                        restores -> worst(schedules(hub, schedules, now), restores(hub, schedules, restores, now)),
                        api -> worst(schedules(hub, schedules, now), List.of()),
                        Verdict::unreadable);
    }

    private List<Verdict> schedules(HubSnapshot hub, Indexed<BackupScheduleSeen> schedules, Instant now) {
        var phases = new SchedulePhaseJudge(entry, hub, now);
        return schedules.stream().map(phases::judge).toList();
    }

    private List<Verdict> restores(
            HubSnapshot hub, Indexed<BackupScheduleSeen> schedules, Indexed<RestoreSeen> restores, Instant now) {
        var phases = new RestorePhaseJudge(entry, hub, now);
        var newest =
                restores.stream().max(Comparator.comparing(RestoreSeen::created).thenComparing(RestoreSeen::name));
        return restores.stream()
                .map(restore -> phases.judge(
                        restore,
                        schedules.isEmpty() && newest.filter(restore::equals).isPresent()))
                .toList();
    }

    /** What a BackupSchedule alone would say. */
    public Verdict schedule(HubSnapshot hub, BackupScheduleSeen schedule, Instant now) {
        return new SchedulePhaseJudge(entry, hub, now).judge(schedule);
    }

    /** What a Restore alone would say: it has a condition of its own (policies §7.1). */
    public Verdict restore(HubSnapshot hub, RestoreSeen restore, Instant now) {
        var alone = BackupNamespace.schedule(hub) instanceof Observed.Value<Optional<BackupScheduleSeen>>(var schedule)
                && schedule.isEmpty();
        var newest = BackupNamespace.restore(hub)
                .fold(found -> found.filter(restore::equals).isPresent(), api -> false, unreadable -> false);
        return new RestorePhaseJudge(entry, hub, now).judge(restore, alone && newest);
    }

    /** The word of the worst, with all objects of which it is true. */
    private static Verdict worst(List<Verdict> schedules, List<Verdict> restores) {
        var all = Stream.concat(schedules.stream(), restores.stream()).toList();
        var next =
                all.stream().flatMap(verdict -> verdict.nextCheckAt().stream()).min(Comparator.naturalOrder());
        return Stream.of(
                        Verdict.Status.NONCOMPLIANT,
                        Verdict.Status.SUPPRESSED,
                        Verdict.Status.UNKNOWN,
                        Verdict.Status.COMPLIANT,
                        Verdict.Status.NOT_APPLICABLE)
                .map(status -> all.stream()
                        .filter(verdict -> verdict.status() == status)
                        .toList())
                .filter(some -> !some.isEmpty())
                .findFirst()
                .map(PhaseValid::together)
                .orElseGet(() -> Verdict.notApplicable("There is no BackupSchedule and no Restore."))
                .until(next);
    }

    private static Verdict together(List<Verdict> some) {
        var first = some.getFirst();
        var message = some.size() == 1
                ? first.message()
                : some.stream()
                        .map(Verdict::message)
                        .sorted()
                        .limit(MESSAGES)
                        .reduce((one, other) -> one + " " + other)
                        .orElseThrow();
        return new Verdict(
                first.status(),
                first.reason(),
                message,
                some.stream().flatMap(verdict -> verdict.subjects().stream()).toList(),
                Optional.empty(),
                first.causedBy());
    }

    private static final int MESSAGES = 3;
}
