package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.plan.NamedBackups.Found;
import io.hubbackup.decide.restore.plan.PlanResult.Planned;
import io.hubbackup.decide.restore.plan.PlanResult.Reason;
import io.hubbackup.decide.restore.plan.PlanResult.Refused;
import io.hubbackup.decide.restore.plan.PlanResult.Unclear;
import io.hubbackup.hub.BackupSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the plan of chosen backups, unless one of them cannot be restored here. */
final class PlanDraft {

    private final RestoreView view;
    private final StorageCheck storage;
    private final NamedBackups named;
    private final PartSource.Sources sources;

    PlanDraft(RestoreView view, StorageCheck storage, NamedBackups named, PartSource.Sources sources) {
        this.view = view;
        this.storage = storage;
        this.named = named;
        this.sources = sources;
    }

    /** Every backup is named. */
    PlanResult named() {
        return drafted(Optional.empty());
    }

    /** The parts that ask for the newest take it from this set. */
    PlanResult of(LatestSet set) {
        return drafted(Optional.of(set));
    }

    private PlanResult drafted(Optional<LatestSet> set) {
        var backups = new EnumMap<RestorePart, BackupSeen>(RestorePart.class);
        var skipped = new ArrayList<>(sources.leftOut());
        for (PartSource source : sources.wanted()) {
            switch (found(source, set)) {
                case Found.Backup(BackupSeen backup) -> backups.put(source.part(), backup);
                case Found.Skipped(SkippedPart part) -> skipped.add(part);
                case Found.None(Refused refused) -> {
                    return refused;
                }
            }
        }
        skipped.sort(Comparator.comparing(SkippedPart::part));
        return obstacle(backups.values()).orElseGet(() -> new Planned(plan(set, backups, skipped)));
    }

    private Found found(PartSource source, Optional<LatestSet> set) {
        return source.choice().isLatest()
                ? set.map(latest -> member(source, latest.run())).orElseThrow()
                : named.of(source, source.choice().text());
    }

    /** A member that must be there is there, or the set would not have been chosen. */
    private static Found member(PartSource source, BackupRun run) {
        return run.of(source.part().type())
                .<Found>map(backup -> DatedBackup.usable(backup)
                        ? new Found.Backup(backup)
                        : skipped(source, "%s is %s.".formatted(backup.name(), DatedBackup.stateOf(backup))))
                .orElseGet(() -> skipped(
                        source,
                        "The set of %s has no backup %s-…."
                                .formatted(run.time(), source.part().type().scheduleName())));
    }

    private static Found skipped(PartSource source, String why) {
        return new Found.Skipped(new SkippedPart(source.part(), false, why));
    }

    private Optional<PlanResult> obstacle(Collection<BackupSeen> backups) {
        return storage.of(backups).<PlanResult>map(refused -> refused).or(() -> newerHub(backups));
    }

    /** D23: an older or unknown version is no obstacle, one that cannot be read is. */
    private Optional<PlanResult> newerHub(Collection<BackupSeen> backups) {
        var versions = new TreeMap<HubVersion, String>();
        backups.stream()
                .flatMap(backup -> backup.hubVersion().stream())
                .forEach(text -> HubVersion.parse(text).ifPresent(version -> versions.put(version, text)));
        return versions.isEmpty()
                ? Optional.empty()
                : view.hub()
                        .components()
                        .version()
                        .fold(
                                here -> here.flatMap(text -> newerThan(text, versions.lastEntry())),
                                api -> Optional.empty(),
                                unknown -> Optional.of(new Unclear(
                                        "The backups were made by a hub of version %s, and it cannot be told which version this hub has (%s: %s). It is tried again."
                                                .formatted(
                                                        versions.lastEntry().getValue(),
                                                        unknown.api(),
                                                        unknown.why()))));
    }

    private static Optional<PlanResult> newerThan(String here, Map.Entry<HubVersion, String> newest) {
        var message =
                "The backups were made by a hub of version %s, and this hub has version %s. Upgrade this hub first, or name backups of version %s or older."
                        .formatted(newest.getValue(), here, here);
        return HubVersion.parse(here)
                .filter(version -> newest.getKey().compareTo(version) > 0)
                .map(version -> new Refused(Reason.NewerHubVersion, message, message));
    }

    private RestorePlan plan(Optional<LatestSet> set, Map<RestorePart, BackupSeen> backups, List<SkippedPart> skipped) {
        return new RestorePlan(
                set.map(latest -> latest.run().time())
                        .or(() -> commonTime(backups.values()))
                        .map(Instant::toString)
                        .orElse(""),
                commonHub(backups.values()),
                sources.wanted().stream()
                        .flatMap(source ->
                                Optional.ofNullable(backups.get(source.part()))
                                        .map(backup -> planned(source, backup))
                                        .stream())
                        .toList(),
                skipped,
                set.map(LatestSet::why).orElse("The backups are those that the Restore names."),
                warnings(set, backups.values()),
                RestoreOptions.of(view.restore().specOrEmpty()));
    }

    private PlannedRestore planned(PartSource source, BackupSeen backup) {
        return new PlannedRestore(
                source.part(),
                backup.name(),
                VeleroRestoreName.of(view.name(), backup.name(), source.suffixed()),
                DatedBackup.hubOf(backup),
                backup.contents().empty());
    }

    private List<String> warnings(Optional<LatestSet> set, Collection<BackupSeen> backups) {
        var warnings = new ArrayList<String>();
        backups.stream()
                .filter(backup -> DatedBackup.gradeOf(backup) == DatedBackup.Grade.PARTIAL)
                .map(BackupSeen::name)
                .distinct()
                .sorted()
                .forEach(name -> warnings.add(
                        "Backup %s is PartiallyFailed: some objects may be missing in it.".formatted(name)));
        var hubs = backups.stream().map(DatedBackup::hubOf).distinct().sorted().toList();
        if (hubs.size() > 1) {
            warnings.add("The backups were made by different hubs (%s): they may contradict each other."
                    .formatted(hubs.stream()
                            .map(hub -> hub.isEmpty() ? "unnamed" : hub)
                            .collect(Collectors.joining(", "))));
        }
        if (set.filter(latest -> allOf(latest, backups)).isEmpty()
                && commonTime(backups).isEmpty()) {
            warnings.add("The backups were made at different times: they may contradict each other.");
        }
        warnings.addAll(storage.warnings(backups));
        return warnings;
    }

    private static boolean allOf(LatestSet set, Collection<BackupSeen> backups) {
        return backups.stream()
                .allMatch(backup -> set.run().backups().values().stream()
                        .anyMatch(member -> member.backup().equals(backup)));
    }

    private static String commonHub(Collection<BackupSeen> backups) {
        var hubs = backups.stream().map(DatedBackup::hubOf).distinct().toList();
        return hubs.size() == 1 ? hubs.getFirst() : "";
    }

    /** The time of the earliest, when all are of one run by their times. */
    private static Optional<Instant> commonTime(Collection<BackupSeen> backups) {
        var times = backups.stream()
                .flatMap(backup -> DatedBackup.of(backup).stream())
                .map(DatedBackup::ordered)
                .sorted()
                .toList();
        return times.size() == backups.size()
                        && !times.isEmpty()
                        && Duration.between(times.getFirst(), times.getLast()).compareTo(BackupRuns.TOLERANCE) <= 0
                ? Optional.of(times.getFirst())
                : Optional.empty();
    }
}
