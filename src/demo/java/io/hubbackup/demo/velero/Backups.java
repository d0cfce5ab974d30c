package io.hubbackup.demo.velero;

import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backups: New, then InProgress for a while, then Completed, or why not. They run side by side. */
final class Backups implements Duty {

    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    private final VeleroApi api;
    private final Stores stores;
    private final Clockwork time;
    private final Pace pace;
    private final Runnable again;

    /**
     * @param pace how long a backup is in progress
     * @param again asks for another look
     */
    Backups(VeleroApi api, Stores stores, Clockwork time, Pace pace, Runnable again) {
        this.api = api;
        this.stores = stores;
        this.time = time;
        this.pace = pace;
        this.again = again;
    }

    /** What was in progress when Velero died has failed. */
    @Override
    public void begin(Instant now) {
        api.list(Kind.BACKUP).stream()
                .filter(backup -> backup.phase().equals("InProgress"))
                .forEach(backup -> fail(
                        backup,
                        "found a backup with status \"InProgress\" during the server starting, mark it as \"Failed\"",
                        now));
    }

    @Override
    public void look(Instant now) {
        for (var backup : api.list(Kind.BACKUP)) {
            if (backup.isNew()) {
                start(backup, now);
            } else if (backup.phase().equals("InProgress") && hasRun(backup, now)) {
                end(backup, now);
            }
        }
    }

    private boolean hasRun(Item backup, Instant now) {
        return backup.time("status", "startTimestamp")
                .map(start -> !now.isBefore(start.plus(pace.inProgress())))
                .orElse(true);
    }

    private void start(Item backup, Instant now) {
        var location = location(backup);
        var refusal = refusal(backup, location);
        if (refusal.isPresent()) {
            api.patchStatus(
                    Kind.BACKUP,
                    backup,
                    Map.of("phase", "FailedValidation", "validationErrors", List.of(refusal.get())));
            return;
        }
        var ttl = backup.duration(THIRTY_DAYS, "spec", "ttl");
        var place = location.orElseThrow().name();
        api.patch(
                Kind.BACKUP,
                backup,
                Map.of(
                        "metadata",
                        Map.of("labels", Map.of(Labels.LOCATION, place)),
                        "spec",
                        Map.of("storageLocation", place, "ttl", ttl.toHours() + "h0m0s"),
                        "status",
                        Map.of(
                                "phase",
                                "InProgress",
                                "version",
                                1,
                                "formatVersion",
                                "1.1.0",
                                "startTimestamp",
                                Times.text(now),
                                "expiration",
                                Times.text(now.plus(ttl)))));
        time.after(pace.inProgress(), again);
    }

    private Optional<Item> location(Item backup) {
        var name = backup.text("spec", "storageLocation");
        return name.isEmpty() ? Locations.standard(api) : api.get(Kind.LOCATION, name);
    }

    private static Optional<String> refusal(Item backup, Optional<Item> location) {
        if (location.isEmpty()) {
            return Optional.of(
                    "an existing backup storage location was not specified at backup creation time and the default %s was not found"
                            .formatted(backup.text("spec", "storageLocation")));
        }
        var place = location.get();
        if (place.text("spec", "accessMode").equals(Locations.READ_ONLY)) {
            return Optional.of(
                    "backup can't be created because backup storage location %s is currently in read-only mode"
                            .formatted(place.name()));
        }
        return place.phase().equals(Locations.UNAVAILABLE)
                ? Optional.of("backup can't be created because BackupStorageLocation %s is in Unavailable status"
                        .formatted(place.name()))
                : Optional.empty();
    }

    private void end(Item backup, Instant now) {
        var store = location(backup).map(location -> stores.open(location.object()));
        var failure = store.map(ScriptedStore::failure).orElse(Optional.of("the storage location is gone"));
        if (failure.isPresent()) {
            fail(backup, "error uploading the backup: " + failure.get(), now);
        } else {
            complete(backup, store.orElseThrow(), now);
        }
    }

    private void complete(Item backup, ScriptedStore store, Instant now) {
        Map<String, Object> ended = Map.of("phase", "Completed", "completionTimestamp", Times.text(now));
        var status = new HashMap<String, Object>(ended);
        backup.value("status")
                .ifPresent(before -> ((Map<?, ?>) before)
                        .forEach((field, value) -> status.putIfAbsent(String.valueOf(field), value)));
        store.keep(new ScriptedStore.Kept(
                backup.name(),
                backup.labels(),
                backup.annotations(),
                backup.value("spec").orElse(Map.of()),
                status));
        api.patchStatus(Kind.BACKUP, backup, ended);
    }

    private void fail(Item backup, String why, Instant now) {
        api.patchStatus(
                Kind.BACKUP,
                backup,
                Map.of("phase", "Failed", "failureReason", why, "completionTimestamp", Times.text(now)));
    }
}
