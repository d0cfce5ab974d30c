package io.hubbackup.decide.policy.check;

import static io.hubbackup.wire.velero.BackupPhase.FAILED;
import static io.hubbackup.wire.velero.BackupPhase.FAILED_VALIDATION;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.wire.BackupType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** T10: backups are made when the cron says so, by this hub or, while it follows another one, by that (U6, U7, U20). */
public final class BackupsOnSchedule implements PolicyTemplate {

    static final String NAME = "backup-schedule-cron-enabled";

    private static final String ACTIVATED = "activated-without-schedule";

    /** The reasons of T10. */
    public enum Why implements Verdict.Reason {
        OnSchedule,
        PeerHubActive,
        RunMissed,
        LastRunFailed,
        SchedulePaused,
        NoHubGeneratingBackups,
        ActivatedWithoutSchedule,
        NoBackupSchedule,
        AwaitingFirstRun,
        AwaitingSchedule
    }

    private final CatalogueEntry entry;
    private final CatalogueEntry activated;

    public BackupsOnSchedule(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
        this.activated = catalogue.entry(ACTIVATED);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return HubRole.judged(hub, role -> switch (role) {
            case ACTIVE -> scheduled(hub, (schedule, ledger) -> active(hub, schedule, ledger, now));
            case PAUSED -> scheduled(hub, (schedule, ledger) -> paused(schedule, ledger, now));
            case COLLIDED -> scheduled(hub, (schedule, ledger) -> collided(schedule));
            case PASSIVE, RESTORE_ONLY -> backedUp(hub, ledger -> following(ledger, now));
            case ACTIVATED -> backedUp(hub, ledger -> activated(hub, ledger, now));
            case UNCONFIGURED -> unconfigured();
        });
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

    /** With the BackupSchedule that counts and, as a pause and a missed run are told by it, Velero's own Schedules readable. */
    private static Verdict scheduled(HubSnapshot hub, BiFunction<BackupScheduleSeen, BackupLedger, Verdict> judge) {
        if (hub.velero().schedules() instanceof Observed.Unreadable<?> unreadable) {
            return Verdict.unreadable(unreadable);
        }
        return BackupNamespace.schedule(hub)
                .fold(
                        schedule -> schedule.map(found -> backedUp(hub, ledger -> judge.apply(found, ledger))
                                        .about(SubjectKind.BACKUP_SCHEDULE.of(found)))
                                .orElseGet(() ->
                                        Verdict.notApplicable(Why.NoBackupSchedule, "There is no BackupSchedule.")),
                        api -> Verdict.notApplicable(Why.NoBackupSchedule, api + " is not served."),
                        Verdict::unreadable);
    }

    private Verdict active(HubSnapshot hub, BackupScheduleSeen schedule, BackupLedger ledger, Instant now) {
        return NextRun.of(hub, schedule, ledger, entry.duration("minimumGrace"))
                .map(next -> next.missed(now) ? missed(next, ledger) : inTime(next, ledger))
                .orElseGet(() -> Verdict.noncompliant(
                                Why.RunMissed,
                                "The cron \"%s\" of BackupSchedule %s gives no run. Correct spec.veleroSchedule."
                                        .formatted(Words.quoted(schedule.terms().cron()), schedule.name()))
                        .suppressedBy(PhaseValid.NAME));
    }

    private static Verdict missed(NextRun next, BackupLedger ledger) {
        return Verdict.noncompliant(
                Why.RunMissed,
                "The run of %s did not begin until %s; the last one began %s. Check Velero's log and its Schedules."
                        .formatted(Words.at(next.expected()), Words.at(next.missed()), last(ledger)));
    }

    private static String last(BackupLedger ledger) {
        return ledger.newest(BackupType.VALIDATION, Origin.SELF, any -> true)
                .map(backup -> "at " + Words.at(BackupLedger.begin(backup)))
                .orElse("never");
    }

    private static Verdict inTime(NextRun next, BackupLedger ledger) {
        var verdict = failed(ledger).orElseGet(() -> {
            var missed = Words.at(next.missed());
            return ledger.newest(BackupType.VALIDATION, Origin.SELF, any -> true)
                    .map(backup -> Verdict.compliant(
                            Why.OnSchedule,
                            "The last run began at %s; the next one is expected at %s."
                                    .formatted(Words.at(BackupLedger.begin(backup)), Words.at(next.expected()))))
                    .orElseGet(() -> Verdict.unknown(
                            Why.AwaitingFirstRun,
                            "Nothing was backed up yet; the first run is expected at %s and missed at %s."
                                    .formatted(Words.at(next.expected()), missed)));
        });
        return verdict.until(next.missed());
    }

    private static Optional<Verdict> failed(BackupLedger ledger) {
        var failed = ledger.newestSet().stream()
                .filter(backup ->
                        BackupLedger.phase(backup) == FAILED || BackupLedger.phase(backup) == FAILED_VALIDATION)
                .toList();
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.noncompliant(
                        Why.LastRunFailed,
                        "The last run failed: %s. Look at the failed backups with velero backup describe, then start a run by hand or wait for the next one."
                                .formatted(reasons(failed))));
    }

    private static String reasons(List<BackupSeen> failed) {
        return Words.names(failed.stream()
                .map(backup -> "%s is %s%s"
                        .formatted(
                                backup.name(),
                                backup.phase(),
                                backup.message().isBlank() ? "" : " (" + Words.brief(backup.message()) + ")"))
                .toList());
    }

    private Verdict paused(BackupScheduleSeen schedule, BackupLedger ledger, Instant now) {
        var peer = newestFrom(Stream.of(Origin.PEER), ledger).flatMap(backup -> alive(backup, now));
        return peer.map(found -> Verdict.notApplicable(Why.PeerHubActive, said(found))
                        .until(found.end().next()))
                .orElseGet(() -> Verdict.suppressed(
                        Why.SchedulePaused,
                        "BackupSchedule %s is paused: nothing is backed up. Set spec.paused to false to go on."
                                .formatted(schedule.name())));
    }

    private static Verdict collided(BackupScheduleSeen schedule) {
        return Verdict.noncompliant(
                        Why.RunMissed,
                        "BackupSchedule %s makes no backups while it collides with another hub."
                                .formatted(schedule.name()))
                .suppressedBy(NoBackupCollision.NAME);
    }

    /** A hub that writes: its last validation backup, and until when that counts. */
    private record Writing(BackupSeen backup, Deadline end) {}

    private static Optional<BackupSeen> newestFrom(Stream<Origin> origins, BackupLedger ledger) {
        return origins.flatMap(
                        origin -> ledger.newest(BackupType.VALIDATION, origin, BackupsOnSchedule::worked).stream())
                .max(Comparator.comparing(BackupLedger::begin));
    }

    private static boolean worked(BackupSeen backup) {
        return BackupLedger.phase(backup) != FAILED && BackupLedger.phase(backup) != FAILED_VALIDATION;
    }

    /** The backup's own life says how often its hub writes: no need to wait until Velero has collected it (U7). */
    private Optional<Writing> alive(BackupSeen backup, Instant now) {
        return backup.expiration()
                .map(expiration -> new Writing(backup, Deadline.after(expiration, entry.duration("expiryGrace"))))
                .filter(writing -> !writing.end().passed(now));
    }

    private static String said(Writing writing) {
        return "Hub %s backs up: its last run began at %s, and one has to follow before %s."
                .formatted(
                        BackupLedger.hubOf(writing.backup()),
                        Words.at(BackupLedger.begin(writing.backup())),
                        writing.end());
    }

    private Verdict following(BackupLedger ledger, Instant now) {
        var newest = newestFrom(Stream.of(Origin.values()), ledger);
        return newest.flatMap(backup -> alive(backup, now))
                .map(found -> Verdict.compliant(Why.PeerHubActive, said(found))
                        .about(SubjectKind.BACKUP.of(found.backup()))
                        .until(found.end().next()))
                .orElseGet(() -> Verdict.noncompliant(
                        Why.NoHubGeneratingBackups,
                        "No hub writes backups to this storage; the last run %s. Look at the active hub and its BackupSchedule."
                                .formatted(newest.map(backup -> "was that of hub %s at %s"
                                                .formatted(
                                                        BackupLedger.hubOf(backup),
                                                        Words.at(BackupLedger.begin(backup))))
                                        .orElse("is not known"))));
    }

    private Verdict activated(HubSnapshot hub, BackupLedger ledger, Instant now) {
        return BackupNamespace.restore(hub)
                .fold(
                        restore -> restore.map(found -> activated(found, ledger, now))
                                .orElseGet(() -> following(ledger, now)),
                        api -> following(ledger, now),
                        Verdict::unreadable);
    }

    /** A hub that has taken over gets an hour to be backed up again; after that N07 has the alert (U25). */
    private Verdict activated(RestoreSeen restore, BackupLedger ledger, Instant now) {
        var since = restore.terms().completed().orElse(restore.created());
        var end = Deadline.after(since, activated.duration("grace"));
        var message = "This hub took over by Restore %s at %s and has no BackupSchedule. Create one."
                .formatted(restore.name(), Words.at(since));
        var verdict = end.passed(now)
                ? Verdict.suppressed(Why.ActivatedWithoutSchedule, message).causedBy(ACTIVATED)
                : following(ledger, now).status() == Verdict.Status.COMPLIANT
                        ? following(ledger, now).until(end.next())
                        : Verdict.unknown(Why.AwaitingSchedule, message).until(end.next());
        return verdict.about(SubjectKind.RESTORE.of(restore));
    }

    private Verdict unconfigured() {
        return Boolean.parseBoolean(entry.text("requireSchedule"))
                ? Verdict.noncompliant(Why.NoBackupSchedule, "There is no BackupSchedule. Create one.")
                : Verdict.notApplicable(Why.NoBackupSchedule, "There is no BackupSchedule and no Restore.");
    }
}
