package io.hubbackup.scenario;

import static io.hubbackup.scenario.HubObjects.RARELY;
import static io.hubbackup.scenario.HubObjects.backupSchedule;
import static io.hubbackup.scenario.HubObjects.plainHub;
import static io.hubbackup.scenario.HubObjects.together;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.velero.Mishap;
import io.hubbackup.kit.Crds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every scenario of the restore side: a hub of its own, beside a store in which another hub has left its backups. */
final class RestoreScenarios {

    static final String RESTORE = "restore-acm";
    static final String SECOND = "restore-two";
    static final String OWN_CLUSTER = "own";

    private static final Duration SYNC = Duration.ofMinutes(3);

    /** As long as clusters are waited for that do not answer. */
    private static final Duration ACTIVATION = Duration.ofMinutes(30);

    private RestoreScenarios() {}

    static List<Scenario> all() {
        return ours().stream()
                .flatMap(scenario -> Stream.of(scenario, scenario.onGoOperatorsDefinitions()))
                .toList();
    }

    private static List<Scenario> ours() {
        return List.of(
                oneShot(),
                passive(),
                passiveSync(),
                activationFromSync(),
                nothing(),
                passiveActivate(),
                secondRestore(),
                behindSchedule(),
                beforeSchedule(),
                confirmed(),
                failingSyncs().getFirst());
    }

    static Scenario oneShot() {
        return scenario(
                "T1 one shot, with activation",
                create("all is restored", RESTORE, "latest", "latest", false).then(ACTIVATION));
    }

    static Scenario passive() {
        return scenario(
                "T2 one shot, passive", create("the passive data are restored", RESTORE, "skip", "latest", false));
    }

    static Scenario passiveSync() {
        return scenario(
                "T3 passive sync over two sets",
                create("it follows", RESTORE, "skip", "latest", true),
                Step.store("the other hub backs up again", StoredSet.SECOND));
    }

    static Scenario passiveSyncOnce() {
        return scenario("passive sync of one set", create("it follows", RESTORE, "skip", "latest", true));
    }

    static Scenario activationFromSync() {
        return scenario("T4 activation from sync", create("it follows", RESTORE, "skip", "latest", true), activated());
    }

    static Scenario nothing() {
        return scenario("T5 everything is skipped", create("nothing is restored", RESTORE, "skip", "skip", false));
    }

    /** The documented way: the Restore that follows is deleted, another one takes over the clusters alone. */
    static Scenario passiveActivate() {
        return scenario(
                "W7 delete and activate",
                create("it follows", RESTORE, "skip", "latest", true),
                Step.delete("it is deleted", HubKinds.RESTORE, HubObjects.NAMESPACE, RESTORE),
                create("another one activates", SECOND, "latest", "skip", false).then(ACTIVATION));
    }

    static Scenario secondRestore() {
        return scenario(
                "W6 a second Restore waits for the first",
                create("it follows", RESTORE, "skip", "latest", true),
                create("another one comes", SECOND, "skip", "latest", false),
                Step.delete("the first one is deleted", HubKinds.RESTORE, HubObjects.NAMESPACE, RESTORE));
    }

    static Scenario behindSchedule() {
        return refused("W6 a Restore waits until the BackupSchedule is paused")
                .then(Step.change(
                        "the BackupSchedule is paused",
                        HubKinds.BACKUP_SCHEDULE,
                        HubObjects.SCHEDULE,
                        Map.of("spec", Map.of("paused", true))));
    }

    /** The BackupSchedule is younger than what the other hub has backed up, so that it does not collide with that. */
    static Scenario refused(String name) {
        return scenario(
                name,
                Step.create("a BackupSchedule is created", backupSchedule(RARELY, Map.of("noBackupOnStart", true))),
                create("a Restore comes", RESTORE, "skip", "latest", false));
    }

    /** A Restore that has begun keeps the BackupSchedule from its runs, until it is deleted. */
    static Scenario beforeSchedule() {
        return new Scenario(
                        "BW4 a BackupSchedule waits for a Restore that follows",
                        Crds.OURS,
                        List.of(),
                        together(
                                hub(),
                                backupSchedule(HubObjects.HOURLY, Map.of("noBackupOnStart", true, "paused", true))),
                        List.of(
                                Step.rest(SYNC),
                                create("it follows", RESTORE, "skip", "latest", true),
                                Step.change(
                                        "the BackupSchedule is un-paused",
                                        HubKinds.BACKUP_SCHEDULE,
                                        HubObjects.SCHEDULE,
                                        Map.of("spec", Map.of("paused", false)))))
                .beside(StoredSet.FIRST);
    }

    /** A cluster that has joined here is not in the set. */
    static Scenario confirmed() {
        var clusters = HubObjects.all(SmallFleet.cluster(OWN_CLUSTER));
        return new Scenario(
                        "D32 a clean-up that takes a cluster away is confirmed",
                        Crds.OURS,
                        List.of(),
                        together(hub(), clusters),
                        List.of(
                                Step.rest(SYNC),
                                Step.create("everything is restored, and nothing else shall be left", everything()),
                                Step.confirm("the user confirms", RESTORE).then(ACTIVATION)))
                .beside(StoredSet.FIRST);
    }

    private static List<ObjectNode> everything() {
        return HubObjects.all(Manifest.of("cluster.open-cluster-management.io/v1beta1", "Restore", RESTORE)
                .in(HubObjects.NAMESPACE)
                .annotation("cluster.open-cluster-management.io/restore-cleanup-all-confirmed", "true")
                .spec(Map.of(
                        "veleroManagedClustersBackupName", "latest",
                        "veleroCredentialsBackupName", "latest",
                        "veleroResourcesBackupName", "latest",
                        "cleanupBeforeRestore", "CleanupAll")));
    }

    /** Nothing of what the first set brought may go when the second one cannot be restored. */
    static Scenario failingSync(String how, Mishap mishap) {
        return scenario(
                "W1 a sync ends as " + how,
                create("it follows", RESTORE, "skip", "latest", true),
                Step.befall("the next restores of resources and credentials go wrong", "s-schedule", mishap),
                Step.store("the other hub backs up again", StoredSet.SECOND));
    }

    static List<Scenario> failingSyncs() {
        return List.of(
                failingSync("Failed", new Mishap.Broken("the archive cannot be read")),
                failingSync("FailedValidation", new Mishap.Refused("the backup storage location is gone")),
                failingSync("PartiallyFailed", new Mishap.Unrestorable("configmaps/team/always", "refused")));
    }

    private static Step activated() {
        return Step.change(
                        "it is activated",
                        HubKinds.RESTORE,
                        RESTORE,
                        Map.of("spec", Map.of("veleroManagedClustersBackupName", "latest")))
                .then(ACTIVATION);
    }

    private static Scenario scenario(String name, Step... steps) {
        return Scenario.of(
                        name,
                        hub(),
                        Stream.concat(Stream.of(Step.rest(SYNC)), Stream.of(steps))
                                .toArray(Step[]::new))
                .beside(StoredSet.FIRST);
    }

    /** A hub with a ConfigMap of its own among those that restores bring. */
    private static List<ObjectNode> hub() {
        return together(
                plainHub(), HubObjects.all(Manifest.namespace("team"), StoredSet.setting("own", "of this hub")));
    }

    private static Step create(String what, String name, String clusters, String others, boolean sync) {
        var spec = new TreeMap<String, Object>(Map.of(
                "veleroManagedClustersBackupName", clusters,
                "veleroCredentialsBackupName", others,
                "veleroResourcesBackupName", others,
                "cleanupBeforeRestore", "CleanupRestored"));
        if (sync) {
            spec.put("syncRestoreWithNewBackups", true);
        }
        return Step.create(
                what,
                HubObjects.all(Manifest.of("cluster.open-cluster-management.io/v1beta1", "Restore", name)
                        .in(HubObjects.NAMESPACE)
                        .spec(spec)));
    }
}
