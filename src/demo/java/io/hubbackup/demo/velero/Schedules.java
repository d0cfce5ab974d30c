package io.hubbackup.demo.velero;

import io.hubbackup.wire.CronSchedule;
import io.hubbackup.wire.Parsed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schedules: each is found good or bad, and a good one makes Backups by its cron. */
final class Schedules implements Duty {

    private final VeleroApi api;

    Schedules(VeleroApi api) {
        this.api = api;
    }

    @Override
    public void look(Instant now) {
        for (var schedule : api.list(Kind.SCHEDULE)) {
            switch (CronSchedule.parse(schedule.text("spec", "schedule"))) {
                case Parsed.Bad<CronSchedule>(String why) -> refuse(schedule, why);
                case Parsed.Ok<CronSchedule>(CronSchedule cron) -> follow(schedule, cron, now);
            }
        }
    }

    private void refuse(Item schedule, String why) {
        if (!schedule.phase().equals("FailedValidation")) {
            api.patchStatus(
                    Kind.SCHEDULE, schedule, Map.of("phase", "FailedValidation", "validationErrors", List.of(why)));
        }
    }

    private void follow(Item schedule, CronSchedule cron, Instant now) {
        if (schedule.flag("spec", "skipImmediately")) {
            skip(schedule, now);
        } else if (!schedule.phase().equals("Enabled")) {
            api.patchStatus(Kind.SCHEDULE, schedule, enabled());
        } else if (!schedule.flag("spec", "paused") && isDue(schedule, cron, now) && !isBusy(schedule)) {
            order(schedule, now);
        }
    }

    /** The flag is used up: the run that would be due now does not come. */
    private void skip(Item schedule, Instant now) {
        var status = enabled();
        status.put("lastSkipped", Times.text(now));
        api.patch(Kind.SCHEDULE, schedule, Map.of("spec", Map.of("skipImmediately", false), "status", status));
    }

    private static Map<String, Object> enabled() {
        var status = new HashMap<String, Object>();
        status.put("phase", "Enabled");
        status.put("validationErrors", null);
        return status;
    }

    /** A run that was missed is made up for once, however many were missed. */
    private static boolean isDue(Item schedule, CronSchedule cron, Instant now) {
        var last = schedule.time("status", "lastBackup").orElseGet(schedule::created);
        var since =
                schedule.time("status", "lastSkipped").filter(last::isBefore).orElse(last);
        return cron.next(since, ZoneOffset.UTC).filter(now::isAfter).isPresent();
    }

    private boolean isBusy(Item schedule) {
        return api.list(Kind.BACKUP).stream()
                .filter(backup -> schedule.name().equals(backup.labels().get(Labels.SCHEDULE)))
                .anyMatch(backup -> backup.isNew() || backup.phase().equals("InProgress"));
    }

    private void order(Item schedule, Instant now) {
        var labels = new HashMap<>(schedule.labels());
        labels.put(Labels.SCHEDULE, schedule.name());
        var metadata = new HashMap<String, Object>(Map.of(
                "name",
                schedule.name() + "-" + Times.stamp(now),
                "labels",
                labels,
                "annotations",
                schedule.annotations()));
        owner(schedule).ifPresent(owner -> metadata.put("ownerReferences", List.of(owner)));
        // the version is checked before anything is made, so that nothing is made twice
        api.patchStatus(Kind.SCHEDULE, schedule, Map.of("lastBackup", Times.text(now)));
        api.create(
                Kind.BACKUP,
                metadata,
                Map.of("spec", schedule.value("spec", "template").orElse(Map.of())));
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
