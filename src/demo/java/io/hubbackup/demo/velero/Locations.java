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
    private final Stores stores;

    Locations(VeleroApi api, Stores stores) {
        this.api = api;
        this.stores = stores;
    }

    /** The location that a Backup without one goes to. */
    static Optional<Item> standard(VeleroApi api) {
        return api.list(Kind.LOCATION).stream()
                .filter(location -> location.flag("spec", "default"))
                .findFirst();
    }

    @Override
    public void look(Instant now) {
        for (var location : api.list(Kind.LOCATION)) {
            var status = new HashMap<String, Object>();
            if (isDue(location, now, "validationFrequency", "lastValidationTime")) {
                status.putAll(validated(location, now));
            }
            var phase = String.valueOf(status.getOrDefault("phase", location.phase()));
            if (phase.equals("Available") && isDue(location, now, "backupSyncPeriod", "lastSyncedTime")) {
                synchronise(location);
                status.put("lastSyncedTime", Times.text(now));
            }
            if (!status.isEmpty()) {
                api.patchStatus(Kind.LOCATION, location, status);
            }
        }
    }

    /** Whether the period has passed that the location says; looks come with changes and once a minute. */
    private static boolean isDue(Item location, Instant now, String period, String last) {
        var time = location.time("status", last);
        if (time.isEmpty()) {
            return true;
        }
        var wanted = location.duration(EVERY_MINUTE, "spec", period);
        return !now.isBefore(time.get().plus(wanted));
    }

    private Map<String, Object> validated(Item location, Instant now) {
        var store = stores.open(location.object());
        var status = new HashMap<String, Object>();
        status.put("phase", store.failure().isPresent() ? UNAVAILABLE : "Available");
        status.put(
                "message",
                store.failure()
                        .map(why -> "BackupStorageLocation \"%s\" is unavailable: %s".formatted(location.name(), why))
                        .orElse(null));
        status.put("lastValidationTime", Times.text(now));
        return status;
    }

    private void synchronise(Item location) {
        var store = stores.open(location.object());
        var here = api.list(Kind.BACKUP);
        var names = here.stream().map(Item::name).collect(Collectors.toSet());
        store.all().stream().filter(kept -> !names.contains(kept.name())).forEach(kept -> bring(kept, location));
        here.stream()
                .filter(backup -> location.name().equals(backup.labels().get(Labels.LOCATION)))
                .filter(backup -> ENDED_WELL.contains(backup.phase()) && !store.holds(backup.name()))
                .forEach(orphan -> api.delete(Kind.BACKUP, orphan.name()));
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
