package io.hubbackup.scenario;

import static io.hubbackup.scenario.HubObjects.NAMESPACE;
import static io.hubbackup.scenario.HubObjects.RARELY;
import static io.hubbackup.scenario.HubObjects.RESOURCES;
import static io.hubbackup.scenario.HubObjects.SCHEDULE;
import static io.hubbackup.scenario.HubObjects.backupSchedule;
import static io.hubbackup.scenario.HubObjects.plainHub;
import static io.hubbackup.scenario.HubObjects.together;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.decide.backup.Kinds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every scenario of the backup side. */
final class Scenarios {

    private static final Duration FIRST = Duration.ofMinutes(15);
    private static final Map<String, Object> NO_BACKUP_YET = Map.of("noBackupOnStart", true);
    private static final Map<String, Object> WITH_TOKENS =
            Map.of("useManagedServiceAccount", true, "noBackupOnStart", true);

    private Scenarios() {}

    static List<Scenario> all() {
        return Stream.concat(
                        Stream.of(
                                firstSet(),
                                runs(),
                                pause(),
                                restore(),
                                badCron(),
                                storage(),
                                meddlingHands(),
                                adoption(),
                                collision(),
                                fleet(),
                                tokensOff(),
                                componentAway(),
                                definitionsComeAndGo(),
                                veleroComesLater()),
                        Stream.of(firstSet(), pause(), adoption(), tokensOff()).map(Scenario::onGoOperatorsDefinitions))
                .toList();
    }

    static Scenario firstSet() {
        return Scenario.of(
                "first backup set",
                plainHub(),
                Step.create("a BackupSchedule is created", backupSchedule(RARELY, Map.of()))
                        .then(FIRST));
    }

    /** Validation backups live for an hour and five minutes, so the first ones expire. */
    static Scenario runs() {
        return Scenario.of(
                "hourly runs and expiring validation backups",
                plainHub(),
                Step.create("a BackupSchedule is created", backupSchedule(HubObjects.HOURLY, NO_BACKUP_YET))
                        .then(Duration.ofMinutes(25)),
                Step.rest(Duration.ofMinutes(200)));
    }

    static Scenario pause() {
        return Scenario.of(
                "pause and un-pause",
                with(Map.of()),
                Step.rest(FIRST),
                spec("it is paused", Map.of("paused", true)),
                spec("it is un-paused", Map.of("paused", false)));
    }

    /** A run falls into the time of the first Restore. A Restore is refused while this hub backs up; one that began while it was paused is active. */
    static Scenario restore() {
        return Scenario.of(
                "an active Restore comes and goes",
                together(plainHub(), backupSchedule(HubObjects.HOURLY, NO_BACKUP_YET)),
                Step.rest(FIRST),
                spec("it is paused", Map.of("paused", true)),
                Step.create("a Restore is created", HubObjects.restore("restore-acm")),
                spec("and un-paused", Map.of("paused", false)),
                Step.delete("the Restore is deleted", HubKinds.RESTORE, NAMESPACE, "restore-acm"),
                Step.create("one that comes later is refused", HubObjects.restore("restore-two")),
                Step.delete("and deleted", HubKinds.RESTORE, NAMESPACE, "restore-two"));
    }

    static Scenario badCron() {
        return Scenario.of(
                "a bad cron expression and back",
                with(NO_BACKUP_YET),
                Step.rest(FIRST),
                spec("the cron expression is wrong", Map.of("veleroSchedule", "61 * * * *")),
                spec("the cron expression is another one", Map.of("veleroSchedule", "45 3 29 2 *")));
    }

    static Scenario storage() {
        return Scenario.of(
                "the storage is unavailable and back",
                with(NO_BACKUP_YET),
                Step.rest(FIRST),
                Step.status(
                        "the storage is unavailable",
                        HubKinds.STORAGE_LOCATION,
                        "default",
                        Map.of("phase", "Unavailable", "message", "the bucket does not answer")),
                Step.status(
                        "the storage is available",
                        HubKinds.STORAGE_LOCATION,
                        "default",
                        Map.of("phase", "Available", "message", "")));
    }

    static Scenario meddlingHands() {
        return Scenario.of(
                "Velero Schedules are edited and deleted by hand",
                with(NO_BACKUP_YET),
                Step.rest(FIRST),
                Step.change(
                        "a Velero Schedule is edited",
                        Kinds.VELERO_SCHEDULE,
                        RESOURCES,
                        Map.of(
                                "metadata",
                                Map.of("labels", Map.of("team", "night")),
                                "spec",
                                Map.of("template", Map.of("includedResources", List.of(), "ttl", "1h0m0s")))),
                Step.delete("a Velero Schedule is deleted", Kinds.VELERO_SCHEDULE, NAMESPACE, RESOURCES));
    }

    static Scenario adoption() {
        return Scenario.of(
                "adoption of the Go operator's objects",
                together(plainHub(), backupSchedule(RARELY, Map.of()), HubObjects.goOperatorsSchedules(RARELY)),
                Step.rest(Duration.ofMinutes(30)));
    }

    static Scenario collision() {
        return Scenario.of(
                "collision with a foreign hub",
                with(NO_BACKUP_YET),
                Step.rest(FIRST),
                Step.create("a backup of another hub appears", HubObjects.foreignBackup(Duration.ofMinutes(14))),
                Step.change(
                        "the author takes the storage over",
                        HubKinds.BACKUP_SCHEDULE,
                        SCHEDULE,
                        Map.of(
                                "metadata",
                                Map.of(
                                        "annotations",
                                        Map.of(
                                                "hubbackup.io/take-ownership",
                                                HubObjects.HUB_ID + "@"
                                                        + HubObjects.START.plus(Duration.ofMinutes(20)))))));
    }

    static Scenario fleet() {
        return Scenario.of(
                "preparation of a fleet with tokens",
                together(plainHub(), SmallFleet.objects()),
                Step.create("a BackupSchedule is created", backupSchedule(RARELY, WITH_TOKENS))
                        .then(FIRST),
                Step.create("a cluster is imported", HubObjects.all(SmallFleet.cluster("newcomer"))));
    }

    static Scenario tokensOff() {
        return Scenario.of(
                "the token option is switched off",
                together(plainHub(), SmallFleet.objects(), backupSchedule(RARELY, WITH_TOKENS)),
                Step.rest(FIRST),
                spec("the option is switched off", Map.of("useManagedServiceAccount", false)));
    }

    static Scenario componentAway() {
        return Scenario.of(
                "the token component goes and comes back",
                together(plainHub(), SmallFleet.objects(), backupSchedule(RARELY, WITH_TOKENS)),
                Step.rest(FIRST),
                Step.delete("the component is gone", HubKinds.ADD_ON_COMPONENT, "", SmallFleet.TOKEN_COMPONENT),
                Step.create("the component is back", HubObjects.all(SmallFleet.tokenComponent())));
    }

    static Scenario definitionsComeAndGo() {
        return Scenario.of(
                        "definitions of the hub come and go",
                        with(NO_BACKUP_YET),
                        Step.rest(FIRST),
                        Step.define(
                                "hive is installed",
                                "clusterdeployments.hive.openshift.io",
                                "clusterpools.hive.openshift.io"),
                        Step.create("its objects appear", hiveObjects()),
                        Step.undefine("channels are taken away", "channels.apps.open-cluster-management.io"),
                        Step.define("channels are back", "channels.apps.open-cluster-management.io"))
                .without("clusterdeployments.hive.openshift.io", "clusterpools.hive.openshift.io");
    }

    static Scenario veleroComesLater() {
        var velero = List.of(
                "schedules.velero.io",
                "backups.velero.io",
                "deletebackuprequests.velero.io",
                "backupstoragelocations.velero.io");
        var hub = plainHub();
        return Scenario.of(
                        "Velero is installed later",
                        together(withoutVelero(hub), backupSchedule(RARELY, Map.of())),
                        Step.rest(FIRST),
                        Step.define("Velero's definitions are applied", velero.toArray(String[]::new)),
                        Step.create("it gets a storage location", onlyVelero(hub)))
                .without(velero.toArray(String[]::new));
    }

    private static List<ObjectNode> hiveObjects() {
        return SmallFleet.objects().stream()
                .filter(object -> !object.path("kind").asText().equals("ClusterManagementAddOn"))
                .toList();
    }

    private static List<ObjectNode> withoutVelero(List<ObjectNode> hub) {
        return hub.stream().filter(object -> !isVelero(object)).toList();
    }

    private static List<ObjectNode> onlyVelero(List<ObjectNode> hub) {
        return hub.stream().filter(Scenarios::isVelero).toList();
    }

    private static boolean isVelero(ObjectNode object) {
        return object.path("apiVersion").asText().startsWith("velero.io/");
    }

    private static List<ObjectNode> with(Map<String, ?> spec) {
        return together(plainHub(), backupSchedule(RARELY, spec));
    }

    private static Step spec(String what, Map<String, ?> spec) {
        return Step.change(what, HubKinds.BACKUP_SCHEDULE, SCHEDULE, Map.of("spec", spec));
    }
}
