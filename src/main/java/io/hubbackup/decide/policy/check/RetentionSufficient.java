package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupCron;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import java.time.Duration;
import java.time.Instant;

/** N06: a backup outlives three runs, so that one missed run never leaves the hub without one. */
public final class RetentionSufficient implements PolicyTemplate {

    static final String NAME = "retention-covers-interval";

    /** The reasons of N06. */
    public enum Why implements Verdict.Reason {
        AsExpected,
        RetentionTooShort
    }

    private final CatalogueEntry entry;

    public RetentionSufficient(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return WhileActive.judged(hub, this::judge);
    }

    private Verdict judge(BackupScheduleSeen schedule) {
        return BackupCron.of(schedule)
                .flatMap(BackupCron::longest)
                .map(interval -> judge(schedule, interval.multipliedBy(entry.number("runs"))))
                .orElseGet(() ->
                        Verdict.notApplicable("The cron %s never runs; spec.veleroSchedule has to be mended first."
                                .formatted(schedule.terms().cron())));
    }

    private Verdict judge(BackupScheduleSeen schedule, Duration needed) {
        var life = schedule.terms().ttl().filter(ttl -> !ttl.isZero()).orElse(entry.duration("defaultTtl"));
        return life.compareTo(needed) >= 0
                ? Verdict.compliant(
                        Why.AsExpected,
                        "Backups live for %s; %d runs take %s."
                                .formatted(Lengths.exactly(life), entry.number("runs"), Lengths.exactly(needed)))
                : Verdict.noncompliant(
                        Why.RetentionTooShort,
                        "Backups live for %s, and %d runs take %s: a few missed runs leave this hub without any. Raise spec.veleroTtl of BackupSchedule %s, or let it run more often."
                                .formatted(
                                        Lengths.exactly(life),
                                        entry.number("runs"),
                                        Lengths.exactly(needed),
                                        schedule.name()));
    }
}
