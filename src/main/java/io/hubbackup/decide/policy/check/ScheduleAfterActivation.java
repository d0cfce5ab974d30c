package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.RestoreSeen;
import java.time.Instant;

/** N07: a hub that took over the managed clusters is backed up itself before long (U25). */
public final class ScheduleAfterActivation implements PolicyTemplate {

    static final String NAME = "activated-without-schedule";

    /** The reasons of N07. */
    public enum Why implements Verdict.Reason {
        AsExpected,
        ActivatedWithoutSchedule
    }

    private final CatalogueEntry entry;

    public ScheduleAfterActivation(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return NewestRestore.judged(
                hub,
                HubRole.ACTIVATED,
                "did not take over managed clusters without a BackupSchedule",
                restore -> judge(restore, now));
    }

    private Verdict judge(RestoreSeen restore, Instant now) {
        var ended = restore.terms().completed().orElse(restore.created());
        var deadline = Deadline.after(ended, entry.duration("grace"));
        return deadline.passed(now)
                ? Verdict.noncompliant(
                        Why.ActivatedWithoutSchedule,
                        "Restore %s brought the managed clusters to this hub at %s, and no BackupSchedule backs it up. Create one."
                                .formatted(restore.name(), Words.at(ended)))
                : Verdict.compliant(
                                Why.AsExpected,
                                "Restore %s brought the managed clusters to this hub at %s. Create a BackupSchedule before %s."
                                        .formatted(restore.name(), Words.at(ended), deadline))
                        .until(deadline.next());
    }
}
