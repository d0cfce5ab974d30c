package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupCron;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.decide.policy.recovery.SetForecast;
import io.hubbackup.decide.policy.recovery.VeleroSettings;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.PodSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** N11: a backup set takes less than half of the time between two runs, and Velero can carry a hub of this size (D22). */
public final class BackupThroughputSufficient implements PolicyTemplate {

    static final String NAME = "backup-throughput";

    /** The reasons of N11. */
    public enum Why implements Verdict.Reason {
        AsExpected,
        TooSlow,
        KnownBadVersion,
        MemoryTooLow
    }

    private final CatalogueEntry entry;

    public BackupThroughputSufficient(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return WhileActive.judged(
                hub,
                schedule -> VeleroDeployments.of(hub)
                        .fold(
                                velero -> judge(hub, schedule, velero.stream().findFirst(), now),
                                api -> judge(hub, schedule, Optional.empty(), now),
                                Verdict::unreadable));
    }

    /** One defect: the reason under which it is told, and the fact with what helps. */
    private record Defect(Why why, String text) {}

    private Verdict judge(HubSnapshot hub, BackupScheduleSeen schedule, Optional<DeploymentSeen> velero, Instant now) {
        return SetForecast.of(hub, now)
                .fold(
                        forecast -> judge(hub, schedule, velero, forecast),
                        api -> judge(hub, schedule, velero, SetForecast.NONE),
                        Verdict::unreadable);
    }

    private Verdict judge(
            HubSnapshot hub, BackupScheduleSeen schedule, Optional<DeploymentSeen> velero, SetForecast forecast) {
        var defects = new ArrayList<Defect>();
        outOfMemory(hub)
                .or(() -> velero.flatMap(found -> littleMemory(found, forecast)))
                .ifPresent(defects::add);
        velero.flatMap(this::badVersion).ifPresent(defects::add);
        tooSlow(schedule, velero, forecast).ifPresent(defects::add);
        return defects.stream()
                .findFirst()
                .map(worst -> Verdict.noncompliant(
                        worst.why(), defects.stream().map(Defect::text).collect(Collectors.joining(" "))))
                .orElseGet(() -> sufficient(forecast));
    }

    private static Verdict sufficient(SetForecast forecast) {
        return Verdict.compliant(
                Why.AsExpected,
                forecast.predicted().isEmpty()
                        ? "No backup of this hub has ended yet from which to tell how long the next set takes."
                        : "The next backup set takes about %s.".formatted(Lengths.about(forecast.set())));
    }

    private static Optional<Defect> outOfMemory(HubSnapshot hub) {
        List<PodSeen> pods = VeleroDeployments.pods(hub).fold(all -> all, api -> List.of(), no -> List.of());
        return pods.stream()
                .filter(pod -> pod.lastEnd().equals("OOMKilled"))
                .findFirst()
                .map(pod -> new Defect(
                        Why.MemoryTooLow,
                        "Velero was killed for lack of memory (Pod %s%s). Raise its limit: %s."
                                .formatted(
                                        pod.name(),
                                        pod.lastEndAt()
                                                .map(end -> ", " + Words.at(end))
                                                .orElse(""),
                                        VeleroSettings.MEMORY)));
    }

    private Optional<Defect> littleMemory(DeploymentSeen velero, SetForecast forecast) {
        boolean little = velero.memoryLimit()
                .flatMap(VeleroSettings::bytes)
                .filter(limit -> limit
                        <= VeleroSettings.bytes(entry.text("defaultMemory")).orElse(0L))
                .isPresent();
        return little && forecast.clusters() > entry.number("clusters")
                ? Optional.of(new Defect(
                        Why.MemoryTooLow,
                        "Velero may use %s of memory, too little for %d managed clusters: it will be killed in the middle of a backup. Raise its limit: %s."
                                .formatted(
                                        velero.memoryLimit().orElse(""), forecast.clusters(), VeleroSettings.MEMORY)))
                : Optional.empty();
    }

    private Optional<Defect> badVersion(DeploymentSeen velero) {
        return VeleroSettings.version(velero.image())
                .filter(version -> List.of(entry.text("badVersions").split(",")).contains(version))
                .map(version -> new Defect(
                        Why.KnownBadVersion,
                        "Velero %s lists every kind once for each namespace (velero issue 9869): with 3,500 clusters 24,559 lists, and 311 s instead of 46 s for one backup. Update Velero to 1.18.3 or later."
                                .formatted(version)));
    }

    private Optional<Defect> tooSlow(
            BackupScheduleSeen schedule, Optional<DeploymentSeen> velero, SetForecast forecast) {
        return BackupCron.of(schedule)
                .flatMap(BackupCron::shortest)
                .filter(interval -> !forecast.predicted().isEmpty())
                .filter(interval -> forecast.set().compareTo(share(interval)) >= 0)
                .map(interval -> new Defect(
                        Why.TooSlow,
                        "The next backup set takes about %s (%d managed clusters), and only %s lie between two runs. %s"
                                .formatted(
                                        Lengths.about(forecast.set()),
                                        forecast.clusters(),
                                        Lengths.exactly(interval),
                                        advice(schedule, velero, forecast))));
    }

    private Duration share(Duration interval) {
        return interval.multipliedBy(entry.number("share")).dividedBy(100);
    }

    private static String advice(BackupScheduleSeen schedule, Optional<DeploymentSeen> velero, SetForecast forecast) {
        var settings = VeleroSettings.of(velero.map(DeploymentSeen::arguments).orElse(List.of()));
        if (settings.missing().isEmpty()) {
            return "Velero has the settings that help; if sets that are made with them take as long, let BackupSchedule %s run less often (spec.veleroSchedule)."
                    .formatted(schedule.name());
        }
        return "Set %s; then it will be about %s. These are fields of spec.configuration.velero of the DataProtectionApplication, and arguments of the Velero Deployment without OADP (%s)."
                .formatted(
                        settings.missing().stream()
                                .map(setting ->
                                        setting.field() + " to " + setting.value() + " (" + setting.effect() + ")")
                                .collect(Collectors.joining(", ")),
                        Lengths.about(settings.followed(forecast)),
                        settings.missing().stream()
                                .map(VeleroSettings.Setting::argument)
                                .collect(Collectors.joining(" ")));
    }
}
