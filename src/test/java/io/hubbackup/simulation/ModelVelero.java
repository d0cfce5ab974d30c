package io.hubbackup.simulation;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.VeleroLabelValue;
import io.hubbackup.wire.VeleroLabels;
import io.hubbackup.wire.velero.Backup;
import io.hubbackup.wire.velero.BackupSpec;
import io.hubbackup.wire.velero.Restore;
import io.hubbackup.wire.velero.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Velero of one hub: one backup and one restore at a time, a look into the store once a minute, and whatever mishaps it is told to have. */
final class ModelVelero {

    /** How something ends that should have ended well. */
    enum Mishap {
        PARTIAL,
        FAILED
    }

    static final String NAMESPACE = "open-cluster-management-backup";
    private static final Duration WORK = Duration.ofSeconds(20);
    private static final Duration FINALIZING = Duration.ofSeconds(10);
    private static final Duration SYNC = Duration.ofSeconds(60);
    private static final String FINALIZER = "restores.velero.io/external-resources-finalizer";
    private static final Set<String> OVER = Set.of("Completed", "PartiallyFailed", "Failed", "FailedValidation");

    private final ModelServer server;
    private final Archive archive;
    final Deque<Mishap> backupMishaps = new ArrayDeque<>();
    final Deque<Mishap> restoreMishaps = new ArrayDeque<>();
    private boolean up = true;
    private boolean store = true;
    private Instant backupDue = Instant.MIN;
    private Instant restoreDue = Instant.MIN;
    private Instant synced = Instant.MIN;
    private long syncedVersion;

    ModelVelero(ModelServer server, Archive archive) {
        this.server = server;
        this.archive = archive;
    }

    boolean works() {
        return up && store;
    }

    /** What was being done when it went down has failed. */
    void down(Instant now) {
        up = false;
        List.of(Kinds.BACKUP, Kinds.VELERO_RESTORE)
                .forEach(kind ->
                        inPhase(kind, Set.of("InProgress", "Finalizing")).forEach(one -> phase(one, "Failed", now)));
    }

    void up() {
        up = true;
    }

    void store(boolean available, Instant now) {
        store = available;
        for (var location : List.copyOf(server.all(Kinds.LOCATION))) {
            phase(location, available ? "Available" : "Unavailable", now);
        }
    }

    /** When it has something to do next. */
    Optional<Instant> due(Instant now) {
        var times = new ArrayList<Instant>();
        if (works() && !inPhase(Kinds.BACKUP, Set.of("", "New", "InProgress")).isEmpty()) {
            times.add(backupDue);
        }
        if (works()
                && !inPhase(Kinds.VELERO_RESTORE, Set.of("", "New", "InProgress", "Finalizing"))
                        .isEmpty()) {
            times.add(restoreDue);
        }
        if (works() && syncedVersion != archive.version()) {
            times.add(synced.equals(Instant.MIN) ? now : synced.plus(SYNC));
        }
        return times.stream().min(Comparator.naturalOrder());
    }

    /** The cron of all schedules has come. */
    void tick(Instant now) {
        if (!up) {
            return;
        }
        for (var stored : List.copyOf(server.all(Kinds.SCHEDULE))) {
            var schedule = new Schedule(stored.tree());
            if (!schedule.spec().paused() && !stored.deleting()) {
                var name = BackupName.of(stored.key().name(), now).text();
                if (server.get(Kinds.BACKUP, new ObjectKey(NAMESPACE, name)).isEmpty()) {
                    var backup = Backup.named(NAMESPACE, name);
                    server.put(
                            Kinds.BACKUP,
                            backup.withMetadata(backup.metadata()
                                            .withLabels(schedule.metadata().labels())
                                            .withLabel(
                                                    VeleroLabels.SCHEDULE_NAME,
                                                    schedule.metadata().name()))
                                    .withSpec(schedule.spec().template())
                                    .tree(),
                            now);
                }
            }
        }
    }

    /** Does what is due; whether anything was. */
    boolean step(Instant now) {
        return enable(now) | letGo(now) | deletions(now) | backup(now) | restore(now) | sync(now);
    }

    private boolean enable(Instant now) {
        boolean any = false;
        for (var schedule : List.copyOf(server.all(Kinds.SCHEDULE))) {
            if (up && phase(schedule).isEmpty()) {
                phase(schedule, "Enabled", now);
                any = true;
            }
        }
        return any;
    }

    private boolean letGo(Instant now) {
        boolean any = false;
        for (var restore : List.copyOf(server.all(Kinds.VELERO_RESTORE))) {
            if (works() && restore.deleting()) {
                server.change(
                        restore,
                        now,
                        tree -> tree.with("metadata", tree.child("metadata").without("finalizers")));
                any = true;
            }
        }
        return any;
    }

    private boolean deletions(Instant now) {
        boolean any = false;
        for (var request : List.copyOf(server.all(Kinds.DELETE_REQUEST))) {
            if (works()) {
                var name = request.tree().child("spec").text("backupName").orElse("");
                archive.remove(name);
                server.get(Kinds.BACKUP, new ObjectKey(NAMESPACE, name))
                        .ifPresent(backup -> server.delete(backup, now));
                server.delete(request, now);
                any = true;
            }
        }
        return any;
    }

    private boolean backup(Instant now) {
        if (!works() || backupDue.isAfter(now)) {
            return false;
        }
        var running = inPhase(Kinds.BACKUP, Set.of("InProgress")).stream().findFirst();
        if (running.isPresent()) {
            finish(running.get(), now);
            return true;
        }
        var next = inPhase(Kinds.BACKUP, Set.of("", "New")).stream()
                .min(Comparator.comparing(
                                (Stored one) -> one.meta().creationTimestamp().orElse(Instant.EPOCH))
                        .thenComparing(Stored::key));
        next.ifPresent(one -> {
            status(one, now, Map.of("phase", "InProgress", "startTimestamp", whole(now)));
            backupDue = now.plus(WORK);
        });
        return next.isPresent();
    }

    private void finish(Stored running, Instant now) {
        var mishap = Optional.ofNullable(backupMishaps.poll());
        var phase = mishap.map(bad -> bad == Mishap.FAILED ? "Failed" : "PartiallyFailed")
                .orElse("Completed");
        var spec = new Backup(running.tree()).spec();
        var items = Kinds.DATA.stream()
                .flatMap(kind -> server.all(kind).stream())
                .filter(one -> !one.deleting() && Selection.takesIn(spec, one))
                .toList();
        status(
                running,
                now,
                Map.of(
                        "phase",
                        phase,
                        "completionTimestamp",
                        whole(now),
                        "progress",
                        Map.of("itemsBackedUp", items.size())));
        server.get(Kinds.BACKUP, running.key())
                .ifPresent(done -> archive.keep(done.key().name(), located(done.tree()), items));
    }

    private static Tree located(Tree backup) {
        return backup.with("spec", backup.child("spec").with("storageLocation", "default"));
    }

    private boolean sync(Instant now) {
        if (!works()
                || syncedVersion == archive.version()
                || !synced.equals(Instant.MIN) && synced.plus(SYNC).isAfter(now)) {
            return false;
        }
        archive.all().forEach((name, kept) -> {
            if (server.get(Kinds.BACKUP, new ObjectKey(NAMESPACE, name)).isEmpty()) {
                server.put(Kinds.BACKUP, kept.object(), now);
            }
        });
        for (var backup : List.copyOf(server.all(Kinds.BACKUP))) {
            if (OVER.contains(phase(backup)) && archive.get(backup.key().name()).isEmpty()) {
                server.delete(backup, now);
            }
        }
        for (var backup : List.copyOf(server.all(Kinds.BACKUP))) {
            if (backup.tree().child("spec").text("storageLocation").isEmpty()) {
                server.change(backup, now, ModelVelero::located);
            }
        }
        synced = now;
        syncedVersion = archive.version();
        return true;
    }

    private boolean restore(Instant now) {
        if (!works() || restoreDue.isAfter(now)) {
            return false;
        }
        var running = inPhase(Kinds.VELERO_RESTORE, Set.of("InProgress", "Finalizing")).stream()
                .findFirst();
        if (running.isPresent()) {
            goOn(running.get(), now);
            return true;
        }
        var next = inPhase(Kinds.VELERO_RESTORE, Set.of("", "New")).stream()
                .filter(one -> !one.deleting())
                .min(Comparator.comparing((Stored one) -> Long.valueOf(one.version())));
        next.ifPresent(one -> begin(one, now));
        return next.isPresent();
    }

    private void begin(Stored restore, Instant now) {
        if (archive.get(new Restore(restore.tree()).backupName()).isEmpty()) {
            status(restore, now, Map.of("phase", "FailedValidation", "validationErrors", List.of("no such backup")));
            return;
        }
        server.change(
                restore,
                now,
                tree -> tree.with("metadata", tree.child("metadata").with("finalizers", List.of(FINALIZER))));
        status(restore, now, Map.of("phase", "InProgress", "startTimestamp", whole(now)));
        restoreDue = now.plus(WORK);
    }

    private void goOn(Stored restore, Instant now) {
        boolean finalizing = phase(restore).equals("Finalizing");
        if (finalizing) {
            boolean partial = restore.tree().child("status").number("errors").orElse(0L) > 0;
            status(
                    restore,
                    now,
                    Map.of("phase", partial ? "PartiallyFailed" : "Completed", "completionTimestamp", whole(now)));
            return;
        }
        var mishap = Optional.ofNullable(restoreMishaps.poll());
        int errors = bring(restore, mishap, now);
        status(
                restore,
                now,
                mishap.filter(Mishap.FAILED::equals).isPresent()
                        ? Map.of("phase", "Failed", "failureReason", "the store went away")
                        : Map.of("phase", "Finalizing", "errors", errors));
        restoreDue = now.plus(FINALIZING);
    }

    private int bring(Stored restore, Optional<Mishap> mishap, Instant now) {
        var velero = new Restore(restore.tree());
        var selector = new BackupSpec(restore.tree().child("spec"));
        var items = archive.get(velero.backupName()).map(Archive.Kept::items).orElse(List.of()).stream()
                .filter(item -> Selection.selected(selector, item.labels()))
                .toList();
        int errors = 0;
        for (int index = 0; index < items.size(); index++) {
            boolean missed = mishap.isPresent() && isMissed(index, items.size(), mishap.get());
            errors += missed || !bring(items.get(index), velero, now) ? 1 : 0;
        }
        return errors;
    }

    /** One that fails stops after a third; of one that fails in part every third object is missing. */
    private static boolean isMissed(int index, int size, Mishap mishap) {
        return switch (mishap) {
            case FAILED -> index >= size / 3;
            case PARTIAL -> index % 3 == Math.min(1, size - 1);
        };
    }

    private boolean bring(Stored item, Restore restore, Instant now) {
        var there = server.get(item.kind(), item.key());
        if (there.filter(Stored::deleting).isPresent()) {
            return false;
        }
        var labels = new java.util.LinkedHashMap<>(item.labels());
        labels.put(VeleroLabels.BACKUP_NAME, VeleroLabelValue.of(restore.backupName()));
        labels.put(
                VeleroLabels.RESTORE_NAME,
                VeleroLabelValue.of(restore.metadata().name()));
        var metadata = Tree.EMPTY
                .with("name", item.key().name())
                .with("namespace", item.key().namespace())
                .with("labels", labels)
                .with("annotations", item.meta().annotations())
                .with("finalizers", item.finalizers());
        var status = there.map(one -> one.tree().child("status")).orElse(Tree.EMPTY);
        server.put(item.kind(), item.tree().with("metadata", metadata).with("status", status), now);
        return true;
    }

    private List<Stored> inPhase(io.hubbackup.plan.ApiKind kind, Set<String> phases) {
        return server.all(kind).stream()
                .filter(one -> phases.contains(phase(one)))
                .toList();
    }

    static String phase(Stored object) {
        return object.tree().child("status").text("phase").orElse("");
    }

    private void phase(Stored object, String phase, Instant now) {
        status(object, now, Map.of("phase", phase));
    }

    private void status(Stored object, Instant now, Map<String, Object> fields) {
        server.change(object, now, tree -> {
            var status = tree.child("status");
            for (var field : fields.entrySet()) {
                status = status.with(field.getKey(), field.getValue());
            }
            return tree.with("status", status);
        });
    }

    private static String whole(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
