package io.hubbackup.demo.velero;

import io.hubbackup.wire.CronSchedule;
import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.Parsed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schedules: each is found good or bad, and a good one makes Backups by its cron. A paused one is not looked at, not even for the first time. */
final class Schedules implements Duty {

    private final VeleroApi api;
    private final ServerArguments arguments;
    private final Changes changes = new Changes();

    Schedules(VeleroApi api, ServerArguments arguments) {
        this.api = api;
        this.arguments = arguments;
    }

    @Override
    public Optional<Instant> look(Instant now) {
        return Ticks.first(api.list(Kind.SCHEDULE).stream()
                .filter(schedule -> !schedule.flag("spec", "paused"))
                .flatMap(schedule -> look(schedule, now).stream()));
    }

    private Optional<Instant> look(Item schedule, Instant now) {
        return switch (VeleroCron.parse(schedule.text("spec", "schedule"))) {
            case Parsed.Bad<CronSchedule>(String why) -> {
                refuse(schedule, why, now);
                yield Optional.empty();
            }
            case Parsed.Ok<CronSchedule>(CronSchedule cron) -> follow(accepted(schedule, now), cron, now);
        };
    }

    /** A second reason does not replace the first. */
    private void refuse(Item schedule, String why, Instant now) {
        if (!schedule.is(Phase.FAILED_VALIDATION)) {
            var status = new HashMap<String, Object>(
                    Map.of("phase", Phase.FAILED_VALIDATION, "validationErrors", List.of(why)));
            api.patch(Kind.SCHEDULE, schedule, withSkipped(schedule, status, now));
        }
    }

    private Item accepted(Item schedule, Instant now) {
        if (schedule.is(Phase.ENABLED) && !isSkipped(schedule) && saysWhetherSkipped(schedule)) {
            return schedule;
        }
        var status = new HashMap<String, Object>();
        status.put("phase", Phase.ENABLED);
        status.put("validationErrors", null);
        return api.patch(Kind.SCHEDULE, schedule, withSkipped(schedule, status, now));
    }

    /** The flag is used up: the run that would be due now does not come. */
    private Map<String, Object> withSkipped(Item schedule, Map<String, Object> status, Instant now) {
        if (isSkipped(schedule)) {
            status.put("lastSkipped", Times.text(now));
        }
        return Map.of("spec", Map.of("skipImmediately", false), "status", status);
    }

    private boolean isSkipped(Item schedule) {
        return saysWhetherSkipped(schedule) ? schedule.flag("spec", "skipImmediately") : arguments.skipImmediately();
    }

    private static boolean saysWhetherSkipped(Item schedule) {
        return schedule.value("spec", "skipImmediately").isPresent();
    }

    /** A run that was missed is made up for once, however many were missed. One that never comes is always due, which is a fault of the real Velero. */
    private Optional<Instant> follow(Item schedule, CronSchedule cron, Instant now) {
        var run = cron.next(last(schedule), ZoneOffset.UTC).orElse(Instant.MIN);
        boolean isNews = changes.isNews(schedule);
        changes.note(schedule);
        if (!now.isAfter(run)) {
            return Optional.of(Ticks.minute(run.plusNanos(1)));
        }
        var look = run.equals(Instant.MIN) ? Ticks.minute(afterLast(schedule)) : Ticks.minute(run.plusNanos(1));
        if (now.isBefore(look) && !isNews) {
            return Optional.of(look);
        }
        if (!isBusy(schedule)) {
            order(schedule, now);
        }
        return Optional.of(Ticks.minute(now.plusNanos(1)));
    }

    private static Instant afterLast(Item schedule) {
        return last(schedule).plusSeconds(1);
    }

    private static Instant last(Item schedule) {
        var last = schedule.time("status", "lastBackup").orElseGet(schedule::created);
        return schedule.time("status", "lastSkipped").filter(last::isBefore).orElse(last);
    }

    /** One that waits in the queue is none of these. */
    private boolean isBusy(Item schedule) {
        return api.list(Kind.BACKUP).stream()
                .filter(backup -> backup.is(Phase.NEW) || backup.is(Phase.IN_PROGRESS))
                .anyMatch(backup ->
                        Labels.value(schedule.name()).equals(backup.labels().get(Labels.SCHEDULE)));
    }

    private void order(Item schedule, Instant now) {
        var spec = spec(schedule);
        var metadata = new HashMap<String, Object>(Map.of(
                "name",
                schedule.name() + "-" + Times.stamp(now),
                "labels",
                labels(schedule, spec),
                "annotations",
                schedule.annotations()));
        owner(schedule).ifPresent(owner -> metadata.put("ownerReferences", List.of(owner)));
        api.create(Kind.BACKUP, metadata, Map.of("spec", spec));
        // whoever has changed the Schedule meanwhile: a run that is not written down would be made again
        api.merge(Kind.SCHEDULE, schedule.name(), Map.of("status", Map.of("lastBackup", Times.text(now))));
    }

    /** The template with what Velero's own form of it always says. */
    private static Map<String, Object> spec(Item schedule) {
        var spec = new HashMap<String, Object>(Map.of("metadata", Map.of(), "hooks", Map.of(), "ttl", "0s"));
        schedule.value("spec", "template").ifPresent(template -> spec.putAll(Tree.fields(template)));
        schedule.duration("spec", "template", "ttl").ifPresent(ttl -> spec.put("ttl", new GoDuration(ttl).format()));
        return spec;
    }

    /** Those of the template where it has any, else those of the Schedule. */
    private static Map<String, String> labels(Item schedule, Map<String, Object> spec) {
        var named = schedule.value("spec", "template", "metadata", "labels").map(Tree::texts);
        var labels = new HashMap<>(named.orElseGet(schedule::labels));
        labels.put(Labels.SCHEDULE, Labels.value(schedule.name()));
        named.ifPresent(template -> spec.put("metadata", Map.of("labels", labels)));
        return labels;
    }

    private static Optional<Map<String, Object>> owner(Item schedule) {
        return schedule.flag("spec", "useOwnerReferencesInBackup")
                ? Optional.of(Map.of(
                        "apiVersion", Kind.API_VERSION,
                        "kind", Kind.SCHEDULE.kind(),
                        "name", schedule.name(),
                        "uid", schedule.uid(),
                        "controller", true))
                : Optional.empty();
    }
}
