package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.TakeOverMarker;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** T14: one hub writes to the storage, as seen by the one that lost, by the one that writes, and by the one that follows (U22). */
public final class NoBackupCollision implements PolicyTemplate {

    static final String NAME = "acm-backup-clusters-collision-report";

    private static final String COLLISION = "BackupCollision";

    /** The reasons of T14. */
    public enum Why implements Verdict.Reason {
        NoCollision,
        BackupCollision,
        TwoWriters,
        ForeignBackupSeen,
        NotWriting
    }

    /** @param catalogue must know the template */
    public NoBackupCollision(Catalogue catalogue) {
        catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return HubRole.judged(hub, role -> switch (role) {
            case COLLIDED -> collided(hub);
            case ACTIVE -> backedUp(hub, ledger -> foreign(ledger, now));
            case PAUSED -> Verdict.compliant(Why.NoCollision, "BackupSchedule is paused and does not collide.");
            case PASSIVE -> backedUp(hub, ledger -> writers(ledger, now));
            case ACTIVATED, RESTORE_ONLY, UNCONFIGURED ->
                Verdict.notApplicable(
                        Why.NotWriting, "This hub does not write backups and does not follow another one.");
        });
    }

    private static Verdict collided(HubSnapshot hub) {
        return BackupNamespace.in(hub.backupSchedules(), BackupNamespace.of(hub))
                .fold(
                        schedules -> schedules.stream()
                                .filter(schedule -> schedule.phase().equals(COLLISION))
                                .findFirst()
                                .map(NoBackupCollision::collided)
                                .orElseGet(() -> Verdict.compliant(Why.NoCollision, "No BackupSchedule collides.")),
                        api -> Verdict.notApplicable(Why.NotWriting, api + " is not served."),
                        Verdict::unreadable);
    }

    private static Verdict collided(BackupScheduleSeen schedule) {
        var said = Words.quoted(schedule.terms().lastMessage(), "another hub writes to the same storage");
        return Verdict.noncompliant(
                        Why.BackupCollision,
                        "BackupSchedule %s collides: %s. Decide which hub is the active one and delete the BackupSchedule of the other."
                                .formatted(schedule.name(), said))
                .about(SubjectKind.BACKUP_SCHEDULE.of(schedule));
    }

    private static Verdict backedUp(HubSnapshot hub, Function<BackupLedger, Verdict> judge) {
        return BackupLedger.of(hub)
                .fold(
                        judge,
                        api -> Verdict.unknown(
                                Verdict.Common.Unreadable,
                                "Velero's %s are not served. Install Velero.".formatted(api)),
                        Verdict::unreadable);
    }

    /** What the controller of the BackupSchedule will find in its next pass; the word is left to it. */
    private static Verdict foreign(BackupLedger ledger, Instant now) {
        return ledger.newest(BackupType.RESOURCES, Origin.PEER, backup -> kept(backup, now))
                .filter(foreign -> !answered(foreign, ledger))
                .map(foreign -> Verdict.unknown(
                                Why.ForeignBackupSeen,
                                "Hub %s wrote backup %s at %s, after the last one of this hub. Make sure that only one of the two has a BackupSchedule."
                                        .formatted(
                                                BackupLedger.hubOf(foreign),
                                                foreign.name(),
                                                Words.at(BackupLedger.begin(foreign))))
                        .about(SubjectKind.BACKUP.of(foreign)))
                .orElseGet(() -> Verdict.compliant(
                        Why.NoCollision, "No other hub wrote a backup after the last one of this hub."));
    }

    /** Whether this hub wrote, or took over, after that. */
    private static boolean answered(BackupSeen foreign, BackupLedger ledger) {
        var own = ledger.newest(BackupType.RESOURCES, Origin.SELF, any -> true).map(BackupLedger::begin);
        return Stream.concat(own.stream(), takeOvers(ledger, ledger.identity().id()::equals))
                .anyMatch(after -> !after.isBefore(BackupLedger.begin(foreign)));
    }

    /** Dated by their start or their name, as the creation changes with every sync (BW5). */
    private static Stream<Instant> takeOvers(BackupLedger ledger, Predicate<String> hub) {
        return ledger.markers().stream()
                .filter(marker ->
                        marker.label(TakeOverMarker.RESTORE_CLUSTER).filter(hub).isPresent())
                .flatMap(marker -> marker.started().or(() -> TakeOverMarker.takenOverAt(marker.name())).stream());
    }

    private static boolean kept(BackupSeen backup, Instant now) {
        return backup.expiration().filter(end -> !end.isAfter(now)).isEmpty();
    }

    /** What was written before the last take-over was written by the hub that went, and is no second writer. */
    private static Verdict writers(BackupLedger ledger, Instant now) {
        var takeOver =
                takeOvers(ledger, any -> true).max(Comparator.naturalOrder()).orElse(Instant.MIN);
        var newest = new TreeMap<String, BackupSeen>();
        ledger.all(BackupType.VALIDATION, Origin.PEER).stream()
                .filter(backup ->
                        kept(backup, now) && !BackupLedger.begin(backup).isBefore(takeOver))
                .forEach(backup -> newest.merge(BackupLedger.hubOf(backup), backup, NoBackupCollision::later));
        var verdict = newest.size() > 1
                ? twoWriters(newest.values())
                : Verdict.notApplicable(Why.NotWriting, "This hub follows, and sees no second hub that writes.");
        return verdict.until(end(newest.values()));
    }

    private static BackupSeen later(BackupSeen one, BackupSeen other) {
        return BackupLedger.begin(one).isBefore(BackupLedger.begin(other)) ? other : one;
    }

    private static Optional<Instant> end(Collection<BackupSeen> backups) {
        return backups.stream().flatMap(backup -> backup.expiration().stream()).min(Comparator.naturalOrder());
    }

    private static Verdict twoWriters(Collection<BackupSeen> newest) {
        List<String> hubs = newest.stream()
                .map(backup -> "%s (%s)".formatted(BackupLedger.hubOf(backup), backup.name()))
                .toList();
        return Verdict.noncompliant(
                        Why.TwoWriters,
                        "Several hubs write to the same storage: %s. Decide which one is active and delete the BackupSchedule of the other."
                                .formatted(Words.names(hubs)))
                .about(SubjectKind.BACKUP.ofAll(newest));
    }
}
