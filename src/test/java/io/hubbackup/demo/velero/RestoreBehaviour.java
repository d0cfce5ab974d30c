package io.hubbackup.demo.velero;

import static io.hubbackup.demo.velero.VeleroObjects.backup;
import static io.hubbackup.demo.velero.VeleroObjects.restore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.WithHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** What Velero does with a Restore, in the facts that the operator and the emulator rely on. The same cases are put to the emulator and to the real Velero. */
@WithHub(store = true, crds = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class RestoreBehaviour {

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
}
