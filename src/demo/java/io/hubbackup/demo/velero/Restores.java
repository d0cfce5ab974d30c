package io.hubbackup.demo.velero;

import io.hubbackup.demo.velero.archive.RestoreReader;
import io.hubbackup.demo.velero.archive.RestoreRun;
import io.hubbackup.demo.velero.archive.Restored;
import io.hubbackup.demo.velero.store.ObjectStore;
import io.hubbackup.demo.velero.store.StoreFailure;
import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Restores, one after the other in the order in which they came: in progress for a while, in which half of the objects is written when it begins and half when it ends, then
 * with a plugin where one is still at it, then finalized. A Velero that is started again knows nothing of what was under way.
 */
final class Restores implements Duty {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final String FAILED = "restore execution failed: ";
    private static final String NOT_DOWNLOADED = "error downloading backup: error copying Backup to temp file: ";
    private static final String FOUND_IN_PROGRESS =
            "found a restore with status \"InProgress\" during the server starting, mark it as \"Failed\"";

    private final VeleroApi api;
    private final Clockwork time;
    private final Pace pace;
    private final Mishaps mishaps;
    private final LocationStores stores;
    private final RestoreAdmission admission;
    private final RestoreFinalizers finalizers;
    private final RestoreReader reader;
    private final Detail detail;

    /** When the stage of each restore that is under way ends, by UID. */
    private final Map<String, Instant> underWay = new HashMap<>();

    private final Map<String, RestoreRun> runs = new HashMap<>();

    Restores(VeleroApi api, VeleroEmulator.Surroundings surroundings, LocationStores stores) {
        this.api = api;
        this.time = surroundings.time();
        this.pace = surroundings.pace();
        this.mishaps = surroundings.mishaps();
        this.stores = stores;
        this.admission = new RestoreAdmission(api, surroundings.mishaps());
        this.finalizers = new RestoreFinalizers(api, stores);
        this.reader = new RestoreReader(surroundings.client());
        this.detail = surroundings.detail();
    }

    /** What was in progress when Velero died has failed. */
    @Override
    public void begin(Instant now) {
        api.list(Kind.RESTORE).stream()
                .filter(restore -> restore.is(Phase.IN_PROGRESS))
                .forEach(restore -> fail(restore, FOUND_IN_PROGRESS));
    }

    @Override
    public Optional<Instant> look(Instant now) {
        var known = api.list(Kind.RESTORE).stream().map(Item::uid).collect(Collectors.toSet());
        underWay.keySet().retainAll(known);
        runs.keySet().retainAll(known);
        all().filter(restore -> isOver(restore, now)).forEach(this::goOn);
        startNext();
        var again = tidy();
        return Ticks.first(
                Stream.concat(underWay.values().stream().filter(end -> !end.equals(Instant.MAX)), again.stream()));
    }

    private Stream<Item> all() {
        return List.copyOf(api.list(Kind.RESTORE)).stream();
    }

    private boolean isBusy() {
        return all().anyMatch(restore -> restore.is(Phase.IN_PROGRESS) && underWay.containsKey(restore.uid()));
    }

    /** One that is in progress keeps the others waiting, those too that are being deleted, and itself. */
    private Optional<Instant> tidy() {
        if (isBusy()) {
            return Optional.empty();
        }
        all().filter(restore -> !restore.isNew() && !restore.isBeingDeleted())
                .filter(restore -> !RestoreFinalizers.isMarked(restore))
                .forEach(finalizers::mark);
        boolean held = all().filter(Item::isBeingDeleted)
                .filter(RestoreFinalizers::isMarked)
                .map(finalizers::letGo)
                .toList()
                .contains(false);
        return held ? Optional.of(after(RETRY)) : Optional.empty();
    }

    // ---- stages

    /** What an earlier Velero began is over, unless it was in progress. */
    private boolean isOver(Item restore, Instant now) {
        return !now.isBefore(underWay.getOrDefault(restore.uid(), Instant.MIN));
    }

    private void goOn(Item restore) {
        switch (restore.phase()) {
            case Phase.IN_PROGRESS -> {
                if (underWay.containsKey(restore.uid())) {
                    Optional.ofNullable(runs.get(restore.uid()))
                            .ifPresentOrElse(run -> end(restore, run), () -> run(restore));
                }
            }
            case Phase.WAITING, Phase.WAITING_PARTIALLY_FAILED -> endOperations(restore);
            case Phase.FINALIZING, Phase.FINALIZING_PARTIALLY_FAILED -> complete(restore, Map.of());
            default -> {}
        }
    }

    private void startNext() {
        while (!isBusy()) {
            var next = all().filter(Item::isNew)
                    .filter(restore -> !restore.isBeingDeleted())
                    .min(Comparator.comparing(Item::created).thenComparing(Item::version));
            if (next.isEmpty()) {
                return;
            }
            start(next.get());
        }
    }

    private void start(Item restore) {
        var answer = new HashMap<>(admission.answer(restore, time.now()));
        answer.put("metadata", Map.of("finalizers", RestoreFinalizers.with(restore)));
        var answered = api.patch(Kind.RESTORE, restore, answer);
        if (answered.is(Phase.IN_PROGRESS)) {
            underWay.put(answered.uid(), time.now());
            run(answered);
        }
    }

    private void run(Item restore) {
        try {
            var run = reader.begin(restore.object(), theStore(restore), spoiled(restore));
            runs.put(restore.uid(), run);
            run.advance(run.size() / 2);
            underWay.put(
                    restore.uid(), mishap(restore) instanceof Mishap.Endless ? Instant.MAX : after(pace.inProgress()));
        } catch (StoreFailure failure) {
            fail(restore, FAILED + NOT_DOWNLOADED + failure.getMessage());
        }
    }

    private Map<String, String> spoiled(Item restore) {
        return mishap(restore) instanceof Mishap.Unrestorable(String object, String why)
                ? Map.of(object, why)
                : Map.of();
    }

    private Mishap mishap(Item restore) {
        return mishaps.ofRestore(restore.name());
    }

    private Instant after(Duration stage) {
        return time.now().plus(stage);
    }

    /** The store that its backup lies in; empty when nobody knows it any more. */
    private Optional<ObjectStore> store(Item restore) {
        return api.named(Kind.BACKUP, restore.text("spec", "backupName")).flatMap(stores::storeOf);
    }

    private ObjectStore theStore(Item restore) {
        return store(restore).orElseThrow(() -> new StoreFailure("the backup is gone"));
    }

    private void end(Item restore, RestoreRun run) {
        switch (mishap(restore)) {
            case Mishap.Broken(String why) -> fail(restore, FAILED + why);
            case Mishap.Incomplete(int errors) -> end(restore, run, Phase.FINALIZING, errors, pace.finalizing());
            case Mishap.PluginOperation(Duration takes, boolean succeeds) -> end(restore, run, Phase.WAITING, 0, takes);
            case Mishap.Unfinished(Duration takes) -> end(restore, run, Phase.FINALIZING, 0, takes);
            case Mishap.None well -> end(restore, run, Phase.FINALIZING, 0, pace.finalizing());
            case Mishap.Refused before -> end(restore, run, Phase.FINALIZING, 0, pace.finalizing());
            case Mishap.Unrestorable one -> end(restore, run, Phase.FINALIZING, 0, pace.finalizing());
            case Mishap.Endless still -> {}
        }
    }

    private void end(Item restore, RestoreRun run, String next, int moreErrors, Duration takes) {
        run.advance(run.size());
        if (run.isWaiting()) {
            underWay.put(restore.uid(), after(RETRY));
            return;
        }
        var restored = run.result();
        int errors = restored.errors() + moreErrors;
        var status = status(restored, errors);
        status.put("phase", errors > 0 ? partially(next) : next);
        if (next.equals(Phase.WAITING)) {
            status.put("restoreItemOperationsAttempted", 1);
        }
        try {
            keep(restore, restored);
        } catch (StoreFailure failure) {
            fail(restore, FAILED + failure.getMessage());
            return;
        }
        runs.remove(restore.uid());
        if (detail == Detail.COARSE && takes.isZero()) {
            complete(restore, status);
            return;
        }
        underWay.put(restore.uid(), after(takes));
        var told = api.patchStatus(Kind.RESTORE, restore, status);
        if (takes.isZero()) {
            goOn(told);
        }
    }

    private void keep(Item restore, Restored restored) {
        if (detail == Detail.FULL) {
            RestoreReader.keep(restore.object(), restored, theStore(restore));
        }
    }

    private static Map<String, Object> status(Restored restored, int errors) {
        var status = new HashMap<String, Object>();
        if (restored.begun()) {
            status.put(
                    "progress",
                    restored.items() == 0
                            ? Map.of()
                            : Map.of("totalItems", restored.items(), "itemsRestored", restored.items()));
        }
        if (errors > 0) {
            status.put("errors", errors);
        }
        if (restored.warnings() > 0) {
            status.put("warnings", restored.warnings());
        }
        return status;
    }

    private static String partially(String phase) {
        return phase.equals(Phase.WAITING) ? Phase.WAITING_PARTIALLY_FAILED : Phase.FINALIZING_PARTIALLY_FAILED;
    }

    private void endOperations(Item restore) {
        boolean failed = mishap(restore) instanceof Mishap.PluginOperation operation && !operation.succeeds();
        var status = new HashMap<String, Object>();
        boolean well = restore.is(Phase.WAITING) && !failed;
        status.put("phase", well ? Phase.FINALIZING : Phase.FINALIZING_PARTIALLY_FAILED);
        if (failed) {
            status.put("restoreItemOperationsFailed", 1);
            status.put("errors", restore.number("status", "errors") + 1);
        } else {
            status.put("restoreItemOperationsCompleted", 1);
        }
        underWay.put(restore.uid(), after(pace.finalizing()));
        api.patchStatus(Kind.RESTORE, restore, status);
    }

    /** @param untold what is known of it here and not yet on the hub */
    private void complete(Item restore, Map<String, Object> untold) {
        var status = new HashMap<>(untold);
        var phase = String.valueOf(untold.getOrDefault("phase", restore.phase()));
        status.put("phase", phase.equals(Phase.FINALIZING) ? Phase.COMPLETED : Phase.PARTIALLY_FAILED);
        status.put("hookStatus", Map.of());
        status.put("completionTimestamp", Times.text(time.now()));
        underWay.remove(restore.uid());
        api.patchStatus(Kind.RESTORE, restore, status);
    }

    private void fail(Item restore, String why) {
        underWay.remove(restore.uid());
        runs.remove(restore.uid());
        api.patchStatus(
                Kind.RESTORE,
                restore,
                Map.of("phase", Phase.FAILED, "failureReason", why, "completionTimestamp", Times.text(time.now())));
    }
}
