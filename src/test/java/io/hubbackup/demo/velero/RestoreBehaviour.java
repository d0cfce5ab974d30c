package io.hubbackup.demo.velero;

import static io.hubbackup.demo.velero.VeleroObjects.backup;
import static io.hubbackup.demo.velero.VeleroObjects.deletion;
import static io.hubbackup.demo.velero.VeleroObjects.download;
import static io.hubbackup.demo.velero.VeleroObjects.restore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.WithHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
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

/** What Velero does with a Restore, in the facts that the operator and the emulator rely on. The same cases are put to the emulator and to the real Velero. */
@WithHub(store = true, crds = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class RestoreBehaviour {

    private static final int LAST = Integer.MAX_VALUE;
    private static final Duration AT_MOST = Duration.ofSeconds(140);
    private static final List<String> NEVER_RESTORED = List.of(
            "nodes",
            "events",
            "events.events.k8s.io",
            "backups.velero.io",
            "restores.velero.io",
            "resticrepositories.velero.io",
            "csinodes.storage.k8s.io",
            "volumeattachments.storage.k8s.io",
            "backuprepositories.velero.io");

    private Optional<VeleroObjects> velero = Optional.empty();

    /** What differs by bed: how much there has to be in a backup, so that its Restore can be met in progress. */
    abstract int objectsThatTakeAMoment();

    @BeforeAll
    void begin(Hub hub) {
        velero = Optional.of(new VeleroObjects(hub));
        velero().create(
                        Manifest.namespace("b-team").label("a", "b"),
                        Manifest.secret("b-team", "pull"),
                        Manifest.configMap("b-team", "settings").label("x", "y"),
                        backup("team", Map.of("includedNamespaces", List.of("b-team")))
                                .label("velero.io/schedule-name", "nightly"),
                        backup(
                                "nothing",
                                Map.of("includedNamespaces", List.of("b-team"), "includedResources", List.of("pods"))));
        velero().await(Kind.BACKUP, "team", AT_MOST, "Completed");
        velero().await(Kind.BACKUP, "nothing", AT_MOST, "Completed");
    }

    private VeleroObjects velero() {
        return velero.orElseThrow();
    }

    private Item ended(String name, String phase) {
        return velero().await(Kind.RESTORE, name, AT_MOST, phase);
    }

    @Test
    @Order(10)
    @DisplayName("a Restore gets its schedule, the kinds that are never restored, a time-out and a finalizer")
    void restoreIsCompleted() {
        velero().create(restore("plain", Map.of("backupName", "team", "excludedResources", List.of("pods", "nodes"))));
        var plain = ended("plain", "Completed");

        assertThat(plain.text("spec", "scheduleName")).isEqualTo("nightly");
        assertThat(plain.text("spec", "itemOperationTimeout")).isEqualTo("4h0m0s");
        assertThat(plain.texts("spec", "excludedResources"))
                .startsWith("pods", "nodes", "events")
                .containsAll(NEVER_RESTORED)
                .doesNotHaveDuplicates();
        assertThat(plain.finalizers()).containsExactly("restores.velero.io/external-resources-finalizer");
        assertThat(plain.time("status", "completionTimestamp").orElseThrow())
                .isAfterOrEqualTo(plain.time("status", "startTimestamp").orElseThrow());
        assertThat(plain.number("status", "progress", "itemsRestored"))
                .isPositive()
                .isEqualTo(plain.number("status", "progress", "totalItems"));
    }

    @Test
    @Order(11)
    @DisplayName("the phases of a Restore, in their order, each told by a watch")
    void phasesOfRestore() {
        try (var told = PhaseLog.ofRestores(velero().hub())) {
            velero().create(restore("watched", Map.of("backupName", "team")));
            ended("watched", "Completed");
            velero().hub()
                    .within(AT_MOST, "the watch told of its end")
                    .until(() -> told.of("watched").contains("Completed"));
            assertThat(told.of("watched")).containsExactly("", "InProgress", "Finalizing", "Completed");
        }
    }

    @Test
    @Order(12)
    @DisplayName("a Restore of an empty backup is Completed, with a warning and without progress")
    void emptyBackup() {
        velero().create(restore("empty", Map.of("backupName", "nothing")));
        var empty = ended("empty", "Completed");

        assertThat(empty.number("status", "warnings")).isEqualTo(1);
        assertThat(empty.value("status", "progress")).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet(
                        "a backup that is not there",
                        Map.of("backupName", "nosuch"),
                        List.of(
                                "Error retrieving backup: can't find backup open-cluster-management-backup/nosuch: Backup.velero.io \"nosuch\" not found")),
                argumentSet(
                        "no backup",
                        Map.of("includedResources", List.of("pods")),
                        List.of(
                                "Either a backup or schedule must be specified as a source for the restore, but not both")),
                argumentSet(
                        "a backup and a schedule",
                        Map.of("backupName", "team", "scheduleName", "nightly"),
                        List.of(
                                "Either a backup or schedule must be specified as a source for the restore, but not both")),
                argumentSet(
                        "a schedule without backups",
                        Map.of("scheduleName", "nosuch"),
                        List.of("No backups found for schedule", "No completed backups found for schedule")),
                argumentSet(
                        "two kinds of selectors",
                        Map.of(
                                "backupName", "team",
                                "labelSelector", Map.of("matchLabels", Map.of("a", "b")),
                                "orLabelSelectors", List.of(Map.of("matchLabels", Map.of("a", "b")))),
                        List.of(
                                "encountered labelSelector as well as orLabelSelectors in restore spec, only one can be specified")),
                argumentSet(
                        "kinds that are wanted and not",
                        Map.of(
                                "backupName",
                                "team",
                                "includedResources",
                                List.of("pods", "nodes", "*"),
                                "excludedResources",
                                List.of("pods", "*")),
                        List.of(
                                "nodes are non-restorable resources",
                                "Invalid included/excluded resource lists: includes list must either contain '*' only, or a non-empty list of items",
                                "Invalid included/excluded resource lists: excludes list cannot contain '*'",
                                "Invalid included/excluded resource lists: excludes list cannot contain an item in the includes list: *",
                                "Invalid included/excluded resource lists: excludes list cannot contain an item in the includes list: nodes",
                                "Invalid included/excluded resource lists: excludes list cannot contain an item in the includes list: pods")),
                argumentSet(
                        "a namespace that is wanted and not",
                        Map.of(
                                "backupName",
                                "team",
                                "includedNamespaces",
                                List.of("b-team"),
                                "excludedNamespaces",
                                List.of("b-team")),
                        List.of(
                                "Invalid included/excluded namespace lists: excludes list cannot contain an item in the includes list: b-team")),
                argumentSet(
                        "a policy that is none",
                        Map.of("backupName", "team", "existingResourcePolicy", "replace"),
                        List.of("Invalid ExistingResourcePolicy: replace")));
    }

    @ParameterizedTest
    @MethodSource
    @Order(13)
    @DisplayName("W33 a Restore that cannot be done is FailedValidation, says why and never starts")
    void refused(Map<String, Object> spec, List<String> errors) {
        var name = "refused-" + Integer.toUnsignedString(spec.keySet().hashCode() + spec.hashCode());
        velero().create(restore(name, spec));

        var refused = ended(name, "FailedValidation");
        assertThat(refused.texts("status", "validationErrors")).isEqualTo(errors);
        assertThat(refused.time("status", "startTimestamp")).isEmpty();
        assertThat(refused.time("status", "completionTimestamp")).isEmpty();
        assertThat(refused.texts("spec", "excludedResources")).containsAll(NEVER_RESTORED);
        assertThat(refused.finalizers()).isNotEmpty();
    }

    // ---- what is restored

    @Test
    @Order(20)
    @DisplayName(
            "W8 W11 every restored object is labelled with its backup and its Restore; a long name is cut and hashed")
    void restoredLabels() {
        var backup = "team-" + "x".repeat(80);
        velero().create(backup(
                backup, Map.of("includedNamespaces", List.of("b-team"), "includedResources", List.of("secrets"))));
        velero().await(Kind.BACKUP, backup, AT_MOST, "Completed");
        empty("b-team");
        velero().create(restore("long-" + backup, Map.of("backupName", backup)));
        ended("long-" + backup, "Completed");

        var labels = hub().client()
                .secrets()
                .inNamespace("b-team")
                .withName("pull")
                .get()
                .getMetadata()
                .getLabels();
        assertThat(labels)
                .containsEntry("velero.io/backup-name", Labels.value(backup))
                .containsEntry("velero.io/restore-name", Labels.value("long-" + backup));
        assertThat(labels.get("velero.io/backup-name")).hasSize(63).startsWith("team-xxx");
        assertThat(hub().client()
                        .namespaces()
                        .withName("b-team")
                        .get()
                        .getMetadata()
                        .getLabels())
                .doesNotContainKey("velero.io/restore-name");
    }

    private Hub hub() {
        return velero().hub();
    }

    private void empty(String namespace) {
        hub().client().namespaces().withName(namespace).delete();
        hub().within(AT_MOST, "namespace " + namespace + " is gone")
                .until(() -> hub().client().namespaces().withName(namespace).get() == null);
    }

    @Test
    @Order(21)
    @DisplayName("a Restore of a schedule takes its newest completed backup")
    void restoreOfSchedule() {
        velero().create(restore("scheduled", Map.of("scheduleName", "nightly")));
        assertThat(ended("scheduled", "Completed").text("spec", "backupName")).isEqualTo("team");
    }

    @Test
    @Order(22)
    @DisplayName("a namespace that cannot be made is an error: the Restore is PartiallyFailed")
    void partiallyFailed() {
        velero().create(restore(
                "mapped",
                Map.of(
                        "backupName",
                        "team",
                        "includedResources",
                        List.of("secrets"),
                        "namespaceMapping",
                        Map.of("b-team", "Not_A_Name"))));
        assertThat(ended("mapped", "PartiallyFailed").number("status", "errors"))
                .isEqualTo(1);
        assertThat(file("restores/mapped/restore-mapped-results.gz"))
                .startsWith("{\"errors\":{\"velero\":[\"error creating namespace Not_A_Name: Namespace ");
    }

    private String file(String key) {
        try (var unpacked =
                new GZIPInputStream(new ByteArrayInputStream(hub().store().read(key)))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // ---- one after the other, and the end of a Restore

    @Test
    @Order(30)
    @DisplayName("Restores are done one after the other: those that wait have no phase")
    void oneRestoreAfterTheOther() {
        burden();
        velero().create(restore("first", Map.of("backupName", "burden")));
        velero().await(Kind.RESTORE, "first", AT_MOST, "InProgress");
        velero().create(restore("next", Map.of("backupName", "team")));
        assertThat(velero().one(Kind.RESTORE, "next").phase()).isEmpty();
        ended("next", "Completed");
        assertThat(velero().one(Kind.RESTORE, "first").phase()).isEqualTo("Completed");
    }

    /** What it takes a moment to restore; it is not there then. */
    private void burden() {
        if (velero().find(Kind.BACKUP, "burden").isEmpty()) {
            velero().create(Manifest.namespace("b-burden"));
            FleetLoader.load(
                    hub().client(),
                    IntStream.range(0, objectsThatTakeAMoment())
                            .mapToObj(number -> Manifest.configMap("b-burden", "burden-" + number)
                                    .with("data", Map.of("key", "value"))
                                    .build())
                            .toList(),
                    8);
            velero().create(backup(
                    "burden",
                    Map.of("includedNamespaces", List.of("b-burden"), "includedResources", List.of("configmaps"))));
            velero().await(Kind.BACKUP, "burden", AT_MOST, "Completed");
        }
        empty("b-burden");
    }

    @Test
    @Order(LAST
            - 2) // one that goes in the wrong moment keeps the real Velero from finalizing others, until it is started
    // again
    @DisplayName(
            "a Restore that is deleted in progress goes when it has ended, with its files; what was restored stays")
    void deletedInProgress() {
        burden();
        velero().create(restore("deleted", Map.of("backupName", "burden")));
        velero().await(Kind.RESTORE, "deleted", AT_MOST, "InProgress");
        velero().delete(Kind.RESTORE, "deleted");
        assertThat(velero().one(Kind.RESTORE, "deleted").isBeingDeleted()).isTrue();
        velero().awaitGone(Kind.RESTORE, "deleted", AT_MOST);

        assertThat(hub().store().holdsKey("restores/deleted/restore-deleted-logs.gz"))
                .isFalse();
        assertThat(hub().client()
                        .configMaps()
                        .inNamespace("b-burden")
                        .withLabel("velero.io/restore-name", "deleted")
                        .list()
                        .getItems())
                .hasSizeGreaterThanOrEqualTo(objectsThatTakeAMoment());
    }

    @Test
    @Order(32)
    @DisplayName("a backup that is deleted takes its Restores along, with their files")
    void deletedWithBackup() {
        velero().create(backup(
                "short-lived",
                Map.of("includedNamespaces", List.of("b-team"), "includedResources", List.of("secrets"))));
        velero().await(Kind.BACKUP, "short-lived", AT_MOST, "Completed");
        velero().create(restore("of-short-lived", Map.of("backupName", "short-lived")));
        ended("of-short-lived", "Completed");
        assertThat(hub().store().holdsKey("restores/of-short-lived/restore-of-short-lived-logs.gz"))
                .isTrue();
        velero().create(deletion("short-lived"));

        velero().awaitGone(Kind.RESTORE, "of-short-lived", AT_MOST);
        velero().awaitGone(Kind.BACKUP, "short-lived", AT_MOST);
        assertThat(hub().store().holdsKey("restores/of-short-lived/restore-of-short-lived-logs.gz"))
                .isFalse();
    }

    @Test
    @Order(33)
    @DisplayName("a DownloadRequest is answered for the files of a Restore, and for the list of a backup's resources")
    void restoreDownloads() {
        velero().create(restore("told", Map.of("backupName", "team")));
        ended("told", "Completed");
        var files = Map.of(
                "RestoreLog", "restores/told/restore-told-logs.gz",
                "RestoreResults", "restores/told/restore-told-results.gz",
                "RestoreResourceList", "restores/told/restore-told-resource-list.json.gz",
                "RestoreItemOperations", "restores/told/restore-told-itemoperations.json.gz",
                "RestoreVolumeInfo", "restores/told/told-volumeinfo.json.gz");
        files.forEach((kind, key) -> {
            assertThat(address(kind, "told")).endsWith("/hub/" + key);
            assertThat(file(key)).isNotEmpty();
        });
        assertThat(address("BackupResourceList", "team")).endsWith("/hub/backups/team/team-resource-list.json.gz");
        assertThat(file("restores/told/restore-told-resource-list.json.gz")).contains("\"v1/Secret\":[\"b-team/pull(");
        assertThat(file("backups/team/team-resource-list.json.gz")).contains("\"v1/Secret\":[\"b-team/pull\"]");
    }

    private String address(String kind, String name) {
        var request = kind.toLowerCase(Locale.ROOT);
        velero().create(download(request, kind, name));
        return velero().await(Kind.DOWNLOAD_REQUEST, request, AT_MOST, "Processed")
                .text("status", "downloadURL");
    }

    // ---- a store that fails, and a Velero that is killed; these come last

    @Test
    @Order(LAST - 4)
    @DisplayName("a Restore of a backup without data is Failed, and says what the store says")
    void withoutData() {
        velero().create(backup("lost", Map.of("includedNamespaces", List.of("b-team"))));
        velero().await(Kind.BACKUP, "lost", AT_MOST, "Completed");
        hub().store().lose("lost");
        velero().create(restore("of-lost", Map.of("backupName", "lost")));

        var failed = ended("of-lost", "Failed");
        assertThat(failed.text("status", "failureReason"))
                .startsWith(
                        "restore execution failed: error downloading backup: error copying Backup to temp file: rpc error: code = Unknown desc = open ")
                .endsWith("backups/lost/lost.tar.gz: no such file or directory");
        assertThat(failed.time("status", "completionTimestamp")).isPresent();
        assertThat(hub().store().holdsKey("restores/of-lost/restore-of-lost-logs.gz"))
                .isFalse();
    }

    @Test
    @Order(LAST - 4)
    @DisplayName("a Restore of a backup that is no archive is PartiallyFailed, with one error and nothing restored")
    void withoutArchive() {
        velero().create(backup("spoilt", Map.of("includedNamespaces", List.of("b-team"))));
        velero().await(Kind.BACKUP, "spoilt", AT_MOST, "Completed");
        hub().store().spoil("spoilt");
        velero().create(restore("of-spoilt", Map.of("backupName", "spoilt")));

        var ended = ended("of-spoilt", "PartiallyFailed");
        assertThat(ended.text("status", "errors")).isEqualTo("1");
        assertThat(ended.text("status", "progress", "itemsRestored")).isEmpty();
    }

    @Test
    @Order(LAST - 3)
    @DisplayName("with a store that fails a Restore is Failed, and refused when Velero knows of it")
    void restoreFromFailingStore() {
        // a location that is known to be Unavailable refuses the Restore before that can fail
        velero().holdValidation();
        hub().store().fail();
        try {
            velero().create(restore("of-failing", Map.of("backupName", "team")));
            assertThat(ended("of-failing", "Failed").text("status", "failureReason"))
                    .startsWith("restore execution failed: ")
                    .endsWith("not a directory");
            velero().letValidate();
            velero().await(Kind.LOCATION, "default", AT_MOST, "Unavailable");
            velero().create(restore("of-unavailable", Map.of("backupName", "team")));
            assertThat(ended("of-unavailable", "FailedValidation").texts("status", "validationErrors"))
                    .containsExactly("The BSL default is unavailable, cannot retrieve the backup");
        } finally {
            hub().store().recover();
            velero().letValidate();
        }
        velero().await(Kind.LOCATION, "default", AT_MOST, "Available");
        // what it could not find there meanwhile, it may have forgotten
        Stream.of("team", "burden").forEach(backup -> velero().await(Kind.BACKUP, backup, AT_MOST, "Completed"));
    }

    @Test
    @Order(LAST - 1)
    @DisplayName(
            "a Velero that is killed in the middle of a Restore calls it Failed when it is back, and goes on with the next")
    void killedInRestore() {
        burden();
        velero().create(restore("killed", Map.of("backupName", "burden")));
        velero().await(Kind.RESTORE, "killed", AT_MOST, "InProgress");
        velero().create(restore("after-killed", Map.of("backupName", "team")));
        hub().restart(HubProgram.VELERO);

        var killed = ended("killed", "Failed");
        assertThat(killed.text("status", "failureReason"))
                .isEqualTo(
                        "found a restore with status \"InProgress\" during the server starting, mark it as \"Failed\"");
        assertThat(killed.time("status", "completionTimestamp")).isPresent();
        ended("after-killed", "Completed");
    }

    @Test
    @Order(LAST)
    @DisplayName(
            "what a killed Velero has left: plugin operations and finalizing go on, what is in progress by another's word stays so")
    void restoresLeftBehind() {
        hub().kill(HubProgram.VELERO);
        Map.of(
                        "left-waiting", "WaitingForPluginOperations",
                        "left-finalizing", "Finalizing",
                        "left-partially", "FinalizingPartiallyFailed")
                .forEach((name, phase) -> velero().create(
                                restore(name, Map.of("backupName", "team")).status(Map.of("phase", phase))));
        hub().start(HubProgram.VELERO);

        ended("left-waiting", "Completed");
        ended("left-finalizing", "Completed");
        ended("left-partially", "PartiallyFailed");
        velero().create(restore("by-hand", Map.of("backupName", "team")).status(Map.of("phase", "InProgress")));
        velero().insist(Kind.RESTORE, "by-hand", Map.of("phase", "InProgress"));
        hub().within(AT_MOST, "it is marked")
                .until(() -> !velero().one(Kind.RESTORE, "by-hand").finalizers().isEmpty());
        assertThat(velero().one(Kind.RESTORE, "by-hand").phase()).isEqualTo("InProgress");
    }
}
