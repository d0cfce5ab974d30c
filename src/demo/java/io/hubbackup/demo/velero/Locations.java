package io.hubbackup.demo.velero;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Storage locations: whether they can be used, and what another hub has left in them. */
final class Locations implements Duty {

    static final String UNAVAILABLE = "Unavailable";
    static final String READ_ONLY = "ReadOnly";

    private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);
    private static final Set<String> ENDED_WELL = Set.of("Completed", "PartiallyFailed");

    private final VeleroApi api;
    private final ScriptedStore store;

    Locations(VeleroApi api, ScriptedStore store) {
        this.api = api;
        this.store = store;
    }

    /** The location that a Backup without one goes to. */
    static Optional<Item> standard(VeleroApi api) {
        return api.list(Kind.LOCATION).stream()
                .filter(location -> location.flag("spec", "default"))
                .findFirst();
    }

    @Override
    public void look(Instant now) {
        api.list(Kind.LOCATION).forEach(location -> {
            if (isDue(location, now, "validationFrequency", "lastValidationTime")) {
                validate(location, now);
            }
        });
        api.list(Kind.LOCATION).stream()
                .filter(location -> location.phase().equals("Available"))
                .filter(location -> isDue(location, now, "backupSyncPeriod", "lastSyncedTime"))
                .forEach(location -> synchronise(location, now));
    }

    private static boolean isDue(Item location, Instant now, String period, String last) {
        return location.time("status", last)
                .map(time -> !now.isBefore(time.plus(location.duration(EVERY_MINUTE, "spec", period))))
                .orElse(true);
    }

    private void validate(Item location, Instant now) {
        var status = new HashMap<String, Object>();
        status.put("phase", store.failure().isPresent() ? UNAVAILABLE : "Available");
        status.put(
                "message",
                store.failure()
                        .map(why -> "BackupStorageLocation \"%s\" is unavailable: %s".formatted(location.name(), why))
                        .orElse(null));
        status.put("lastValidationTime", Times.text(now));
        api.patchStatus(Kind.LOCATION, location, status);
    }

    private void synchronise(Item location, Instant now) {
        var here = api.list(Kind.BACKUP);
        var names = here.stream().map(Item::name).collect(Collectors.toSet());
        store.all().stream().filter(kept -> !names.contains(kept.name())).forEach(kept -> bring(kept, location));
        here.stream()
                .filter(backup -> location.name().equals(backup.labels().get(Labels.LOCATION)))
                .filter(backup -> ENDED_WELL.contains(backup.phase()) && !store.holds(backup.name()))
                .forEach(orphan -> api.delete(Kind.BACKUP, orphan.name()));
        api.patchStatus(Kind.LOCATION, location, Map.of("lastSyncedTime", Times.text(now)));
    }

    private void bring(ScriptedStore.Kept kept, Item location) {
        var labels = new HashMap<>(kept.labels());
        labels.put(Labels.LOCATION, location.name());
        api.create(
                Kind.BACKUP,
                Map.of("name", kept.name(), "labels", labels, "annotations", kept.annotations()),
                Map.of("spec", kept.spec(), "status", kept.status()));
    }
}
