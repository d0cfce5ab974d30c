package io.hubbackup.demo.velero;

import static io.hubbackup.demo.velero.VeleroObjects.backup;
import static io.hubbackup.demo.velero.VeleroObjects.deletion;
import static io.hubbackup.demo.velero.VeleroObjects.download;
import static io.hubbackup.demo.velero.VeleroObjects.schedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.WithHub;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Velero does, in the facts that the operator and the emulator rely on; the docs have the table. The same cases are put to the emulator and to the real Velero. Most of
 * the time goes into waiting for Velero's minute, so what takes one is begun before the first case.
 */
@WithHub(store = true, veleroArguments = VeleroBehaviour.ARGUMENTS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class VeleroBehaviour {

    /** With one backup at a time the real queue forgets now and then to look, and looks again after a minute; those that share a namespace wait for each other anyway. */
    static final String ARGUMENTS = "--concurrent-backups=5 --garbage-collection-frequency=10s";

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration A_MINUTE = Duration.ofSeconds(75);
    private static final Duration TWO_MINUTES = Duration.ofSeconds(140);
    private static final String EVERY_MINUTE = "* * * * *";
    private static final String RARELY = "30 3 29 2 *";

    private static final int LAST = Integer.MAX_VALUE;

    private Optional<VeleroObjects> here = Optional.empty();
    private Optional<VeleroObjects> there = Optional.empty();

    /** What differs by bed: how much there has to be in a backup, so that it can be met in progress. */
    abstract int objectsThatTakeAMoment();

    /** What differs by bed: how far two looks at the clock for one thing may be from each other. */
    abstract Duration betweenTwoLooks();

    @BeforeAll
    void begin(Hub hub, Hubs hubs) {
        here = Optional.of(new VeleroObjects(hub));
        here().create(
                        schedule("nightly", EVERY_MINUTE, Map.of("template", template()))
                                .label("team", "night")
                                .annotation("contact", "on-call"),
                        schedule("owned", EVERY_MINUTE, Map.of("useOwnerReferencesInBackup", true)),
                        schedule("labelled", EVERY_MINUTE, Map.of("template", labelledTemplate()))
                                .label("team", "night"),
                        schedule("paused", EVERY_MINUTE, Map.of("paused", true)),
                        schedule("busy", EVERY_MINUTE, Map.of()),
                        schedule("never", "0 0 30 2 *", Map.of()),
                        backup("busy-19700101000000", Map.of("includedNamespaces", List.of("elsewhere")))
                                .label("velero.io/schedule-name", "busy")
                                .status(Map.of("phase", "InProgress")),
                        backup("shared", Map.of("ttl", "36h"))
                                .label("team", "night")
                                .annotation("contact", "on-call"));
        here().insist(Kind.BACKUP, "busy-19700101000000", Map.of("phase", "InProgress"));
        there = Optional.of(new VeleroObjects(hubs.up(HubOptions.velero())));
    }

    private static Map<String, Object> template() {
        return Map.of(
                "includedNamespaces", List.of(Hub.NAMESPACE),
                "includedResources", List.of("configmaps"),
                "ttl", "1h30m");
    }

    private static Map<String, Object> labelledTemplate() {
        return Map.of(
                "includedNamespaces", List.of(Hub.NAMESPACE), "metadata", Map.of("labels", Map.of("kind", "small")));
    }

    private VeleroObjects here() {
        return here.orElseThrow();
    }

    private VeleroObjects there() {
        return there.orElseThrow();
    }

    private Item completed(String name) {
        return here().await(Kind.BACKUP, name, TWO_MINUTES, "Completed");
    }

    // ---- single backups

    @Test
    @Order(10)
    @DisplayName("a Backup gets its location, its defaults, where it comes from and when it expires")
    void backupIsCompleted() {
        here().create(backup("plain"));
        var plain = completed("plain");

        assertThat(plain.labels()).contains(entry("velero.io/storage-location", "default"));
        assertThat(plain.annotations())
                .containsEntry("velero.io/resource-timeout", "10m0s")
                .containsKeys(
                        "velero.io/source-cluster-k8s-gitversion",
                        "velero.io/source-cluster-k8s-major-version",
                        "velero.io/source-cluster-k8s-minor-version");
        assertThat(Tree.fields(plain.value("spec").orElseThrow()))
                .containsAllEntriesOf(Map.of(
                        "storageLocation", "default",
                        "ttl", "720h0m0s",
                        "csiSnapshotTimeout", "10m0s",
                        "itemOperationTimeout", "4h0m0s",
                        "defaultVolumesToFsBackup", false,
                        "snapshotMoveData", false,
                        "volumeGroupSnapshotLabelKey", "velero.io/volume-group"));
        assertThat(plain.text("status", "version")).isEqualTo("1");
        assertThat(plain.text("status", "formatVersion")).isEqualTo("1.1.0");
        assertThat(plain.number("status", "progress", "itemsBackedUp"))
                .isPositive()
                .isEqualTo(plain.number("status", "progress", "totalItems"));
        assertThat(plain.time("status", "completionTimestamp").orElseThrow())
                .isAfterOrEqualTo(plain.time("status", "startTimestamp").orElseThrow());
        assertLife(plain, Duration.ofHours(720));
        assertThat(here().hub().store().holds("plain")).isTrue();
    }

    private void assertLife(Item backup, Duration ttl) {
        var life = Duration.between(
                backup.time("status", "startTimestamp").orElseThrow(),
                backup.expiration().orElseThrow());
        assertThat(life).isCloseTo(ttl, betweenTwoLooks());
    }

    @Test
    @Order(11)
    @DisplayName("a Backup expires its ttl after it has started")
    void ttl() {
        assertLife(completed("shared"), Duration.ofHours(36));
    }

    @Test
    @Order(12)
    @DisplayName("the phases of a Backup, in their order, each told by a watch")
    void phases() {
        try (var told = PhaseLog.of(here().hub())) {
            here().create(backup("watched"));
            completed("watched");
            here().hub()
                    .within(SOON, "the watch told of its end")
                    .until(() -> told.of("watched").contains("Completed"));
            assertThat(told.of("watched"))
                    .containsExactly("", "Queued", "ReadyToStart", "InProgress", "Finalizing", "Completed");
        }
    }

    @Test
    @Order(13)
    @DisplayName(
            "BW6 Backups that share a namespace are in progress one after the other, in the order in which they came")
    void queue() {
        var names = List.of("first", "second", "third");
        try (var told = PhaseLog.of(here().hub())) {
            names.forEach(name -> here().create(backup(name)));
            names.forEach(this::completed);
            here().hub()
                    .within(SOON, "the watch told of their ends")
                    .until(() -> told.names("Completed").containsAll(names));
            assertThat(told.names("InProgress")).filteredOn(names::contains).isEqualTo(names);
            assertThat(told.mostAtOnce("InProgress", names)).isEqualTo(1);
        }
    }

    @Test
    @Order(14)
    @DisplayName("a Backup of a name that the store knows fails, and the other data stay")
    void nameIsTaken() {
        here().create(backup("taken"));
        completed("taken");
        syncEvery("0s"); // or it is brought back
        here().delete(Kind.BACKUP, "taken");
        here().create(backup("taken", Map.of("ttl", "2h")));
        syncEvery("5s");

        var failed = here().await(Kind.BACKUP, "taken", TWO_MINUTES, "Failed");
        assertThat(failed.text("status", "failureReason"))
                .isEqualTo("backup execution failed: backup already exists in object storage");
        assertThat(failed.time("status", "completionTimestamp")).isPresent();
        assertThat(here().hub().store().holds("taken")).isTrue();
    }

    private void syncEvery(String period) {
        here().merge(Kind.LOCATION, "default", Map.of("spec", Map.of("backupSyncPeriod", period)));
    }

    static Stream<Arguments> refused() {
        var noSuchLocation =
                " Please address this issue (see `velero backup-location -h` for options) and create a new backup. Error: BackupStorageLocation.velero.io \"nowhere\" not found";
        return Stream.of(
                argumentSet(
                        "a location that is not there",
                        Map.of("storageLocation", "nowhere"),
                        List.of(
                                "an existing backup storage location was not specified at backup creation time and the default nowhere was not found."
                                        + noSuchLocation)),
                argumentSet(
                        "a location that is only read",
                        Map.of("storageLocation", "read-only"),
                        List.of(
                                "backup can't be created because backup storage location read-only is currently in read-only mode")),
                argumentSet(
                        "two kinds of selectors",
                        Map.of(
                                "labelSelector", Map.of("matchLabels", Map.of("a", "b")),
                                "orLabelSelectors", List.of(Map.of("matchLabels", Map.of("a", "b")))),
                        List.of(
                                "encountered labelSelector as well as orLabelSelectors in backup spec, only one can be specified")),
                argumentSet(
                        "a kind that is wanted and not",
                        Map.of("includedResources", List.of("pods"), "excludedResources", List.of("pods")),
                        List.of(
                                "Invalid included/excluded resource lists: excludes list cannot contain an item in the includes list: pods")),
                argumentSet(
                        "a place for snapshots that is not there",
                        Map.of("volumeSnapshotLocations", List.of("nowhere")),
                        List.of(
                                "a VolumeSnapshotLocation CRD for the location nowhere with the name specified in the backup spec needs to be created before this snapshot can be executed. Error: VolumeSnapshotLocation.velero.io \"nowhere\" not found")));
    }

    @ParameterizedTest
    @MethodSource
    @Order(15)
    @DisplayName("a Backup that cannot be done is FailedValidation, says why, never starts, and expires")
    void refused(Map<String, Object> spec, List<String> errors) {
        readOnlyLocation();
        var name = "refused-" + Integer.toUnsignedString(spec.keySet().hashCode() + spec.hashCode());
        here().create(backup(name, spec));

        var refused = here().await(Kind.BACKUP, name, TWO_MINUTES, "FailedValidation");
        assertThat(refused.texts("status", "validationErrors")).isEqualTo(errors);
        assertThat(refused.time("status", "startTimestamp")).isEmpty();
        assertThat(refused.time("status", "completionTimestamp")).isEmpty();
        assertThat(refused.expiration()).isPresent();
        assertThat(refused.labels()).containsKey("velero.io/storage-location");
        assertThat(here().hub().store().holds(name)).isFalse();
    }

    private void readOnlyLocation() {
        if (here().find(Kind.LOCATION, "read-only").isEmpty()) {
            var spec = new HashMap<>(Tree.fields(
                    here().one(Kind.LOCATION, "default").value("spec").orElseThrow()));
            spec.put("accessMode", "ReadOnly");
            spec.put("default", false);
            here().create(Manifest.of("velero.io/v1", "BackupStorageLocation", "read-only")
                    .in(Hub.NAMESPACE)
                    .spec(spec));
        }
        here().await(Kind.LOCATION, "read-only", A_MINUTE, "Available");
    }

    // ---- schedules

    static Stream<Arguments> badCrons() {
        return Stream.of(
                argumentSet("none", "", "Schedule must be a non-empty valid Cron expression"),
                argumentSet("too few fields", "* * *", "invalid schedule: expected exactly 5 fields, found 3: [* * *]"),
                argumentSet(
                        "a minute that is none",
                        "60 * * * *",
                        "invalid schedule: end of range (60) above maximum (59): \"60\""),
                argumentSet(
                        "a day that is none",
                        "* * * * 8",
                        "invalid schedule: end of range (8) above maximum (7): \"8\""),
                argumentSet(
                        "words",
                        "a b c d e",
                        "invalid schedule: failed to parse int from \"a\": strconv.Atoi: parsing \"a\": invalid syntax"),
                argumentSet(
                        "steps of nothing",
                        "*/0 * * * *",
                        "invalid schedule: step of range must be a positive number: \"*/0\""),
                argumentSet("a name", "@often", "invalid schedule: unrecognized descriptor: \"@often\""),
                argumentSet(
                        "no duration",
                        "@every x",
                        "invalid schedule: failed to parse duration \"@every x\": time: invalid duration \"x\""));
    }

    @ParameterizedTest
    @MethodSource("badCrons")
    @Order(20)
    @DisplayName("B1.16 a bad cron is FailedValidation, in words of Velero's own, and its repair is taken")
    void badCron(String cron, String why) {
        var name = "bad-" + Integer.toUnsignedString(cron.hashCode());
        here().create(schedule(name, cron, Map.of()));
        var refused = here().await(Kind.SCHEDULE, name, SOON, "FailedValidation");
        assertThat(refused.texts("status", "validationErrors")).containsExactly(why);

        here().merge(Kind.SCHEDULE, name, Map.of("spec", Map.of("schedule", RARELY)));
        var repaired = here().await(Kind.SCHEDULE, name, SOON, "Enabled");
        assertThat(repaired.texts("status", "validationErrors")).isEmpty();
        here().delete(Kind.SCHEDULE, name);
    }

    @Test
    @Order(21)
    @DisplayName("B1.14 skipImmediately is used up: written back as false, and no run is made up for")
    void skipImmediately() {
        here().create(
                        schedule("skipped", RARELY, Map.of("skipImmediately", true)),
                        schedule("silent", RARELY, Map.of()));

        var skipped = here().await(Kind.SCHEDULE, "skipped", SOON, "Enabled");
        assertThat(skipped.text("spec", "skipImmediately")).isEqualTo("false");
        assertThat(skipped.time("status", "lastSkipped")).isPresent();
        var silent = here().await(Kind.SCHEDULE, "silent", SOON, "Enabled");
        assertThat(silent.text("spec", "skipImmediately"))
                .as("written where nothing was said")
                .isEqualTo("false");
        assertThat(silent.time("status", "lastSkipped")).isEmpty();
    }

    @Test
    @Order(22)
    @DisplayName(
            "B3.2 B3.27 a scheduled Backup: its name, the Schedule's labels and annotations, the template, and lastBackup")
    void scheduledBackup() {
        here().hub()
                .within(TWO_MINUTES, "nightly has run")
                .until(() -> !here().of("nightly").isEmpty());
        var made = completed(here().of("nightly").getFirst().name());

        assertThat(made.name()).matches("nightly-\\d{14}");
        assertThat(Duration.between(stamp(made), made.created()).abs()).isLessThanOrEqualTo(betweenTwoLooks());
        assertThat(made.labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "team", "night",
                        "velero.io/schedule-name", "nightly",
                        "velero.io/storage-location", "default"));
        assertThat(made.annotations()).containsEntry("contact", "on-call");
        assertThat(made.object().getMetadata().getOwnerReferences()).isNullOrEmpty();
        assertThat(made.texts("spec", "includedResources")).containsExactly("configmaps");
        assertThat(made.text("spec", "ttl")).isEqualTo("1h30m0s");
        assertLife(made, Duration.ofMinutes(90));
        here().await(
                        Kind.SCHEDULE,
                        "nightly",
                        SOON,
                        "lastBackup is told",
                        nightly -> assertThat(
                                        nightly.time("status", "lastBackup").orElseThrow())
                                .isBetween(stamp(made), here().hub().now()));
    }

    private static Instant stamp(Item backup) {
        var digits = backup.name().substring(backup.name().lastIndexOf('-') + 1);
        return Instant.parse(digits.replaceFirst("(....)(..)(..)(..)(..)(..)", "$1-$2-$3T$4:$5:$6Z"));
    }

    @Test
    @Order(23)
    @DisplayName("labels of the template take the place of the Schedule's")
    void labelsOfTheTemplate() {
        here().hub()
                .within(TWO_MINUTES, "labelled has run")
                .until(() -> !here().of("labelled").isEmpty());
        assertThat(completed(here().of("labelled").getFirst().name()).labels())
                .containsEntry("kind", "small")
                .containsEntry("velero.io/schedule-name", "labelled")
                .doesNotContainKey("team");
    }

    @Test
    @Order(24)
    @DisplayName("B1.13 useOwnerReferencesInBackup: the Schedule is the controller of its Backups")
    void ownedBackup() {
        here().hub()
                .within(TWO_MINUTES, "owned has run")
                .until(() -> !here().of("owned").isEmpty());
        var owners = completed(here().of("owned").getFirst().name())
                .object()
                .getMetadata()
                .getOwnerReferences();
        assertThat(owners).singleElement().satisfies(owner -> {
            assertThat(owner.getApiVersion()).isEqualTo("velero.io/v1");
            assertThat(owner.getKind()).isEqualTo("Schedule");
            assertThat(owner.getUid())
                    .isEqualTo(here().one(Kind.SCHEDULE, "owned").uid());
            assertThat(owner.getController()).isTrue();
            assertThat(owner.getBlockOwnerDeletion()).isNull();
        });
    }

    @Test
    @Order(25)
    @DisplayName(
            "B1.12 B2.21 a Schedule that is created paused is not even looked at; when it goes on it makes up for one run")
    void paused() {
        here().hub()
                .within(TWO_MINUTES, "others have run")
                .until(() -> !here().of("nightly").isEmpty());
        assertThat(here().one(Kind.SCHEDULE, "paused").phase()).isEmpty();
        assertThat(here().of("paused")).isEmpty();

        here().merge(Kind.SCHEDULE, "paused", Map.of("spec", Map.of("paused", false)));
        here().hub()
                .within(SOON, "it runs at once")
                .until(() -> !here().of("paused").isEmpty());
        here().merge(Kind.SCHEDULE, "paused", Map.of("spec", Map.of("paused", true)));
        assertThat(here().of("paused"))
                .as("one run for all that were missed, and none more before the next is due")
                .extracting(backup -> stamp(backup).truncatedTo(ChronoUnit.MINUTES))
                .doesNotHaveDuplicates();
        assertThat(here().one(Kind.SCHEDULE, "paused").phase()).isEqualTo("Enabled");
    }

    @Test
    @Order(27)
    @DisplayName("a Schedule with a Backup in progress makes no other; one that waits in the queue does not count")
    void busy() {
        here().hub()
                .within(TWO_MINUTES, "others have run")
                .until(() -> !here().of("nightly").isEmpty());
        assertThat(here().of("busy")).extracting(Item::name).containsExactly("busy-19700101000000");
        Stream.of("nightly", "owned", "labelled", "busy")
                .forEach(name -> here().merge(Kind.SCHEDULE, name, Map.of("spec", Map.of("paused", true))));
    }

    @Test
    @Order(26)
    @DisplayName("B1.16 a cron that never fires makes a Backup every minute")
    void neverIsEveryMinute() {
        here().hub()
                .within(TWO_MINUTES, "never has run twice")
                .until(() -> here().of("never").size() > 1);
        here().merge(Kind.SCHEDULE, "never", Map.of("spec", Map.of("paused", true)));
    }

    // ---- storage locations, and what other hubs see

    @Test
    @Order(30)
    @DisplayName(
            "B5.2 another hub on the same store has a Backup within a minute: with labels, annotations and status, with another UID and nobody's child")
    void sync() {
        var mine = completed("shared");
        var theirs = there().await(Kind.BACKUP, "shared", TWO_MINUTES, "Completed");

        assertThat(theirs.uid()).isNotEqualTo(mine.uid());
        assertThat(theirs.labels()).isEqualTo(mine.labels());
        assertThat(theirs.annotations()).isEqualTo(mine.annotations());
        assertThat(Tree.fields(theirs.value("status").orElseThrow()))
                .isEqualTo(Tree.fields(mine.value("status").orElseThrow()));
        assertThat(theirs.text("spec", "storageLocation")).isEqualTo("default");

        var owned = here().of("owned").getFirst().name();
        there().hub()
                .within(A_MINUTE, "the owned one too")
                .until(() -> there().find(Kind.BACKUP, owned).isPresent());
        assertThat(there().one(Kind.BACKUP, owned).object().getMetadata().getOwnerReferences())
                .isNullOrEmpty();
    }

    @Test
    @Order(31)
    @DisplayName("what was not let begin, or has failed before anything was written, does not come to other hubs")
    void notSynced() {
        there().await(Kind.BACKUP, "shared", TWO_MINUTES, "Completed");
        assertThat(there().all(Kind.BACKUP))
                .allMatch(backup ->
                        List.of("Completed", "PartiallyFailed", "Failed").contains(backup.phase()))
                .noneMatch(backup -> backup.name().startsWith("refused"));
    }

    @Test
    @Order(32)
    @DisplayName("B6.1 a Backup whose data are gone is taken away within a minute, on every hub")
    void orphan() {
        there().await(Kind.BACKUP, "shared", TWO_MINUTES, "Completed");
        here().hub().store().lose("shared");
        here().awaitGone(Kind.BACKUP, "shared", TWO_MINUTES);
        there().awaitGone(Kind.BACKUP, "shared", TWO_MINUTES);
    }

    @Test
    @Order(34)
    @DisplayName(
            "BW31 BW32 a store that fails: the Backup fails, then the location is Unavailable with the reason and refuses; repaired, both are well again")
    void failingStore() {
        // a location that is known to be Unavailable refuses the Backup before that can fail
        here().holdValidation();
        here().hub().store().fail();
        try {
            here().create(backup("lost"));
            var lost = here().await(Kind.BACKUP, "lost", TWO_MINUTES, "Failed");
            assertThat(lost.text("status", "failureReason"))
                    .startsWith(
                            "backup execution failed: error checking if backup already exists in object storage: rpc error: code = Unknown desc = ")
                    .endsWith("not a directory");

            here().letValidate();
            var location = here().await(Kind.LOCATION, "default", A_MINUTE, "Unavailable");
            assertThat(location.text("status", "message"))
                    .startsWith("BackupStorageLocation \"default\" is unavailable: ");
            here().create(backup("refused-unavailable"));
            assertThat(here().await(Kind.BACKUP, "refused-unavailable", TWO_MINUTES, "FailedValidation")
                            .texts("status", "validationErrors"))
                    .containsExactly(
                            "backup can't be created because BackupStorageLocation default is in Unavailable status.");
            here().create(deletion("plain"));
            assertThat(here().await(Kind.DELETE_REQUEST, "plain", SOON, "Processed")
                            .texts("status", "errors"))
                    .containsExactly(
                            "backup deletion failed: cannot delete backup because backup storage location default is currently in Unavailable state");
        } finally {
            here().hub().store().recover();
            here().letValidate();
        }
        assertThat(here().await(Kind.LOCATION, "default", A_MINUTE, "Available").text("status", "message"))
                .isEmpty();
        there().await(Kind.LOCATION, "default", A_MINUTE, "Available");
    }

    // ---- deletion and expiry

    @Test
    @Order(40)
    @DisplayName("B6.6 a DeleteBackupRequest: the data, the Backup and the request go")
    void deletedBackup() {
        here().create(backup("old"));
        completed("old");
        here().create(deletion("old"));

        here().awaitGone(Kind.BACKUP, "old", SOON);
        here().awaitGone(Kind.DELETE_REQUEST, "old", SOON);
        assertThat(here().hub().store().holds("old")).isFalse();
    }

    static Stream<Arguments> refusedDeletions() {
        return Stream.of(
                argumentSet("a backup that is not there", "nobody", "backup deletion failed: backup not found"),
                argumentSet("no name", "", "backup deletion failed: spec.backupName is required"));
    }

    @ParameterizedTest
    @MethodSource
    @Order(41)
    @DisplayName("B6.6 a DeleteBackupRequest that cannot be done is Processed with its errors, and stays")
    void refusedDeletions(String backup, String error) {
        here().create(Manifest.of("velero.io/v1", "DeleteBackupRequest", "request-" + backup.length())
                .in(Hub.NAMESPACE)
                .spec(Map.of("backupName", backup)));
        assertThat(here().await(Kind.DELETE_REQUEST, "request-" + backup.length(), SOON, "Processed")
                        .texts("status", "errors"))
                .containsExactly(error);
    }

    @Test
    @Order(42)
    @DisplayName(
            "B6.4 BW37 a Backup without data cannot be deleted by a request: it stays Deleting, and the request names the error")
    void deletionWithoutData() {
        here().create(deletion("lost"));
        var request = here().await(Kind.DELETE_REQUEST, "lost", SOON, "Processed");
        assertThat(request.texts("status", "errors"))
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .startsWith(
                                "error downloading backup tarball, CSI snapshot cleanup was skipped: error copying Backup to temp file: rpc error: code = Unknown desc = open ")
                        .endsWith("no such file or directory"));
        assertThat(request.labels())
                .containsEntry("velero.io/backup-name", "lost")
                .containsEntry(
                        "velero.io/backup-uid", here().one(Kind.BACKUP, "lost").uid());
        assertThat(here().one(Kind.BACKUP, "lost").phase()).isEqualTo("Deleting");
    }

    @Test
    @Order(43)
    @DisplayName("B6.1 an expired Backup goes with its data, by itself")
    void expiry() {
        here().create(backup("short", Map.of("ttl", "1s")));
        here().hub()
                .within(A_MINUTE, "it was there")
                .until(() -> here().find(Kind.BACKUP, "short")
                        .map(backup -> backup.is("Completed") || backup.is("Deleting"))
                        .orElse(true));
        here().awaitGone(Kind.BACKUP, "short", A_MINUTE);
        assertThat(here().hub().store().holds("short")).isFalse();
        // the last thing to go, a moment after the Backup
        here().hub()
                .within(A_MINUTE, "the request is gone too")
                .until(() -> here().all(Kind.DELETE_REQUEST).stream()
                        .noneMatch(request -> request.name().startsWith("short-")));
    }

    @Test
    @Order(44)
    @DisplayName("B6.1 an expired Backup whose location is gone, or only read, stays and is labelled with the reason")
    void expiryRefused() {
        readOnlyLocation();
        var expired = Map.of("phase", "Completed", "expiration", "2026-01-01T00:00:00Z");
        here().create(
                        backup("stranded", Map.of("storageLocation", "nowhere")).status(expired),
                        backup("kept", Map.of("storageLocation", "read-only")).status(expired));
        here().insist(Kind.BACKUP, "stranded", expired);
        here().insist(Kind.BACKUP, "kept", expired);
        here().await(
                        Kind.BACKUP,
                        "stranded",
                        A_MINUTE,
                        "it says why",
                        backup -> assertThat(backup.labels()).containsEntry("velero.io/gc-failure", "BSLNotFound"));
        here().await(
                        Kind.BACKUP,
                        "kept",
                        A_MINUTE,
                        "it says why",
                        backup -> assertThat(backup.labels()).containsEntry("velero.io/gc-failure", "BSLReadOnly"));
        here().delete(Kind.BACKUP, "stranded");
        here().delete(Kind.BACKUP, "kept");
    }

    // ---- downloads

    @Test
    @Order(50)
    @DisplayName(
            "a DownloadRequest is answered with an address, for ten minutes; for a Backup that is not there with the time alone")
    void downloads() {
        here().create(
                        download("log", "BackupLog", "plain"),
                        download("contents", "BackupContents", "plain"),
                        download("nothing", "BackupLog", "nobody"));
        var asked = here().hub().now();

        var log = here().await(Kind.DOWNLOAD_REQUEST, "log", SOON, "Processed");
        assertThat(log.text("status", "downloadURL")).endsWith("/hub/backups/plain/plain-logs.gz");
        assertThat(log.expiration().orElseThrow())
                .isBetween(asked.plus(9, ChronoUnit.MINUTES), asked.plus(11, ChronoUnit.MINUTES));
        assertThat(here().await(Kind.DOWNLOAD_REQUEST, "contents", SOON, "Processed")
                        .text("status", "downloadURL"))
                .endsWith("/hub/backups/plain/plain.tar.gz");
        here().await(Kind.DOWNLOAD_REQUEST, "nothing", SOON, "it will expire", nothing -> {
            assertThat(nothing.expiration()).isPresent();
            assertThat(nothing.phase()).isEmpty();
        });
    }

    // ---- a Velero that is killed; these come last

    @Test
    @Order(LAST - 2)
    @DisplayName("B6.6 a Backup in progress is not deleted")
    void deletionInProgress() {
        FleetLoader.load(
                here().hub().client(),
                IntStream.range(0, objectsThatTakeAMoment())
                        .mapToObj(number -> Manifest.configMap(Hub.NAMESPACE, "burden-" + number)
                                .with("data", Map.of("key", "value"))
                                .build())
                        .toList(),
                FleetLoader.CONCURRENCY);
        here().create(backup("long"));
        here().await(Kind.BACKUP, "long", SOON, "InProgress");
        here().create(deletion("long"));
        assertThat(here().await(Kind.DELETE_REQUEST, "long", SOON, "Processed").texts("status", "errors"))
                .containsExactly("backup deletion failed: backup is still in progress");
        completed("long");
    }

    @Test
    @Order(LAST - 1)
    @DisplayName(
            "BW6 a Velero that is killed in the middle of a Backup says so when it is back, and goes on with those that wait")
    void killed() {
        here().create(backup("killed"));
        here().await(Kind.BACKUP, "killed", SOON, "InProgress");
        here().create(backup("waiting"));
        here().await(Kind.BACKUP, "waiting", SOON, "Queued");
        here().hub().restart(HubProgram.VELERO);

        var killed = here().await(Kind.BACKUP, "killed", A_MINUTE, "Failed");
        assertThat(killed.text("status", "failureReason"))
                .isEqualTo(
                        "found a backup with status \"InProgress\" during the server starting, mark it as \"Failed\"");
        assertThat(killed.time("status", "completionTimestamp")).isPresent();
        assertThat(here().hub().store().holds("killed")).isFalse();
        here().await(Kind.BACKUP, "waiting", TWO_MINUTES, "Completed");
    }

    @Test
    @Order(LAST)
    @DisplayName(
            "what a killed Velero has left: plugin operations and finalizing go on, what was ready to start never does, and holds up the queue")
    void leftBehind() {
        here().hub().kill(HubProgram.VELERO);
        Stream.of(
                        "WaitingForPluginOperations",
                        "WaitingForPluginOperationsPartiallyFailed",
                        "Finalizing",
                        "FinalizingPartiallyFailed",
                        "Deleting",
                        "ReadyToStart")
                .forEach(phase -> here().create(left(phase)));
        here().hub().start(HubProgram.VELERO);

        Map.of(
                        "WaitingForPluginOperations", "Completed",
                        "WaitingForPluginOperationsPartiallyFailed", "PartiallyFailed",
                        "Finalizing", "Completed",
                        "FinalizingPartiallyFailed", "PartiallyFailed")
                .forEach((before, after) -> here().await(Kind.BACKUP, name(before), A_MINUTE, after));
        here().create(backup("behind"));
        here().await(Kind.BACKUP, "behind", SOON, "Queued");
        here().hub()
                .within(TWO_MINUTES, "nothing moves")
                .during(A_MINUTE)
                .until(() -> here().one(Kind.BACKUP, "behind").is("Queued"));
        assertThat(here().one(Kind.BACKUP, name("ReadyToStart")).phase()).isEqualTo("ReadyToStart");
        assertThat(here().one(Kind.BACKUP, name("Deleting")).phase()).isEqualTo("Deleting");
    }

    private static Manifest left(String phase) {
        return backup(name(phase), Map.of("storageLocation", "default", "ttl", "1h"))
                .label("velero.io/storage-location", "default")
                .status(Map.of("phase", phase, "startTimestamp", "2026-03-02T08:00:00Z"));
    }

    private static String name(String phase) {
        return "left-" + phase.toLowerCase(Locale.ROOT);
    }
}
