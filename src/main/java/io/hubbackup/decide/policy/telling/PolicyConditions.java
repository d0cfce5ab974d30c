package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.plan.ConditionList.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which conditions stand where (policies 7.1): all on the oldest BackupSchedule, and on the newest Restore its own; without a BackupSchedule also what a Restore needs to be well. */
public final class PolicyConditions {

    /** These are a Restore's own, whether there is a BackupSchedule or not. */
    private static final String PHASES = "acm-backup-phase-validation";

    private static final Set<String> OF_RESTORE = Set.of(PHASES, "restore-sync-fresh");

    private final Evaluation evaluation;
    private final HubSnapshot hub;
    private final Catalogue catalogue;
    private final RecoveryTelling recovery;

    private PolicyConditions(Announcement told) {
        this.evaluation = told.evaluation();
        this.hub = told.hub();
        this.catalogue = told.catalogue();
        this.recovery = told.recovery();
    }

    /** None of a kind that could not be read: what stands there stays. */
    public static List<Carrier> of(Announcement told) {
        return new PolicyConditions(told).all();
    }

    private List<Carrier> all() {
        return switch (BackupNamespace.schedule(hub)) {
            case Observed.Value<Optional<BackupScheduleSeen>>(var schedule) ->
                Stream.concat(schedules(schedule), restores(schedule.isEmpty())).toList();
            case Observed.NotServed<Optional<BackupScheduleSeen>> absent ->
                restores(true).toList();
            case Observed.Unreadable<Optional<BackupScheduleSeen>> doubt -> List.of();
        };
    }

    private Stream<Carrier> schedules(Optional<BackupScheduleSeen> carrier) {
        return Sightings.all(hub.backupSchedules())
                .map(one -> Carrier.of(
                        Carrier.BACKUP_SCHEDULE,
                        one,
                        one.uid(),
                        carrier.filter(one::equals).isPresent() ? ofSchedule() : List.of()));
    }

    private List<Wanted> ofSchedule() {
        var wanted = new ArrayList<>(conditions(any -> true));
        wanted.add(Aggregate.of(evaluation, catalogue));
        wanted.add(recovery.point());
        wanted.add(recovery.clusters());
        return wanted;
    }

    private Stream<Carrier> restores(boolean alone) {
        var carrier = Sightings.one(BackupNamespace.restore(hub));
        return Sightings.all(hub.restores())
                .map(one -> Carrier.of(
                        Carrier.RESTORE,
                        one,
                        one.uid(),
                        carrier.filter(one::equals).isPresent() ? ofRestore(one, alone) : List.of()));
    }

    private List<Wanted> ofRestore(RestoreSeen restore, boolean alone) {
        var wanted = new ArrayList<>(conditions(template -> alone
                ? catalogue.entry(template).onRestore()
                : OF_RESTORE.contains(template) && concerns(template, restore)));
        if (alone) {
            wanted.add(Aggregate.of(evaluation, catalogue));
            wanted.add(recovery.point());
        }
        return wanted;
    }

    /** What is wrong with the phase of a BackupSchedule, or of another Restore, is not this one's. */
    private boolean concerns(String template, RestoreSeen restore) {
        var subjects = evaluation.verdict(template).map(Verdict::subjects).orElse(List.of());
        return !template.equals(PHASES)
                || subjects.isEmpty()
                || subjects.stream()
                        .anyMatch(subject -> subject.kind().equals(Carrier.RESTORE.kind())
                                && subject.key().equals(restore.key()));
    }

    private List<Wanted> conditions(Predicate<String> wanted) {
        return evaluation.judgements().entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(entry -> condition(entry.getKey(), entry.getValue().verdict()))
                .toList();
    }

    private Wanted condition(String template, Verdict verdict) {
        return new Wanted(
                catalogue.entry(template).condition(),
                truth(verdict.status()),
                verdict.reason().name(),
                Wording.of(template, verdict));
    }

    /** True is good. */
    static String truth(Verdict.Status status) {
        return switch (status) {
            case COMPLIANT, NOT_APPLICABLE -> "True";
            case NONCOMPLIANT, SUPPRESSED -> "False";
            case UNKNOWN -> "Unknown";
        };
    }
}
