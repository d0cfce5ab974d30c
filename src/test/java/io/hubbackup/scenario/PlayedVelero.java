package io.hubbackup.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.demo.time.SimulatedProcess;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.CronSchedule;
import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Does with Velero's objects what Velero does, in seconds and without a store: accepts schedules, runs them, completes backups, deletes those that it is asked to. */
final class PlayedVelero extends Actor {

    private static final Duration WORK = Duration.ofSeconds(3);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final List<ApiKind> KINDS =
            List.of(Kinds.VELERO_SCHEDULE, Kinds.VELERO_BACKUP, Kinds.VELERO_DELETE_REQUEST);

    private PlayedVelero(Desk desk, SimulatedProcess process) {
        super(desk, process);
    }

    static void start(Desk desk, SimulatedProcess process) {
        new PlayedVelero(desk, process).start(KINDS);
    }

    @Override
    void act() {
        desk().list(Kinds.VELERO_SCHEDULE).forEach(this::schedule);
        desk().list(Kinds.VELERO_BACKUP).forEach(this::backup);
        desk().list(Kinds.VELERO_DELETE_REQUEST).forEach(this::deleteRequest);
    }

    private void schedule(ObjectNode schedule) {
        if (text(schedule, "/status/phase").isEmpty()) {
            status(Kinds.VELERO_SCHEDULE, schedule, Map.of("phase", "Enabled"));
        }
        if (schedule.at("/spec/skipImmediately").asBoolean()) {
            desk().change(
                            Kinds.VELERO_SCHEDULE,
                            namespace(schedule),
                            name(schedule),
                            "",
                            Map.of("spec", Map.of("skipImmediately", false)));
            status(Kinds.VELERO_SCHEDULE, schedule, Map.of("lastSkipped", now().toString()));
        }
        if (!schedule.at("/spec/paused").asBoolean()
                && CronSchedule.parse(text(schedule, "/spec/schedule")) instanceof Parsed.Ok<CronSchedule>(var cron)) {
            cron.next(lastRun(schedule), ZoneOffset.UTC).ifPresent(due -> run(schedule, due));
        }
    }

    private static Instant lastRun(ObjectNode schedule) {
        var last = text(schedule, "/status/lastBackup");
        return Instant.parse(last.isEmpty() ? text(schedule, "/metadata/creationTimestamp") : last);
    }

    private void run(ObjectNode schedule, Instant due) {
        if (due.isAfter(now())) {
            actAfter(Duration.between(now(), due));
            return;
        }
        var backup = schedule.objectNode().put("apiVersion", "velero.io/v1").put("kind", "Backup");
        var metadata = backup.putObject("metadata")
                .put("namespace", namespace(schedule))
                .put("name", name(schedule) + "-" + STAMP.format(now()));
        metadata.set("labels", schedule.at("/metadata/labels").deepCopy());
        metadata.withObject("/labels").put("velero.io/schedule-name", name(schedule));
        backup.set("spec", schedule.at("/spec/template").deepCopy());
        desk().create(backup);
        status(Kinds.VELERO_SCHEDULE, schedule, Map.of("lastBackup", now().toString()));
    }

    private void backup(ObjectNode backup) {
        switch (text(backup, "/status/phase")) {
            case "", "New" -> {
                status(Kinds.VELERO_BACKUP, backup, Map.of("phase", "InProgress", "startTimestamp", now().toString()));
                actAfter(WORK);
            }
            case "InProgress" -> complete(backup);
            default -> {}
        }
    }

    private void complete(ObjectNode backup) {
        var started = Instant.parse(text(backup, "/status/startTimestamp"));
        if (now().isBefore(started.plus(WORK))) {
            actAfter(WORK);
            return;
        }
        var ttl = GoDuration.parse(text(backup, "/spec/ttl")) instanceof Parsed.Ok<GoDuration>(var given)
                ? given.value()
                : Duration.ofDays(30);
        status(
                Kinds.VELERO_BACKUP,
                backup,
                Map.of(
                        "phase", "Completed",
                        "completionTimestamp", now().toString(),
                        "expiration", started.plus(ttl).toString()));
    }

    private void deleteRequest(ObjectNode request) {
        var backup = text(request, "/spec/backupName");
        desk().list(Kinds.VELERO_BACKUP).stream()
                .filter(candidate -> name(candidate).equals(backup))
                .forEach(found -> desk().delete(Kinds.VELERO_BACKUP, namespace(found), name(found)));
        desk().delete(Kinds.VELERO_DELETE_REQUEST, namespace(request), name(request));
    }

    private void status(ApiKind kind, ObjectNode object, Map<String, String> status) {
        desk().change(kind, namespace(object), name(object), "status", Map.of("status", status));
    }

    private Instant now() {
        return process().now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String namespace(ObjectNode object) {
        return text(object, "/metadata/namespace");
    }

    private static String name(ObjectNode object) {
        return text(object, "/metadata/name");
    }

    private static String text(ObjectNode object, String pointer) {
        return object.at(pointer).asText("");
    }
}
