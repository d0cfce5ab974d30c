package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.Intervals;
import io.hubbackup.wire.velero.SchedulePhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** N04: the five Velero Schedules are there, and as the BackupSchedule wants them (U23). */
public final class VeleroSchedulesPresent implements PolicyTemplate {

    static final String NAME = "velero-schedules-present";

    /** The reasons of N04. */
    public enum Why implements Verdict.Reason {
        AsExpected,
        SchedulesMissing,
        SchedulesDiffer,
        BeingCreated
    }

    private final CatalogueEntry entry;

    public VeleroSchedulesPresent(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return WhileActive.judged(
                hub, schedule -> Verdict.judged(hub.velero().schedules(), seen -> judge(seen, schedule, now)));
    }

    private Verdict judge(Indexed<VeleroScheduleSeen> seen, BackupScheduleSeen wanted, Instant now) {
        var missing = Arrays.stream(BackupType.values())
                .filter(type -> find(seen, wanted, type).isEmpty())
                .map(BackupType::scheduleName)
                .toList();
        var different = Arrays.stream(BackupType.values())
                .flatMap(type -> find(seen, wanted, type).stream().flatMap(found -> differences(found, wanted, type)))
                .toList();
        if (missing.isEmpty() && different.isEmpty()) {
            return Verdict.compliant(
                    Why.AsExpected,
                    "The five Velero Schedules are as BackupSchedule %s wants them.".formatted(wanted.name()));
        }
        var young = Deadline.after(wanted.created(), entry.duration("grace"));
        return young.passed(now)
                ? violated(missing, different, wanted)
                : beingCreated(wanted).until(young.next());
    }

    private static Optional<VeleroScheduleSeen> find(
            Indexed<VeleroScheduleSeen> seen, BackupScheduleSeen wanted, BackupType type) {
        return seen.get(wanted.namespace(), type.scheduleName());
    }

    private static Verdict beingCreated(BackupScheduleSeen wanted) {
        return Verdict.unknown(
                Why.BeingCreated, "BackupSchedule %s is new; wait for its Velero Schedules.".formatted(wanted.name()));
    }

    private static Verdict violated(List<String> missing, List<String> different, BackupScheduleSeen wanted) {
        var facts = new ArrayList<String>();
        if (!missing.isEmpty()) {
            facts.add("There is no Velero Schedule " + Words.names(missing));
        }
        if (!different.isEmpty()) {
            facts.add("Velero Schedules are not as BackupSchedule %s wants them: %s"
                    .formatted(wanted.name(), Words.names(different)));
        }
        return Verdict.noncompliant(
                missing.isEmpty() ? Why.SchedulesDiffer : Why.SchedulesMissing,
                String.join(". ", facts)
                        + ". The operator repairs them; if it does not, see the phase of the BackupSchedule and the log of the operator.");
    }

    private static Stream<String> differences(VeleroScheduleSeen found, BackupScheduleSeen wanted, BackupType type) {
        var spec = found.object().spec();
        var phase = found.object().status().phase();
        return Stream.of(
                        difference(
                                found.object().metadata().ownerReferences().stream()
                                        .anyMatch(owner -> owner.uid().equals(wanted.uid())),
                                "does not belong to it"),
                        difference(phase == SchedulePhase.ENABLED, "is not Enabled"),
                        difference(spec.paused() == wanted.paused(), spec.paused() ? "is paused" : "is not paused"),
                        difference(
                                spec.schedule().equals(wanted.terms().cron()),
                                "has the cron %s instead of %s"
                                        .formatted(
                                                spec.schedule(), wanted.terms().cron())),
                        difference(
                                !type.data() || life(spec.template().ttl()).equals(life(wanted)),
                                "keeps backups for %s instead of %s"
                                        .formatted(
                                                Lengths.exactly(
                                                        life(spec.template().ttl())),
                                                Lengths.exactly(life(wanted)))))
                .flatMap(Optional::stream)
                .map(fact -> found.name() + " " + fact);
    }

    private static Optional<String> difference(boolean equal, String fact) {
        return equal ? Optional.empty() : Optional.of(fact);
    }

    private static Duration life(BackupScheduleSeen wanted) {
        return wanted.terms().ttl().filter(ttl -> !ttl.isZero()).orElse(Intervals.VELERO_DEFAULT_TTL);
    }

    private static Duration life(Optional<GoDuration> ttl) {
        return ttl.map(GoDuration::value).filter(life -> !life.isZero()).orElse(Intervals.VELERO_DEFAULT_TTL);
    }
}
