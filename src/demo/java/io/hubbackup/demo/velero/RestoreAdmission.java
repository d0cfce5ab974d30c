package io.hubbackup.demo.velero;

import io.hubbackup.demo.velero.archive.PreparedRestore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is written into a Restore when its turn has come: where its backup is, what is never restored, and whether it can begin. */
final class RestoreAdmission {

    private static final String BACKUP_NAME = "backupName";
    private static final String SCHEDULE_NAME = "scheduleName";

    private final VeleroApi api;
    private final Mishaps mishaps;

    RestoreAdmission(VeleroApi api, Mishaps mishaps) {
        this.api = api;
        this.mishaps = mishaps;
    }

    /** The change that lets this Restore begin, or refuses it. */
    Map<String, Object> answer(Item restore, Instant now) {
        var prepared = PreparedRestore.of(restore.object());
        var spec = new HashMap<>(prepared.spec());
        var errors = new ArrayList<>(prepared.validationErrors());
        source(restore, spec, errors);
        if (mishaps.ofRestore(restore.name()) instanceof Mishap.Refused(String why)) {
            errors.add(why);
        }
        var status = errors.isEmpty()
                ? Map.of("phase", Phase.IN_PROGRESS, "startTimestamp", Times.text(now))
                : Map.of("phase", Phase.FAILED_VALIDATION, "validationErrors", errors);
        return Map.of("spec", spec, "status", status);
    }

    private void source(Item restore, Map<String, Object> spec, List<String> errors) {
        var schedule = restore.text("spec", SCHEDULE_NAME);
        var backup = restore.text("spec", BACKUP_NAME);
        if (schedule.isEmpty() == backup.isEmpty()) {
            errors.add("Either a backup or schedule must be specified as a source for the restore, but not both");
            return;
        }
        var name = schedule.isEmpty() ? Optional.of(backup) : newest(schedule, errors);
        name.ifPresent(chosen -> {
            spec.put(BACKUP_NAME, chosen);
            take(chosen, spec, errors);
        });
    }

    /** The newest backup of a schedule that was completed. */
    private Optional<String> newest(String schedule, List<String> errors) {
        var all = api.list(Kind.BACKUP).stream()
                .filter(backup -> schedule.equals(backup.labels().get(Labels.SCHEDULE)))
                .toList();
        if (all.isEmpty()) {
            errors.add("No backups found for schedule");
        }
        var newest = all.stream()
                .filter(backup -> backup.is(Phase.COMPLETED))
                .max(Comparator.comparing(
                        backup -> backup.time("status", "startTimestamp").orElse(Instant.EPOCH)));
        if (newest.isEmpty()) {
            errors.add("No completed backups found for schedule");
        }
        return newest.map(Item::name);
    }

    private void take(String name, Map<String, Object> spec, List<String> errors) {
        var backup = api.named(Kind.BACKUP, name);
        trouble(name, backup).ifPresent(errors::add);
        backup.map(found -> found.labels().get(Labels.SCHEDULE))
                .filter(schedule -> trouble(name, backup).isEmpty())
                .ifPresent(schedule -> spec.putIfAbsent(SCHEDULE_NAME, schedule));
    }

    /** In which phase a backup is, is not asked. */
    private Optional<String> trouble(String name, Optional<Item> backup) {
        if (backup.isEmpty()) {
            return Optional.of("Error retrieving backup: can't find backup %s/%s: Backup.velero.io \"%s\" not found"
                    .formatted(api.namespace(), name, name));
        }
        var location = backup.flatMap(found -> LocationStores.of(api, found));
        if (location.isEmpty()) {
            return Optional.of("Error retrieving backup: BackupStorageLocation.velero.io \"%s\" not found"
                    .formatted(backup.get().text("spec", "storageLocation")));
        }
        return location.filter(place -> place.is(Phase.UNAVAILABLE))
                .map(place -> "The BSL %s is unavailable, cannot retrieve the backup".formatted(place.name()));
    }
}
