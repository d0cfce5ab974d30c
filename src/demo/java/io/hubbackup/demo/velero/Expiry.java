package io.hubbackup.demo.velero;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Once an hour the deletion of expired backups is requested, where their location can be written to. */
final class Expiry implements Duty {

    private static final Duration EVERY_HOUR = Duration.ofHours(1);

    private final VeleroApi api;
    private Optional<Instant> last = Optional.empty();

    Expiry(VeleroApi api) {
        this.api = api;
    }

    @Override
    public void look(Instant now) {
        if (last.filter(time -> now.isBefore(time.plus(EVERY_HOUR))).isPresent()) {
            return;
        }
        last = Optional.of(now);
        var writable = api.list(Kind.LOCATION).stream()
                .filter(location -> location.phase().equals("Available"))
                .filter(location -> !location.text("spec", "accessMode").equals(Locations.READ_ONLY))
                .map(Item::name)
                .collect(Collectors.toSet());
        api.list(Kind.BACKUP).stream()
                .filter(backup ->
                        backup.time("status", "expiration").filter(now::isAfter).isPresent())
                .filter(backup -> writable.contains(backup.text("spec", "storageLocation")))
                .forEach(this::request);
    }

    private void request(Item backup) {
        api.create(
                Kind.DELETE_REQUEST,
                Map.of(
                        "generateName",
                        backup.name() + "-",
                        "labels",
                        Map.of(Labels.BACKUP, backup.name(), Labels.BACKUP_UID, backup.uid())),
                Map.of("spec", Map.of("backupName", backup.name())));
    }
}
