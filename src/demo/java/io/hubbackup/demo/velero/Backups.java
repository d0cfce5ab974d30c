package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.velero.archive.BackupWriter;
import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.demo.velero.store.StoreFailure;
import io.hubbackup.demo.velero.store.StoredBackups;
import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Backups, from the queue to their end: in progress for a while, then with a plugin where one is still at it, then finalized. What is under way is known to this process alone:
 * a Velero that is started again does not know how far the one before it was.
 */
final class Backups implements Duty {

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final String FAILED = "backup execution failed: ";
    private static final String FOUND_IN_PROGRESS =
            "found a backup with status \"InProgress\" during the server starting, mark it as \"Failed\"";

    private final VeleroApi api;
    private final Clockwork time;
    private final Pace pace;
    private final int concurrent;
    private final Mishaps mishaps;
    private final LocationStores stores;
    private final Admission admission;
    private final Contents contents;
    private final Detail detail;
    private final Queue queue;

    /** When the stage of each backup that is under way ends, by UID. */
    private final Map<String, Instant> underWay = new HashMap<>();

    Backups(
            VeleroApi api,
            VeleroEmulator.Surroundings surroundings,
            LocationStores stores,
            Admission admission,
            Contents contents) {
        this.api = api;
        this.time = surroundings.time();
        this.pace = surroundings.pace();
        this.concurrent = surroundings.arguments().concurrentBackups();
        this.mishaps = surroundings.mishaps();
        this.stores = stores;
        this.admission = admission;
        this.contents = contents;
        this.detail = surroundings.detail();
        this.queue = new Queue(api, detail);
    }

    /** What was in progress when Velero died has failed. */
    @Override
    public void begin(Instant now) {
        api.list(Kind.BACKUP).stream()
                .filter(backup -> backup.is(Phase.IN_PROGRESS))
                .forEach(backup -> fail(backup, FOUND_IN_PROGRESS));
    }

    /** Whether this Velero works on the backup. */
    boolean isUnderWay(Item backup) {
        return underWay.containsKey(backup.uid());
    }

    @Override
    public Optional<Instant> look(Instant now) {
        var known = api.list(Kind.BACKUP).stream().map(Item::uid).collect(Collectors.toSet());
        underWay.keySet().retainAll(known);
        List.copyOf(api.list(Kind.BACKUP)).forEach(backup -> goOn(backup, now));
        queue.takeIn();
        startNext();
        return Ticks.first(underWay.values().stream().filter(end -> !end.equals(Instant.MAX)));
    }

    private void goOn(Item backup, Instant now) {
        switch (backup.phase()) {
            case Phase.IN_PROGRESS -> {
                if (isUnderWay(backup) && isOver(backup, now)) {
                    upload(backup);
                }
            }
            case Phase.WAITING, Phase.WAITING_PARTIALLY_FAILED -> {
                if (isOver(backup, now)) {
                    endOperations(backup);
                }
            }
            case Phase.FINALIZING, Phase.FINALIZING_PARTIALLY_FAILED -> {
                if (isOver(backup, now)) {
                    complete(backup);
                }
            }
            default -> {}
        }
    }

    /** What an earlier Velero began is over. */
    private boolean isOver(Item backup, Instant now) {
        return !now.isBefore(underWay.getOrDefault(backup.uid(), Instant.MIN));
    }

    private void startNext() {
        while (running() < concurrent) {
            var next = queue.next();
            if (next.isEmpty()) {
                return;
            }
            start(next.get());
        }
    }

    private long running() {
        return api.list(Kind.BACKUP).stream()
                .filter(backup -> backup.is(Phase.IN_PROGRESS) && isUnderWay(backup))
                .count();
    }

    private void start(Item ready) {
        var answered = api.patch(Kind.BACKUP, ready, admission.answer(ready, time.now()));
        if (answered.is(Phase.IN_PROGRESS)) {
            underWay.put(
                    answered.uid(),
                    mishap(answered) instanceof Mishap.Endless ? Instant.MAX : after(pace.inProgress()));
        }
    }

    private Instant after(Duration stage) {
        return time.now().plus(stage);
    }

    private Mishap mishap(Item backup) {
        return mishaps.of(backup.name());
    }

    private ObjectStore store(Item backup) {
        return stores.storeOf(backup)
                .orElseThrow(() -> new StoreFailure("BackupStorageLocation.velero.io \"%s\" not found"
                        .formatted(backup.text("spec", "storageLocation"))));
    }

    private void upload(Item backup) {
        try {
            switch (mishap(backup)) {
                case Mishap.Broken(String why) -> fail(backup, FAILED + why);
                case Mishap.Incomplete(int errors) ->
                    upload(backup, Phase.FINALIZING_PARTIALLY_FAILED, errors, pace.finalizing());
                case Mishap.PluginOperation(Duration takes, boolean succeeds) ->
                    upload(backup, Phase.WAITING, 0, takes);
                case Mishap.Unfinished(Duration takes) -> upload(backup, Phase.FINALIZING, 0, takes);
                case Mishap.None well -> upload(backup, Phase.FINALIZING, 0, pace.finalizing());
                case Mishap.Refused before -> upload(backup, Phase.FINALIZING, 0, pace.finalizing());
                case Mishap.Unrestorable later -> upload(backup, Phase.FINALIZING, 0, pace.finalizing());
                case Mishap.Endless still -> {}
            }
        } catch (StoreFailure failure) {
            fail(backup, FAILED + failure.getMessage());
        }
    }

    private void upload(Item backup, String next, int moreErrors, Duration takes) {
        var store = store(backup);
        var why = inTheWay(backup, store);
        if (why.isPresent()) {
            fail(backup, FAILED + why.get());
            return;
        }
        var written = contents.write(backup.object(), store);
        int errors = written.errors().size() + moreErrors;
        var status = new HashMap<String, Object>();
        status.put("phase", errors > 0 ? partially(next) : next);
        status.put(
                "progress",
                written.items() == 0
                        ? Map.of()
                        : Map.of("totalItems", written.items(), "itemsBackedUp", written.items()));
        status.put("hookStatus", Map.of());
        if (errors > 0) {
            status.put("errors", errors);
        }
        if (next.equals(Phase.WAITING)) {
            status.put("backupItemOperationsAttempted", 1);
        }
        if (detail == Detail.COARSE && takes.isZero()) {
            complete(with(backup, status), status);
            return;
        }
        BackupWriter.finish(with(backup, status).object(), store);
        underWay.put(backup.uid(), after(takes));
        goOn(api.patchStatus(Kind.BACKUP, backup, status), time.now());
    }

    private static Optional<String> inTheWay(Item backup, ObjectStore store) {
        try {
            return new StoredBackups(store).holds(backup.name())
                    ? Optional.of("backup already exists in object storage")
                    : Optional.empty();
        } catch (StoreFailure failure) {
            return Optional.of("error checking if backup already exists in object storage: " + failure.getMessage());
        }
    }

    private static String partially(String phase) {
        return switch (phase) {
            case Phase.WAITING -> Phase.WAITING_PARTIALLY_FAILED;
            case Phase.FINALIZING -> Phase.FINALIZING_PARTIALLY_FAILED;
            default -> phase;
        };
    }

    private void endOperations(Item backup) {
        boolean failed = mishap(backup) instanceof Mishap.PluginOperation operation && !operation.succeeds();
        var status = new HashMap<String, Object>();
        if (failed) {
            status.putAll(Map.of(
                    "phase",
                    Phase.FINALIZING_PARTIALLY_FAILED,
                    "backupItemOperationsFailed",
                    1,
                    "errors",
                    backup.number("status", "errors") + 1));
        } else {
            status.put("phase", backup.is(Phase.WAITING) ? Phase.FINALIZING : Phase.FINALIZING_PARTIALLY_FAILED);
            status.put("backupItemOperationsCompleted", 1);
        }
        underWay.put(backup.uid(), after(pace.finalizing()));
        goOn(api.patchStatus(Kind.BACKUP, backup, status), time.now());
    }

    /** The store first: a Backup that is complete here is found by others. Where that fails it is tried again. */
    private void complete(Item backup) {
        complete(backup, Map.of());
    }

    /** @param untold what is known of it here and not yet on the hub */
    private void complete(Item backup, Map<String, Object> untold) {
        var status = new HashMap<>(untold);
        status.put("phase", backup.is(Phase.FINALIZING) ? Phase.COMPLETED : Phase.PARTIALLY_FAILED);
        status.put("completionTimestamp", Times.text(time.now()));
        try {
            BackupWriter.finish(with(backup, status).object(), store(backup));
            underWay.remove(backup.uid());
            api.patchStatus(Kind.BACKUP, backup, status);
        } catch (StoreFailure unreachable) {
            underWay.put(backup.uid(), after(RETRY));
        }
    }

    /** The Backup as it will be. */
    private static Item with(Item backup, Map<String, Object> change) {
        var object = Serialization.clone(backup.object());
        var status = Tree.fields(backup.value("status").orElse(Map.of()));
        status.putAll(change);
        object.setAdditionalProperty("status", status);
        return new Item(object);
    }

    private void fail(Item backup, String why) {
        underWay.remove(backup.uid());
        api.patchStatus(
                Kind.BACKUP,
                backup,
                Map.of("phase", Phase.FAILED, "failureReason", why, "completionTimestamp", Times.text(time.now())));
    }
}
