package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator dies in the middle of its work, or somebody works against it: the end is always the same. Velero stands still, so that only one of them writes. */
abstract class KilledOperator extends UnderOurDefinitions {

    private static final String BACKUP = "cluster.open-cluster-management.io/backup";
    private static final int SECRETS = 150;

    @Override
    void begin() {}

    /** Whoever is still at work would make it again. */
    @BeforeEach
    void nothingThere() {
        stopOperator();
        hub().deleteEverything();
    }

    static Stream<Arguments> moments() {
        return Stream.of(
                argumentSet("after the first Velero Schedule", Kind.VELERO_SCHEDULE, 1),
                argumentSet("after the fourth Velero Schedule", Kind.VELERO_SCHEDULE, 4),
                argumentSet("after the first initial Backup", Kind.VELERO_BACKUP, 1));
    }

    @ParameterizedTest
    @MethodSource("moments")
    @DisplayName(
            "B2.16 BW8 D9 killed while it creates: the next one ends with five schedules and one set, and makes nothing twice")
    void whileItCreates(Kind kind, int made) {
        hub().create(schedule(Map.of()));
        killAfter(kind, made);
        var left = hub().uids(kind);

        startOperator();

        within(PROMPTLY, "all is as it shall be").untilAsserted(() -> {
            assertThat(hub().seen(Kind.VELERO_SCHEDULE))
                    .hasSize(5)
                    .allSatisfy(seen -> assertThat(seen.annotation("hubbackup.io/initial-backup"))
                            .isEmpty());
            assertThat(hub().seen(Kind.VELERO_BACKUP)).hasSize(5);
        });
        assertThat(hub().uids(kind)).containsAllEntriesOf(left);
        assertThat(hub().seen(Kind.VELERO_BACKUP).stream()
                        .map(backup -> backup.name().substring(backup.name().lastIndexOf('-'))))
                .as("one set")
                .hasSize(5)
                .containsOnly(stampOfFirst());
    }

    @Test
    @DisplayName(
            "B4.10 D9 killed while it prepares: the next one finishes the labels, and creates the schedules after them")
    void whileItPrepares() {
        hub().create(Manifest.namespace("agents"));
        hub().create(agentSecrets());
        hub().create(schedule(Map.of("noBackupOnStart", true)));
        killAfter(
                20,
                (Watcher<Secret> told) -> hub().bed()
                        .client()
                        .secrets()
                        .inNamespace("agents")
                        .withLabel(BACKUP)
                        .watch(told));

        startOperator();

        hub().await(
                        PROMPTLY,
                        "everything is prepared",
                        seen -> assertThat(seen.condition("Prepared").reason()).isEqualTo("PreparationComplete"));
        assertThat(hub().bed()
                        .client()
                        .secrets()
                        .inNamespace("agents")
                        .withLabel(BACKUP, "agent-install")
                        .list()
                        .getItems())
                .hasSize(SECRETS);
        within(PROMPTLY, "the schedules are there")
                .untilAsserted(
                        () -> assertThat(hub().seen(Kind.VELERO_SCHEDULE)).hasSize(5));
    }

    @Test
    @DisplayName("BW8 a Velero Schedule that was deleted by hand is made again alone, without backups")
    void deletedByHand() {
        steady();
        var before = hub().uids(Kind.VELERO_SCHEDULE);

        hub().remove(Kind.VELERO_SCHEDULE, "acm-resources-schedule");

        within(PROMPTLY, "it is there again").untilAsserted(() -> {
            assertThat(hub().uids(Kind.VELERO_SCHEDULE)).hasSize(5).isNotEqualTo(before);
        });
        var after = new TreeMap<>(hub().uids(Kind.VELERO_SCHEDULE));
        after.put("acm-resources-schedule", before.get("acm-resources-schedule"));
        assertThat(after).isEqualTo(before);
        assertThat(hub().seen(Kind.VELERO_BACKUP)).isEmpty();
    }

    @Test
    @DisplayName(
            "BW11 an edited selector and an emptied list are repaired; a label, an annotation and a field of somebody else stay")
    void editedByHand() {
        steady();
        var name = "acm-resources-schedule";
        var before = GoldenComparison.actual(hub().seen(Kind.VELERO_SCHEDULE)).get(name);
        var theirs = Map.of("labels", Map.of("team", "night"), "annotations", Map.of("example.com/why", "audit"));

        hub().patch(Kind.VELERO_SCHEDULE, name, Map.of("metadata", theirs));
        hub().patch(
                        Kind.VELERO_SCHEDULE,
                        name,
                        Map.of(
                                "spec",
                                Map.of(
                                        "template",
                                        Map.of(
                                                "csiSnapshotTimeout", "20m0s",
                                                "includedResources", List.of(),
                                                "labelSelector",
                                                        Map.of(
                                                                "matchExpressions",
                                                                List.of(Map.of(
                                                                        "key", "app", "operator", "Exists")))))));

        var seen = hub().await(Kind.VELERO_SCHEDULE, name, PROMPTLY, "it is repaired", schedule -> {
            assertThat(schedule.text("spec", "template", "labelSelector")).contains("root-policy");
            assertThat(schedule.text("spec", "template", "includedResources")).contains("placement.");
        });
        assertThat(seen.label("team")).isEqualTo("night");
        assertThat(seen.annotation("example.com/why")).isEqualTo("audit");
        assertThat(seen.text("spec", "template", "csiSnapshotTimeout")).isEqualTo("20m0s");

        hub().patch(
                        Kind.VELERO_SCHEDULE,
                        name,
                        Map.of("metadata", taken(), "spec", Map.of("template", Map.of("csiSnapshotTimeout", "0s"))));
        assertThat(GoldenComparison.actual(hub().seen(Kind.VELERO_SCHEDULE)).get(name))
                .isEqualTo(before);
    }

    private static Map<String, Object> taken() {
        var label = new java.util.HashMap<String, Object>();
        label.put("team", null);
        var annotation = new java.util.HashMap<String, Object>();
        annotation.put("example.com/why", null);
        return Map.of("labels", label, "annotations", annotation);
    }

    private void steady() {
        hub().create(schedule(Map.of("noBackupOnStart", true)));
        startOperator();
        within(PROMPTLY, "five Velero Schedules")
                .until(() -> hub().seen(Kind.VELERO_SCHEDULE).size() == 5);
    }

    private static Manifest schedule(Map<String, ?> more) {
        var spec = new TreeMap<String, Object>(Map.of("veleroSchedule", "0 */2 * * *", "veleroTtl", "120h"));
        spec.putAll(more);
        return StoryHub.backupSchedule(StoryHub.SCHEDULE, spec);
    }

    /** Starts the operator, and kills it when something was made so many times. */
    private <T> void killAfter(int made, Function<Watcher<T>, Watch> watch) {
        Death.after(
                made,
                Watcher.Action.ADDED,
                hub().bed(),
                VELERO,
                watch,
                this::launchOperator,
                () -> operator().kill());
    }

    private void killAfter(Kind kind, int made) {
        killAfter(
                made,
                (Watcher<GenericKubernetesResource> told) -> hub().bed()
                        .client()
                        .genericKubernetesResources(kind.context())
                        .inNamespace(Hub.NAMESPACE)
                        .watch(told));
    }

    private String stampOfFirst() {
        var name = hub().seen(Kind.VELERO_BACKUP).getFirst().name();
        return name.substring(name.lastIndexOf('-'));
    }

    private static List<GenericKubernetesResource> agentSecrets() {
        return IntStream.range(0, SECRETS)
                .mapToObj(number -> Manifest.secret("agents", "agent-" + number)
                        .label("agent-install.openshift.io/watch", "true")
                        .build())
                .toList();
    }
}
