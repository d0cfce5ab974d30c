package io.hubbackup.simulation;

import io.hubbackup.api.RestoreStatus;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.VeleroLabels;
import io.hubbackup.wire.velero.Backup;
import io.hubbackup.wire.velero.Restore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** What an event does. One that has nothing to do it to does nothing. */
final class Happening {

    private static final List<ApiKind> SIGHTS = List.of(
            Kinds.RESTORE,
            Kinds.BACKUP,
            Kinds.VELERO_RESTORE,
            Kinds.CLUSTER,
            Kinds.SECRET,
            Kinds.SCHEDULE,
            Kinds.BACKUP_SCHEDULE,
            Kinds.LOCATION,
            Kinds.CONFIG_MAP,
            Kinds.POLICY,
            Kinds.DEPLOYMENT);
    private static final List<String> SELECTION = List.of("mine", "cluster-activation");

    private final World world;
    private final Event event;
    private final Hub hub;
    private final Random dice;

    Happening(World world, Event event) {
        this.world = world;
        this.event = event;
        this.hub = world.hubs().get(event.hub() % world.hubs().size());
        this.dice = new Random(event.dice());
    }

    void happens() {
        if (hub.alive() || event.what() == Event.What.RETURN || event.what() == Event.What.TICK) {
            happen();
        }
    }

    private void happen() {
        switch (event.what()) {
            case TICK -> world.tick();
            case REST -> world.advance(Duration.ofMinutes(10 + dice.nextInt(120)));
            case SYNC_RESTORE -> restore(Map.of("managedClusters", "skip", "sync", true));
            case ONCE_RESTORE -> restore(Map.of("managedClusters", dice.nextBoolean() ? "latest" : "skip"));
            case NAMED_RESTORE -> named();
            case ACTIVATE -> activate();
            case CONFIRM -> confirm();
            case DELETE_RESTORE -> one(Kinds.RESTORE, any -> true).ifPresent(this::delete);
            case BACKUP_SCHEDULE -> schedule();
            case PAUSE -> one(Kinds.BACKUP_SCHEDULE, any -> true).ifPresent(this::pause);
            case DELETE_SCHEDULE -> one(Kinds.BACKUP_SCHEDULE, any -> true).ifPresent(this::delete);
            case USER_CREATES -> create();
            case USER_DELETES -> data(this::mayGo).ifPresent(this::delete);
            case USER_LABELS -> data(this::mayGo).ifPresent(this::label);
            case USERS_VELERO_RESTORE -> usersRestore();
            case CRASH ->
                hub.hand()
                        .trouble(
                                dice.nextInt(8), dice.nextBoolean() ? Hand.Fault.CRASH_BEFORE : Hand.Fault.CRASH_AFTER);
            case API_TROUBLE -> trouble();
            case STALE_SIGHT -> hub.sight().freeze(any(SIGHTS));
            case DARK_SIGHT -> dark();
            case CLEAR_SIGHT -> hub.sight().clear();
            case SKEW -> hub.skew(Duration.ofSeconds(dice.nextInt(600) - 300));
            case DEATH -> hub.die();
            case RETURN -> hub.returns();
            case VELERO_DOWN -> hub.velero().down(hub.now());
            case VELERO_UP -> hub.velero().up();
            case STORE_DOWN -> hub.velero().store(false, hub.now());
            case STORE_UP -> hub.velero().store(true, hub.now());
            case RESTORE_MISHAP -> mishaps(hub.velero().restoreMishaps);
            case BACKUP_MISHAP -> mishaps(hub.velero().backupMishaps);
            case EXPIRY -> world.archive().all().keySet().stream().findFirst().ifPresent(world.archive()::remove);
            case LONG_NAMES -> longNames();
            case UNREACHABLE -> world.fleet().reachable("c" + (1 + dice.nextInt(3)), dice.nextBoolean());
        }
    }

    private void restore(Map<String, Object> wish) {
        var spec = new HashMap<String, Object>(Map.of("credentials", "latest", "resources", "latest", "sync", false));
        var cleanup = any(List.of("None", "CleanupRestored", "CleanupRestored", "CleanupRestored", "CleanupAll"));
        spec.put("cleanup", cleanup);
        spec.putAll(wish);
        var object = Objects.spec(
                Objects.object(ModelVelero.NAMESPACE, "r" + Long.toHexString(event.dice() & 0xfff), Map.of()), spec);
        if (cleanup.equals("CleanupAll")) {
            object = Objects.withAnnotation(object, RestoreWish.CLEANUP_ALL_CONFIRMED, "true");
        }
        put(Kinds.RESTORE, object);
    }

    /** Of a set in the store whose backups may have names of any length. */
    private void named() {
        var resources = world.archive().all().keySet().stream()
                .filter(name -> name.startsWith("acm-resources-schedule"))
                .toList();
        if (!resources.isEmpty()) {
            var name = any(resources);
            var end = name.substring("acm-resources-schedule".length());
            restore(Map.of(
                    "managedClusters",
                    "skip",
                    "credentials",
                    "acm-credentials-schedule" + end,
                    "resources",
                    name,
                    "cleanup",
                    "CleanupRestored"));
        }
    }

    private void activate() {
        one(Kinds.RESTORE, restore -> restore.tree().child("spec").flag("sync").orElse(false))
                .ifPresent(restore -> hub.server()
                        .change(
                                restore,
                                hub.now(),
                                tree -> tree.with("spec", tree.child("spec").with("managedClusters", "latest"))));
    }

    private void confirm() {
        for (var restore : List.copyOf(hub.server().all(Kinds.RESTORE))) {
            var hash = hub.restoreStatus()
                    .getOrDefault(restore.uid(), RestoreStatus.EMPTY)
                    .confirm();
            if (hash != null && !hash.isEmpty()) {
                hub.server()
                        .change(restore, hub.now(), tree -> Objects.withAnnotation(tree, RestoreWish.CONFIRM, hash));
            }
        }
    }

    private void schedule() {
        if (hub.server().all(Kinds.BACKUP_SCHEDULE).isEmpty()) {
            Furniture.schedule(hub);
        }
    }

    private void pause(Stored schedule) {
        boolean paused = schedule.tree().child("spec").flag("paused").orElse(false);
        hub.server().change(schedule, hub.now(), tree -> tree.with("spec", Map.of("paused", !paused)));
    }

    private void delete(Stored object) {
        world.note(() -> hub + " user deletes " + object);
        hub.server().delete(object, hub.now());
    }

    private void create() {
        var name = "u" + dice.nextInt(6);
        switch (dice.nextInt(6)) {
            case 0 -> put(Kinds.POLICY, Objects.object("apps", name, Map.of()));
            case 1 -> put(Kinds.SECRET, Objects.object("apps", name, Map.of(BackupLabels.USER_CREDENTIAL_TYPE, "aws")));
            case 2 -> put(Kinds.WIDGET, Objects.object("apps", name, Map.of(BackupLabels.BACKUP, any(SELECTION))));
            case 3 -> put(Kinds.APPLICATION, Objects.object("apps", name, Map.of()));
            default -> {
                if (hub.server()
                        .get(Kinds.CLUSTER, ObjectKey.clusterScoped("c4"))
                        .isEmpty()) {
                    Furniture.cluster(hub, "c4");
                }
            }
        }
    }

    /** Not what a user would not take away by hand: that takes clusters down, or is the hub. */
    private boolean mayGo(Stored object) {
        return object.key().namespace().equals("apps") || object.key().name().equals("blue");
    }

    /** What users do to labels. None takes both labels of Velero away: nobody could tell then that the object was restored. */
    private void label(Stored object) {
        world.note(() -> hub + " user labels " + object);
        hub.server().change(object, hub.now(), tree -> switch (dice.nextInt(5)) {
            case 0 -> Objects.withLabel(tree, VeleroLabels.BACKUP_NAME, null);
            case 1 -> Objects.withLabel(tree, VeleroLabels.BACKUP_NAME, "of-a-user");
            case 2 -> Objects.withLabel(tree, VeleroLabels.BACKUP_NAME, "acm-resources-schedule-20260101000000");
            case 3 -> Objects.withLabel(tree, BackupLabels.BACKUP, any(SELECTION));
            default -> Objects.withLabel(tree, VeleroLabels.EXCLUDE_FROM_BACKUP, "true");
        });
    }

    /** W8: a backup and a restore that are none of ours. */
    private void usersRestore() {
        var name = "nightly-" + dice.nextInt(3);
        var items = List.copyOf(hub.server().all(any(List.of(Kinds.POLICY, Kinds.SECRET, Kinds.WIDGET)))).stream()
                .filter(this::mayGo)
                .toList();
        var status = Map.of(
                "phase",
                "Completed",
                "startTimestamp",
                hub.now().toString(),
                "completionTimestamp",
                hub.now().toString());
        var backup = Backup.named(ModelVelero.NAMESPACE, name)
                .tree()
                .with("spec", Map.of("storageLocation", "default"))
                .with("status", status);
        world.archive().keep(name, backup, items);
        put(
                Kinds.VELERO_RESTORE,
                Restore.named(ModelVelero.NAMESPACE, name + "-" + dice.nextInt(100))
                        .withSpec(Tree.EMPTY.with("backupName", name))
                        .tree());
    }

    private void trouble() {
        var faults =
                List.of(Hand.Fault.CONFLICT, Hand.Fault.FORBIDDEN, Hand.Fault.BUSY, Hand.Fault.BROKEN, Hand.Fault.LOST);
        int count = 1 + dice.nextInt(4);
        for (int index = 0; index < count; index++) {
            hub.hand().trouble(dice.nextInt(4), any(faults));
        }
    }

    private void dark() {
        int which = dice.nextInt(SIGHTS.size() + 2);
        if (which < SIGHTS.size()) {
            hub.sight().darken(SIGHTS.get(which));
        } else {
            hub.sight().confuse(which == SIGHTS.size());
        }
    }

    private void mishaps(java.util.Deque<ModelVelero.Mishap> mishaps) {
        int count = 1 + dice.nextInt(3);
        for (int index = 0; index < count; index++) {
            mishaps.add(any(List.of(ModelVelero.Mishap.values())));
        }
    }

    /** Somebody keeps a copy of the newest set under names that do not fit into a label. */
    private void longNames() {
        var newest = world.archive().all().keySet().stream()
                .filter(name -> name.startsWith("acm-resources-schedule-") && name.length() < 64)
                .reduce((one, two) -> two)
                .map(name -> name.substring("acm-resources-schedule".length()));
        newest.ifPresent(end -> Map.copyOf(world.archive().all()).forEach((name, kept) -> {
            if (name.endsWith(end) && name.length() < 64 && name.startsWith("acm-")) {
                var longer = name.substring(0, name.length() - end.length())
                        + "-kept-by-the-operations-team-of-the-north" + end;
                var metadata =
                        new io.hubbackup.wire.velero.ObjectMeta(kept.object().child("metadata"));
                world.archive()
                        .keep(
                                longer,
                                Objects.object(ModelVelero.NAMESPACE, longer, metadata.labels())
                                        .with("spec", kept.object().child("spec"))
                                        .with("status", kept.object().child("status")),
                                kept.items());
            }
        }));
    }

    private Optional<Stored> data(Predicate<Stored> wanted) {
        var all = Kinds.DATA.stream()
                .flatMap(kind -> hub.server().all(kind).stream())
                .filter(wanted)
                .filter(one -> !one.deleting())
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(any(all));
    }

    private Optional<Stored> one(ApiKind kind, Predicate<Stored> wanted) {
        var all = hub.server().all(kind).stream().filter(wanted).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(any(all));
    }

    private <T> T any(List<T> from) {
        return from.get(dice.nextInt(from.size()));
    }

    private void put(ApiKind kind, Tree object) {
        var stored = new Stored(kind, object);
        if (hub.server().get(kind, stored.key()).isEmpty()) {
            hub.server().put(kind, object, hub.now());
        }
    }
}
