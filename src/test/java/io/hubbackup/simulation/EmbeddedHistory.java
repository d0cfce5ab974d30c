package io.hubbackup.simulation;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.apiserver.fault.Fault;
import io.hubbackup.apiserver.fault.FaultRule;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.velero.Mishap;
import io.hubbackup.demo.velero.Mishaps;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.EmbeddedHub;
import io.hubbackup.kit.EmbeddedHubs;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.OperatorUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** The same events through the watches, reconcilers and writer of production, on API servers in this process and in simulated time. */
final class EmbeddedHistory implements AutoCloseable {

    private static final String API = "cluster.open-cluster-management.io/v1beta1";
    private static final String VELERO = "velero.io/v1";
    private static final String OPERATOR = "hub-backup-operator";
    private static final Duration TICK = Duration.ofHours(2);
    private static final Set<String> HOLY =
            Set.of(Hub.NAMESPACE, "open-cluster-management", "multicluster-engine", World.LOCAL, "kube-system");
    private static final Set<String> OWN_KINDS = Set.of("restores.velero.io", "deletebackuprequests.velero.io");

    /** A hub with its operator, and how far its requests have been looked at. */
    private static final class Site {
        private final EmbeddedHub hub;
        private Optional<OperatorUnderTest> operator = Optional.empty();
        private AuditLog.Mark mark = AuditLog.Mark.START;

        Site(EmbeddedHub hub) {
            this.hub = hub;
        }
    }

    private final EmbeddedHubs hubs;
    private final List<Site> sites = new ArrayList<>();
    private final Histories.History history;
    private final List<String> told = new ArrayList<>();

    private EmbeddedHistory(Histories.History history) {
        this.history = history;
        this.hubs = EmbeddedHubs.inSimulatedTime(history.seed()).byChance();
        for (int index = 0; index < history.hubs(); index++) {
            var site = new Site(hubs.up(HubOptions.hub().withClusterId("hub-" + index)));
            sites.add(site);
            site.hub.install(Crds.OURS);
            start(site);
        }
        var primary = sites.getFirst();
        FleetLoader.load(
                primary.hub.client(),
                Fleet.generate(FleetSpec.of(history.seed(), 1)).objects(),
                1);
        schedule(primary);
        time().skip(Duration.ofMinutes(4));
    }

    /** What went wrong, if anything did. */
    static Optional<Violation> failure(Histories.History history) {
        try (var played = new EmbeddedHistory(history)) {
            return played.play();
        }
    }

    private Hub time() {
        return sites.getFirst().hub;
    }

    private Optional<Violation> play() {
        try {
            for (var event : history.events()) {
                told.add(event.toString());
                happens(event);
                time().skip(Duration.ofSeconds(event.seconds()));
                sites.forEach(this::looks);
            }
            quiet();
            return Optional.empty();
        } catch (Violation violation) {
            return Optional.of(violation);
        }
    }

    private void happens(Event event) {
        var site = sites.get(event.hub() % sites.size());
        var dice = new Random(event.dice());
        switch (event.what()) {
            case TICK -> tick();
            case REST -> time().skip(Duration.ofMinutes(10 + dice.nextInt(50)));
            case SYNC_RESTORE ->
                restore(
                        site,
                        event,
                        dice,
                        Map.of("veleroManagedClustersBackupName", "skip", "syncRestoreWithNewBackups", true));
            case ONCE_RESTORE, NAMED_RESTORE ->
                restore(
                        site,
                        event,
                        dice,
                        Map.of("veleroManagedClustersBackupName", dice.nextBoolean() ? "latest" : "skip"));
            case ACTIVATE ->
                all(site, API, "Restore")
                        .forEach(one ->
                                patch(site, one, Map.of("spec", Map.of("veleroManagedClustersBackupName", "latest"))));
            case CONFIRM -> all(site, API, "Restore").forEach(one -> confirm(site, one));
            case DELETE_RESTORE -> any(site, API, "Restore", dice).ifPresent(one -> delete(site, one));
            case BACKUP_SCHEDULE -> schedule(site);
            case PAUSE ->
                any(site, API, "BackupSchedule", dice)
                        .ifPresent(one -> patch(site, one, Map.of("spec", Map.of("paused", dice.nextBoolean()))));
            case DELETE_SCHEDULE -> any(site, API, "BackupSchedule", dice).ifPresent(one -> delete(site, one));
            case USER_CREATES, USERS_VELERO_RESTORE, LONG_NAMES -> secret(site, dice);
            case USER_DELETES ->
                any(site, "v1", "Secret", dice)
                        .filter(EmbeddedHistory::isTheUsers)
                        .ifPresent(one -> delete(site, one));
            case USER_LABELS ->
                any(site, "v1", "Secret", dice)
                        .filter(EmbeddedHistory::isTheUsers)
                        .ifPresent(one -> patch(
                                site,
                                one,
                                Map.of("metadata", Map.of("labels", Map.of("velero.io/exclude-from-backup", "true")))));
            case CRASH -> {
                site.operator.ifPresent(OperatorUnderTest::kill);
                time().skip(Duration.ofSeconds(20));
                start(site);
            }
            case API_TROUBLE -> trouble(site, dice);
            case STALE_SIGHT, DARK_SIGHT -> silence(site, dice);
            case CLEAR_SIGHT -> site.hub.server().faults().clear();
            case DEATH -> {
                site.operator.ifPresent(OperatorUnderTest::kill);
                site.operator = Optional.empty();
                site.hub.kill(HubProgram.VELERO);
            }
            case RETURN -> {
                site.hub.start(HubProgram.VELERO);
                if (site.operator.isEmpty()) {
                    start(site);
                }
            }
            case VELERO_DOWN -> site.hub.kill(HubProgram.VELERO);
            case VELERO_UP -> site.hub.start(HubProgram.VELERO);
            case RESTORE_MISHAP ->
                site.hub.befall(Mishaps.ofRestores(name ->
                        Math.floorMod(name.hashCode(), 3) == 0 ? new Mishap.Broken("simulated") : new Mishap.None()));
            case STORE_DOWN, STORE_UP, BACKUP_MISHAP, EXPIRY, SKEW, UNREACHABLE -> site.hub.befall(Mishaps.NONE);
        }
    }

    private void start(Site site) {
        site.operator = Optional.of(site.hub.launchOperator(Map.of()));
    }

    private void tick() {
        long every = TICK.toSeconds();
        long now = time().now().getEpochSecond();
        time().skip(Duration.ofSeconds((now / every + 1) * every - now + 1));
    }

    private void restore(Site site, Event event, Random dice, Map<String, Object> wish) {
        var spec = new HashMap<String, Object>(Map.of(
                "veleroCredentialsBackupName", "latest",
                "veleroResourcesBackupName", "latest",
                "cleanupBeforeRestore", dice.nextInt(4) == 0 ? "None" : "CleanupRestored"));
        spec.putAll(wish);
        load(
                site,
                Manifest.of(API, "Restore", "r" + Long.toHexString(event.dice() & 0xfff))
                        .in(Hub.NAMESPACE)
                        .spec(spec));
    }

    private void schedule(Site site) {
        load(
                site,
                Manifest.of(API, "BackupSchedule", "schedule-acm")
                        .in(Hub.NAMESPACE)
                        .spec(Map.of("veleroSchedule", Objects.CRON, "veleroTtl", "120h")));
    }

    private void secret(Site site, Random dice) {
        load(site, Manifest.namespace("apps"));
        load(
                site,
                Manifest.secret("apps", "user-" + dice.nextInt(5))
                        .label("cluster.open-cluster-management.io/type", "aws"));
    }

    private static boolean isTheUsers(GenericKubernetesResource secret) {
        return "apps".equals(secret.getMetadata().getNamespace());
    }

    /** Watches of the operator's own; what the framework watches has pings on a real connection. */
    private static void silence(Site site, Random dice) {
        var kinds = List.of("backups.velero.io", "restores.velero.io", "schedules.velero.io", "secrets");
        site.hub
                .server()
                .faults()
                .add(FaultRule.always(new Fault.Silence(dice.nextInt(3)))
                        .userAgent(OPERATOR)
                        .verb("watch")
                        .resource(kinds.get(dice.nextInt(kinds.size())))
                        .first(1 + dice.nextInt(3)));
    }

    private void trouble(Site site, Random dice) {
        var faults = List.of(
                new Fault.Refuse(409, Optional.empty()),
                new Fault.Refuse(403, Optional.empty()),
                new Fault.Refuse(429, Optional.of(Duration.ofSeconds(1))),
                new Fault.Refuse(500, Optional.empty()),
                new Fault.CutAfter());
        var verb = List.of("create", "patch", "delete").get(dice.nextInt(3));
        site.hub
                .server()
                .faults()
                .add(FaultRule.always(faults.get(dice.nextInt(faults.size())))
                        .userAgent(OPERATOR)
                        .verb(verb)
                        .first(1 + dice.nextInt(4)));
    }

    private void confirm(Site site, GenericKubernetesResource restore) {
        Object hash = restore.get("status", "confirm");
        if (hash != null) {
            patch(site, restore, Map.of("metadata", Map.of("annotations", Map.of(RestoreWish.CONFIRM, hash))));
        }
    }

    private void looks(Site site) {
        deletions(site);
        all(site, API, "Restore").stream()
                .filter(one -> one.get("status", "completionTimestamp") != null)
                .filter(one -> phase(one).startsWith("Finished"))
                .forEach(one -> over(site, one));
    }

    /** Nothing of it is at work any more, and no cluster is passed over in silence. */
    private static void over(Site site, GenericKubernetesResource restore) {
        var about = "%s: %s".formatted(restore.getMetadata().getName(), phase(restore));
        for (var velero : all(site, VELERO, "Restore")) {
            boolean owned = velero.getMetadata().getOwnerReferences().stream()
                    .anyMatch(
                            owner -> owner.getUid().equals(restore.getMetadata().getUid()));
            if (owned && Invariants.GOING_ON.contains(phase(velero))) {
                throw new Violation(
                        Invariants.TERMINAL,
                        "%s, and %s is at work"
                                .formatted(about, velero.getMetadata().getName()));
            }
        }
        if (phase(restore).equals("Finished")
                && restore.<Object>get("status", "clusters") instanceof Map<?, ?> clusters
                && clusters.get("states") instanceof Map<?, ?> states
                && !Invariants.ASIDE.containsAll(states.keySet())) {
            throw new Violation(Invariants.REPORTED, about + ", and of its clusters " + states);
        }
    }

    private static String phase(GenericKubernetesResource object) {
        return object.<Object>get("status", "phase") instanceof String phase ? phase : "";
    }

    /** Every object that the operator has deleted since the last look, but those of its own making. */
    private void deletions(Site site) {
        var since = site.hub.audit().since(site.mark, EmbeddedHistory::isDeletion);
        site.mark = site.hub.audit().mark();
        for (var deleted : since) {
            if (HOLY.contains(deleted.namespace()) && !OWN_KINDS.contains(deleted.resourceAndGroup())) {
                throw new Violation(Invariants.PROTECTED, deleted.toString());
            }
            if (!OWN_KINDS.contains(deleted.resourceAndGroup())
                    && !deleted.name().equals("auto-import-secret")) {
                kept(site, deleted);
            }
        }
    }

    private static boolean isDeletion(AuditRecord record) {
        return record.userAgent().startsWith(OPERATOR) && record.verb().equals("delete") && record.code() < 300;
    }

    /** Not in any backup of the set that the hub has restored last. */
    private void kept(Site site, AuditRecord deleted) {
        var key = new ArchiveKey(deleted.resourceAndGroup(), deleted.namespace(), deleted.name());
        for (var backup : restored(site)) {
            if (site.hub.store().holds(backup)
                    && site.hub.store().archive(backup).holds(key)) {
                throw new Violation(Invariants.KEPT, "%s, which %s has".formatted(key, backup));
            }
        }
    }

    private static Set<String> restored(Site site) {
        var names = new TreeSet<String>();
        var newest = all(site, VELERO, "Restore").stream()
                .filter(one -> !one.getMetadata().getName().endsWith("-active"))
                .map(one -> String.valueOf(one.<Object>get("spec", "backupName")))
                .toList();
        newest.stream()
                .map(name -> name.substring(name.lastIndexOf('-')))
                .max(String::compareTo)
                .ifPresent(end ->
                        newest.stream().filter(name -> name.endsWith(end)).forEach(names::add));
        return names;
    }

    private void quiet() {
        for (var site : sites) {
            site.hub.server().faults().clear();
            site.hub.befall(Mishaps.NONE);
            if (site.operator.isPresent()) {
                site.hub.start(HubProgram.VELERO);
            }
        }
        tick();
        time().skip(Duration.ofMinutes(75));
        sites.forEach(this::looks);
        sites.stream().filter(site -> site.operator.isPresent()).forEach(this::ended);
        onePrimary();
    }

    private void ended(Site site) {
        for (var restore : all(site, API, "Restore")) {
            var phase = phase(restore);
            boolean over = phase.startsWith("Finished") || phase.startsWith("Enabled") || phase.equals("Error");
            if (!over && restore.get("status", "confirm") == null) {
                throw new Violation(
                        Simulation.ENDS,
                        "%s: %s, %s"
                                .formatted(
                                        restore.getMetadata().getName(),
                                        phase,
                                        restore.<Object>get("status", "lastMessage")));
            }
        }
    }

    private void onePrimary() {
        var primaries = sites.stream()
                .filter(site -> site.operator.isPresent())
                .filter(site -> all(site, VELERO, "Schedule").stream()
                        .anyMatch(schedule -> !Boolean.TRUE.equals(schedule.get("spec", "paused"))))
                .count();
        if (primaries > 1) {
            throw new Violation(Simulation.ONE_PRIMARY, primaries + " hubs");
        }
    }

    private static List<GenericKubernetesResource> all(Site site, String version, String kind) {
        return site.hub
                .client()
                .genericKubernetesResources(version, kind)
                .inAnyNamespace()
                .list()
                .getItems();
    }

    private static Optional<GenericKubernetesResource> any(Site site, String version, String kind, Random dice) {
        var all = all(site, version, kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(dice.nextInt(all.size())));
    }

    private static void load(Site site, Manifest manifest) {
        FleetLoader.load(site.hub.client(), List.of(manifest.build()), 1);
    }

    /** What is gone meanwhile needs no change. */
    private static void patch(Site site, GenericKubernetesResource object, Map<String, ?> body) {
        try {
            site.hub
                    .client()
                    .genericKubernetesResources(object.getApiVersion(), object.getKind())
                    .inNamespace(object.getMetadata().getNamespace())
                    .withName(object.getMetadata().getName())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(body));
        } catch (KubernetesClientException gone) {
            if (gone.getCode() != 404) {
                throw gone;
            }
        }
    }

    private static void delete(Site site, GenericKubernetesResource object) {
        site.hub
                .client()
                .genericKubernetesResources(object.getApiVersion(), object.getKind())
                .inNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName())
                .delete();
    }

    @Override
    public void close() {
        sites.forEach(site -> site.operator.ifPresent(OperatorUnderTest::kill));
        hubs.close();
    }
}
