package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** T13: no backup of this hub hangs; that one runs is nothing to worry about (U4, U5). */
public final class BackupsProgressing implements PolicyTemplate {

    static final String NAME = "acm-backup-in-progress-report";

    /** The reasons of T13. */
    public enum Why implements Verdict.Reason {
        NoStuckBackups,
        BackupRunning,
        BackupStuck,
        NoProgress,
        VeleroNotServed
    }

    private final CatalogueEntry entry;

    public BackupsProgressing(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        if (BackupNamespace.schedule(hub) instanceof Observed.Unreadable<?> unreadable) {
            return Verdict.unreadable(unreadable);
        }
        return BackupLedger.of(hub)
                .fold(
                        ledger -> judge(UnfinishedBackups.of(ledger, schedule(hub), entry), now),
                        api -> Verdict.notApplicable(
                                Why.VeleroNotServed, "Velero's %s are not served: none can be stuck.".formatted(api)),
                        Verdict::unreadable);
    }

    private static Optional<BackupScheduleSeen> schedule(HubSnapshot hub) {
        return BackupNamespace.schedule(hub).fold(found -> found, api -> Optional.empty(), any -> Optional.empty());
    }

    private static Verdict judge(List<UnfinishedBackups.Waited> waited, Instant now) {
        var stuck = waited.stream().filter(one -> one.stuck(now)).toList();
        var silent = waited.stream().filter(one -> one.silent(now)).toList();
        var verdict = !stuck.isEmpty() ? stuck(stuck) : !silent.isEmpty() ? silent(silent) : running(waited);
        var concerned = !stuck.isEmpty() ? stuck : !silent.isEmpty() ? silent : waited;
        return verdict.about(SubjectKind.BACKUP.ofAll(
                        concerned.stream().map(UnfinishedBackups.Waited::backup).toList()))
                .until(waited.stream()
                        .flatMap(UnfinishedBackups.Waited::deadlines)
                        .filter(now::isBefore)
                        .min(Comparator.naturalOrder()));
    }

    private static Verdict stuck(List<UnfinishedBackups.Waited> stuck) {
        return Verdict.noncompliant(
                Why.BackupStuck,
                "Backups do not end: %s. Look at Velero's log and, if it hangs, restart Velero: it then fails what it was doing."
                        .formatted(Words.names(stuck.stream()
                                .map(one -> "%s is %s since %s"
                                        .formatted(one.backup().name(), phase(one.backup()), Words.at(one.since())))
                                .toList())));
    }

    private static Verdict silent(List<UnfinishedBackups.Waited> silent) {
        return Verdict.noncompliant(
                Why.NoProgress,
                "Backups run without getting on: %s. Look at Velero's log and at the API server."
                        .formatted(Words.names(silent.stream()
                                .map(one -> one.backup().name() + " stands at "
                                        + one.backup().progress().done().orElse(0) + " items")
                                .toList())));
    }

    private static String phase(BackupSeen backup) {
        return backup.phase().isEmpty() ? "untouched" : backup.phase();
    }

    private static Verdict running(List<UnfinishedBackups.Waited> waited) {
        return waited.isEmpty()
                ? Verdict.compliant(Why.NoStuckBackups, "No backup is running or waiting.")
                : Verdict.compliant(
                        Why.BackupRunning,
                        "Backups are running or waiting: %s."
                                .formatted(Words.namesOf(waited.stream()
                                        .map(UnfinishedBackups.Waited::backup)
                                        .toList())));
    }
}
