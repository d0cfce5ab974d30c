package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether one type could be restored now, whoever backed it up (T11, T12).
 *
 * @param minimumGrace of T10: until the first run is late nothing is missed
 */
record RestorePoint(BackupType type, Duration minimumGrace) {

    /** The reasons of T11 and T12. */
    enum Why implements Verdict.Reason {
        Available,
        NoneAvailable,
        OnlyPartiallyFailed,
        AwaitingFirstRun,
        NoBackupSchedule
    }

    static RestorePoint of(BackupType type, Catalogue catalogue) {
        return new RestorePoint(type, catalogue.entry(BackupsOnSchedule.NAME).duration("minimumGrace"));
    }

    Verdict judged(HubSnapshot hub, Instant now) {
        return HubRole.judged(
                hub,
                role -> role == HubRole.UNCONFIGURED
                        ? Verdict.notApplicable(
                                Why.NoBackupSchedule,
                                "Nothing is backed up or restored here: there is no BackupSchedule and no Restore.")
                        : stored(hub, locations -> backups(hub, role, locations, now)));
    }

    private static Verdict stored(HubSnapshot hub, Function<Set<String>, Verdict> judge) {
        return hub.velero()
                .storageLocations()
                .fold(
                        all -> judge.apply(names(all, BackupNamespace.of(hub))),
                        RestorePoint::notServed,
                        Verdict::unreadable);
    }

    private static Set<String> names(Indexed<StorageLocationSeen> all, String namespace) {
        return all.in(namespace).stream().map(StorageLocationSeen::name).collect(Collectors.toUnmodifiableSet());
    }

    private static Verdict notServed(String api) {
        return Verdict.unknown(Verdict.Common.Unreadable, "Velero's %s is not served. Install Velero.".formatted(api));
    }

    private Verdict backups(HubSnapshot hub, HubRole role, Set<String> locations, Instant now) {
        return BackupLedger.of(hub)
                .fold(ledger -> judge(hub, role, ledger, locations, now), RestorePoint::notServed, Verdict::unreadable);
    }

    private Verdict judge(HubSnapshot hub, HubRole role, BackupLedger ledger, Set<String> locations, Instant now) {
        return ledger.newest(type, backup -> BackupLedger.available(backup, now) && there(backup, locations))
                .map(backup -> available(backup, ledger))
                .or(() -> firstRun(hub, role, ledger, now))
                .or(() -> ledger.newest(
                                type, backup -> BackupLedger.restorable(backup, now) && there(backup, locations))
                        .map(this::partial))
                .orElseGet(this::none);
    }

    private static boolean there(BackupSeen backup, Set<String> locations) {
        return locations.contains(backup.storageLocation());
    }

    private static Verdict available(BackupSeen backup, BackupLedger ledger) {
        return about(
                backup,
                Verdict.compliant(
                        Why.Available,
                        "The newest complete backup is %s, completed at %s by %s."
                                .formatted(
                                        backup.name(),
                                        Words.at(backup.completed().orElse(BackupLedger.begin(backup))),
                                        writer(backup, ledger))));
    }

    private static String writer(BackupSeen backup, BackupLedger ledger) {
        var hub = BackupLedger.hubOf(backup);
        return hub.equals(ledger.identity().id()) ? "this hub" : "hub " + (hub.isEmpty() ? "unknown" : hub);
    }

    /** Nothing of this type has ended yet, and the first run is not late. */
    private Optional<Verdict> firstRun(HubSnapshot hub, HubRole role, BackupLedger ledger, Instant now) {
        boolean first = ledger.all(type, Origin.SELF).stream()
                .noneMatch(backup -> BackupLedger.phase(backup).finished());
        return role == HubRole.ACTIVE && first
                ? schedule(hub)
                        .flatMap(schedule -> NextRun.of(hub, schedule, ledger, minimumGrace))
                        .filter(next -> !next.missed(now))
                        .map(next -> Verdict.unknown(
                                        Why.AwaitingFirstRun,
                                        "The first %s backup has not ended yet; it is missed at %s."
                                                .formatted(type.label(), Words.at(next.missed())))
                                .until(next.missed()))
                : Optional.empty();
    }

    private static Optional<BackupScheduleSeen> schedule(HubSnapshot hub) {
        return BackupNamespace.schedule(hub).fold(found -> found, api -> Optional.empty(), any -> Optional.empty());
    }

    private Verdict partial(BackupSeen backup) {
        return about(
                backup,
                Verdict.noncompliant(
                        Why.OnlyPartiallyFailed,
                        "Of the %s backups that are left none is complete; the newest partial one is %s (%d errors). Look at it with velero backup describe --details."
                                .formatted(type.label(), backup.name(), backup.errors())));
    }

    private Verdict none() {
        return Verdict.noncompliant(
                Why.NoneAvailable,
                "There is no complete %s backup, so they cannot be restored. Look at the backups of schedule %s and at the storage."
                        .formatted(type.label(), type.scheduleName()));
    }

    private static Verdict about(BackupSeen backup, Verdict verdict) {
        return verdict.about(List.of(SubjectKind.BACKUP.of(backup.key()))).until(backup.expiration());
    }
}
