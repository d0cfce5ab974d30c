package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupCron;
import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** N01: the newest restorable backup of each type is not older than three runs and half an hour (U10). */
public final class RPOMet implements PolicyTemplate {

    static final String NAME = "backup-rpo";

    /** The reasons of N01. */
    public enum Why implements Verdict.Reason {
        AsExpected,
        RPOExceeded,
        AwaitingFirstRun
    }

    private final CatalogueEntry entry;

    public RPOMet(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return WhileActive.judged(
                hub, schedule -> Verdict.judged(BackupLedger.of(hub), ledger -> judge(ledger, schedule, now)));
    }

    private Verdict judge(BackupLedger ledger, BackupScheduleSeen schedule, Instant now) {
        return BackupCron.of(schedule)
                .flatMap(BackupCron::longest)
                .map(interval -> judge(ledger, schedule, allowed(interval), now))
                .orElseGet(() ->
                        Verdict.notApplicable("The cron %s never runs; spec.veleroSchedule has to be mended first."
                                .formatted(schedule.terms().cron())));
    }

    private Duration allowed(Duration interval) {
        return interval.multipliedBy(entry.number("runs")).plus(entry.duration("grace"));
    }

    private Verdict judge(BackupLedger ledger, BackupScheduleSeen schedule, Duration allowed, Instant now) {
        var ages = BackupType.dataTypes().stream()
                .map(type ->
                        Age.of(type, ledger.newest(type, Origin.SELF, backup -> BackupLedger.restorable(backup, now))))
                .toList();
        var old = new ArrayList<Age>();
        var due = new ArrayList<Instant>();
        for (var age : ages) {
            var deadline = Deadline.after(age.since(schedule), allowed);
            if (deadline.passed(now)) {
                old.add(age);
            } else {
                due.add(deadline.next());
            }
        }
        var verdict = old.isEmpty() ? young(ages, allowed) : exceeded(old, allowed);
        return verdict.until(due.stream().min(Instant::compareTo));
    }

    private record Age(BackupType type, Optional<BackupSeen> newest) {

        static Age of(BackupType type, Optional<BackupSeen> newest) {
            return new Age(type, newest);
        }

        Instant since(BackupScheduleSeen schedule) {
            return newest.map(BackupLedger::begin).orElse(schedule.created());
        }

        String text() {
            return newest.map(backup -> "%s of %s".formatted(type.label(), Words.at(BackupLedger.begin(backup))))
                    .orElse(type.label() + " never");
        }
    }

    private static Verdict young(List<Age> ages, Duration allowed) {
        return ages.stream().allMatch(age -> age.newest().isPresent())
                ? Verdict.compliant(
                        Why.AsExpected,
                        "The newest restorable backups are younger than %s: %s."
                                .formatted(Lengths.exactly(allowed), texts(ages)))
                : Verdict.unknown(
                        Why.AwaitingFirstRun,
                        "There is no restorable backup of some types yet: %s. Wait for the first run."
                                .formatted(texts(ages)));
    }

    private static Verdict exceeded(List<Age> old, Duration allowed) {
        return Verdict.noncompliant(
                Why.RPOExceeded,
                "The newest restorable backups of this hub are older than %s: %s. Find out why runs are missed or fail, and back up by hand if it takes long."
                        .formatted(Lengths.exactly(allowed), texts(old)));
    }

    private static String texts(List<Age> ages) {
        return Words.names(ages.stream().map(Age::text).toList());
    }
}
