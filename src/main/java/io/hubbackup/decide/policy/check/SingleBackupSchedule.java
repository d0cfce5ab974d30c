package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.StorageLocationSeen;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** N05: there is one BackupSchedule, and it is where the backups are. */
public final class SingleBackupSchedule implements PolicyTemplate {

    static final String NAME = "single-backup-schedule";

    /** The reasons of N05. */
    public enum Why implements Verdict.Reason {
        AsExpected,
        SeveralSchedules,
        ForeignNamespace
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return hub.backupSchedules()
                .fold(
                        all -> judge(hub, all),
                        api -> Verdict.notApplicable(api + " is not served."),
                        Verdict::unreadable);
    }

    private Verdict judge(HubSnapshot hub, Indexed<BackupScheduleSeen> all) {
        if (all.isEmpty()) {
            return Verdict.notApplicable("There is no BackupSchedule.");
        }
        var here = BackupNamespace.of(hub);
        if (all.in(here).size() > 1) {
            return several(here, all.in(here));
        }
        return all.size() == all.in(here).size()
                ? one(here)
                : hub.velero()
                        .storageLocations()
                        .fold(
                                locations -> elsewhere(here, all, locations),
                                api -> elsewhere(here, all, Indexed.empty()),
                                Verdict::unreadable);
    }

    private static Verdict several(String here, Collection<BackupScheduleSeen> schedules) {
        var oldest = schedules.stream()
                .min(Comparator.comparing(BackupScheduleSeen::created).thenComparing(Keyed::name))
                .orElseThrow();
        return Verdict.noncompliant(
                        Why.SeveralSchedules,
                        "Namespace %s has several BackupSchedules: %s. Only the oldest works, %s; delete the others."
                                .formatted(here, Words.namesOf(schedules), oldest.name()))
                .about(SubjectKind.BACKUP_SCHEDULE.ofAll(schedules));
    }

    private static Verdict elsewhere(
            String here, Indexed<BackupScheduleSeen> all, Indexed<StorageLocationSeen> locations) {
        var lost = all.stream()
                .filter(schedule -> !schedule.namespace().equals(here))
                .filter(schedule -> locations.in(schedule.namespace()).isEmpty())
                .toList();
        return lost.isEmpty() ? one(here) : foreign(here, lost);
    }

    private static Verdict foreign(String here, List<BackupScheduleSeen> lost) {
        return Verdict.noncompliant(
                        Why.ForeignNamespace,
                        "BackupSchedules stand in namespaces that have no BackupStorageLocation: %s. They back nothing up; delete them, or create them in %s."
                                .formatted(
                                        Words.names(lost.stream()
                                                .map(schedule -> schedule.key().toString())
                                                .toList()),
                                        here))
                .about(SubjectKind.BACKUP_SCHEDULE.ofAll(lost));
    }

    private static Verdict one(String here) {
        return Verdict.compliant(Why.AsExpected, "No BackupSchedule stands beside the one in %s.".formatted(here));
    }
}
