package io.hubbackup.demo.console;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.RecoveryPoint;
import io.hubbackup.api.Restore;
import io.hubbackup.api.RestorePreview;
import io.hubbackup.demo.chronicle.Wellness;
import io.hubbackup.demo.site.Site;
import io.hubbackup.wire.velero.VeleroKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is to know about the backups of a hub, on one screen. */
record StatusPage(Site site, Clock clock) {

    private static final int NEWEST = 10;

    /** Ready says what Stalled would. */
    private static final Set<String> SPOKEN_FOR = Set.of("Ready", "Stalled", "Reconciling");

    List<String> lines() {
        var schedules = ScheduleEdits.schedules(site);
        var lines = new ArrayList<String>();
        if (schedules.isEmpty()) {
            lines.add("No BackupSchedule on %s: this hub is not backed up. Apply one: apply %s"
                    .formatted(site.name(), Manifests.SAMPLE));
        }
        schedules.forEach(schedule -> lines.addAll(schedule(schedule)));
        RestoreEdits.restores(site).forEach(restore -> lines.addAll(restore(restore)));
        RestoreEdits.previews(site).forEach(preview -> lines.addAll(preview(preview)));
        lines.add("Storage locations");
        velero(VeleroKind.BACKUP_STORAGE_LOCATION).forEach(location -> lines.add(location(location)));
        lines.add("Backups, the newest first");
        velero(VeleroKind.BACKUP)
                .sorted(Comparator.comparing(StatusPage::started).reversed())
                .limit(NEWEST)
                .forEach(backup -> lines.add(backup(backup)));
        return lines;
    }

    private List<String> schedule(BackupSchedule schedule) {
        var status = schedule.statusOrEmpty();
        var lines = new ArrayList<String>();
        lines.add("BackupSchedule %s on %s".formatted(schedule.getMetadata().getName(), site.name()));
        lines.add(row("Phase", status.phase() + ": " + status.lastMessage()));
        lines.add(row("Ready", status.condition("Ready").map(StatusPage::said).orElse("not known yet")));
        status.conditions().stream()
                .filter(condition -> !Wellness.isWell(condition) && !SPOKEN_FOR.contains(condition.getType()))
                .forEach(condition -> lines.add(row("Not well", condition.getType() + " " + said(condition))));
        lines.add(row("Last set", set(schedule)));
        lines.add(row(
                "Recovery point",
                Optional.ofNullable(status.recoveryPoint()).map(this::point).orElse("none")));
        lines.add(row("Next run", Optional.ofNullable(status.nextRunTime()).orElse("none")));
        return lines;
    }

    private List<String> restore(Restore restore) {
        var status = restore.statusOrEmpty();
        var lines = new ArrayList<String>();
        lines.add("Restore %s on %s".formatted(restore.getMetadata().getName(), site.name()));
        lines.add(row("Phase", status.phase() + ": " + status.lastMessage()));
        status.condition("Ready").ifPresent(ready -> lines.add(row("Ready", said(ready))));
        lines.addAll(summary(status.summary()));
        return lines;
    }

    private List<String> preview(RestorePreview preview) {
        var status = preview.statusOrEmpty();
        var lines = new ArrayList<String>();
        lines.add("RestorePreview %s on %s".formatted(preview.getMetadata().getName(), site.name()));
        lines.add(row("Phase", status.phase() + ": " + status.lastMessage()));
        lines.addAll(summary(status.summary()));
        return lines;
    }

    private static List<String> summary(List<String> told) {
        return IntStream.range(0, told.size())
                .mapToObj(line -> row(line == 0 ? "Summary" : "", told.get(line)))
                .toList();
    }

    private static String said(Condition condition) {
        return "%s, %s: %s".formatted(condition.getStatus(), condition.getReason(), condition.getMessage());
    }

    private static String set(BackupSchedule schedule) {
        return Optional.ofNullable(schedule.statusOrEmpty().lastCompleteSet())
                .map(set -> "of %s, complete at %s".formatted(set.time(), set.completionTime()))
                .orElse("none is complete");
    }

    private String point(RecoveryPoint point) {
        var runs = Optional.ofNullable(point.interval()).map(interval -> "; a run every " + interval);
        return "%s, %s old%s".formatted(point.time(), age(point.time()), runs.orElse(""));
    }

    private String age(@Nullable String time) {
        return Optional.ofNullable(time)
                .map(text -> Duration.between(Instant.parse(text), clock.instant()))
                .map(age -> age.toMinutes() == 0 ? age.toSeconds() + " s" : age.toMinutes() + " min")
                .orElse("?");
    }

    private static String row(String name, String value) {
        return "  %-15s %s".formatted(name, value);
    }

    private Stream<GenericKubernetesResource> velero(VeleroKind kind) {
        return site
                .client()
                .genericKubernetesResources(VeleroKind.API_VERSION, kind.kind())
                .inNamespace(site.namespace())
                .list()
                .getItems()
                .stream();
    }

    private static String location(GenericKubernetesResource location) {
        return row(location.getMetadata().getName(), text(location, "phase") + " " + text(location, "message"))
                .stripTrailing();
    }

    private static String started(GenericKubernetesResource backup) {
        var start = text(backup, "startTimestamp");
        return start.isEmpty() ? backup.getMetadata().getCreationTimestamp() : start;
    }

    private static String backup(GenericKubernetesResource backup) {
        return "  %-50s %-16s %s".formatted(backup.getMetadata().getName(), text(backup, "phase"), started(backup));
    }

    private static String text(GenericKubernetesResource object, String field) {
        return Optional.<Object>ofNullable(object.get("status", field))
                .map(String::valueOf)
                .orElse("");
    }
}
