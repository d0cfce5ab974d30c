package io.hubbackup.decide.backup.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.api.BackupScheduleSpec;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B3.29–B3.31, BW11 drift of Velero Schedules")
class ScheduleDriftTest {

    static Stream<Arguments> sameThings() {
        return Stream.of(
                same(
                        "what the Go operator writes for absent fields",
                        tree -> Scene.with(
                                Scene.with(
                                        Scene.with(
                                                Scene.with(tree, Map.of(), "spec", "template", "hooks"),
                                                Map.of(),
                                                "spec",
                                                "template",
                                                "metadata"),
                                        "0s",
                                        "spec",
                                        "template",
                                        "csiSnapshotTimeout"),
                                "0s",
                                "spec",
                                "template",
                                "itemOperationTimeout")),
                same(
                        "what Velero writes back",
                        tree -> Scene.with(
                                Scene.with(tree, false, "spec", "skipImmediately"),
                                Map.of("phase", "Enabled", "lastBackup", "2026-11-21T03:06:22Z"),
                                "status")),
                same(
                        "B1.15 the same length of time",
                        tree -> tree.child("spec")
                                        .child("template")
                                        .text("ttl")
                                        .filter("120h0m0s"::equals)
                                        .isPresent()
                                ? Scene.with(tree, "7200m", "spec", "template", "ttl")
                                : tree),
                same("B3.20 another order of kinds", tree -> reversed(tree, "includedResources")),
                same("B3.20 another order of excluded kinds", tree -> reversed(tree, "excludedResources")),
                same("another order of namespaces", tree -> reversed(tree, "excludedNamespaces")),
                same(
                        "false instead of absent",
                        tree -> Scene.with(
                                Scene.with(tree, false, "spec", "paused"),
                                false,
                                "spec",
                                "useOwnerReferencesInBackup")),
                same(
                        "empty lists instead of absent ones",
                        tree -> Scene.with(
                                Scene.with(tree, List.of(), "spec", "template", "volumeSnapshotLocations"),
                                List.of(),
                                "spec",
                                "template",
                                "includedClusterScopedResources")),
                same(
                        "defaults of the cluster for how Velero works",
                        tree -> Scene.with(
                                Scene.with(
                                        Scene.with(tree, "10m0s", "spec", "template", "csiSnapshotTimeout"),
                                        false,
                                        "spec",
                                        "template",
                                        "snapshotVolumes"),
                                "velero",
                                "spec",
                                "template",
                                "datamover")),
                same(
                        "labels, annotations and fields of others",
                        tree -> Scene.with(
                                Scene.with(
                                        Scene.with(tree, "blue", "metadata", "labels", "team"),
                                        "x",
                                        "metadata",
                                        "annotations",
                                        "note"),
                                "later",
                                "spec",
                                "template",
                                "fieldOfANewerVelero")));
    }

    @ParameterizedTest
    @MethodSource("sameThings")
    @DisplayName("B3.20, BW11 what means the same is left alone")
    void leavesAlone(UnaryOperator<Tree> change) {
        var scene = new Scene().stand(change);
        assertThat(Scene.writes(ScheduleDrift.repairs(scene.desired(), scene.owned)))
                .isEmpty();
    }

    @Test
    @DisplayName("all namespaces, said or not said, are the same")
    void allNamespaces() {
        var scene = new Scene().stand();
        var seen = scene.owned
                .get(Scene.NAMESPACE, BackupType.RESOURCES.scheduleName())
                .orElseThrow();
        var said = changed(seen, tree -> Scene.with(tree, List.of("*"), "spec", "template", "includedNamespaces"));
        assertThat(repair(scene, said)).isEmpty();
    }

    static Stream<Arguments> spec() {
        return Stream.of(
                wish(
                        "B3.29 another cron, and the validation backup's life with it",
                        spec -> spec.withVeleroSchedule("0 2 * * *"),
                        Map.of("spec", Map.of("schedule", "0 2 * * *")),
                        Map.of("spec", Map.of("schedule", "0 2 * * *", "template", Map.of("ttl", "24h5m0s")))),
                wish(
                        "B3.29 another ttl, not for the validation backup",
                        spec -> spec.withVeleroTtl("72h"),
                        Map.of("spec", Map.of("template", Map.of("ttl", "72h0m0s"))),
                        Map.of()),
                wish(
                        "BW11 volume snapshot locations",
                        spec -> spec.withVolumeSnapshotLocations(List.of("b", "a")),
                        Map.of("spec", Map.of("template", Map.of("volumeSnapshotLocations", List.of("a", "b")))),
                        Map.of("spec", Map.of("template", Map.of("volumeSnapshotLocations", List.of("a", "b"))))),
                wish(
                        "BW11 owner references",
                        spec -> spec.withUseOwnerReferencesInBackup(true),
                        Map.of("spec", Map.of("useOwnerReferencesInBackup", true)),
                        Map.of("spec", Map.of("useOwnerReferencesInBackup", true))),
                wish(
                        "BW11 skipImmediately alone does nothing to a running Velero Schedule",
                        spec -> spec.withSkipImmediately(true),
                        Map.of(),
                        Map.of()));
    }

    @ParameterizedTest
    @MethodSource("spec")
    @DisplayName("B3.29, BW11 a change of the BackupSchedule reaches the Velero Schedules")
    void followsTheSpec(
            UnaryOperator<BackupScheduleSpec> change, Map<String, Object> data, Map<String, Object> validation) {
        var scene = new Scene().stand().spec(change);
        for (BackupType type : BackupType.values()) {
            assertThat(repair(scene, type).map(Write.Patch::body).orElse(Map.of()))
                    .as(type.label())
                    .isEqualTo(type.data() ? data : validation);
        }
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit(
                        "B3.31 a changed label",
                        "other",
                        "metadata",
                        "labels",
                        "cluster.open-cluster-management.io/backup-cluster"),
                edit(
                        "B3.31 a lost label",
                        Optional.empty(),
                        "metadata",
                        "labels",
                        "cluster.open-cluster-management.io/backup-schedule-type"),
                edit("B3.29 paused by hand", true, "spec", "paused"),
                edit("B3.31 cluster resources", Optional.empty(), "spec", "template", "includeClusterResources"),
                edit("B3.31 excluded namespaces", List.of(), "spec", "template", "excludedNamespaces"),
                edit("B3.30 included kinds", List.of("pod"), "spec", "template", "includedResources"),
                edit("BW1 every kind", Optional.empty(), "spec", "template", "includedResources"),
                edit(
                        "B3.31 the selector",
                        Map.of("matchLabels", Map.of("a", "b")),
                        "spec",
                        "template",
                        "labelSelector"),
                edit(
                        "B3.5 a selector too many",
                        List.of(Map.of("matchLabels", Map.of("a", "b"))),
                        "spec",
                        "template",
                        "orLabelSelectors"),
                edit("B3.4 hooks", Map.of("resources", List.of(Map.of("name", "x"))), "spec", "template", "hooks"),
                edit(
                        "B3.4 labels of the template replace those of the Velero Schedule",
                        Map.of("labels", Map.of("a", "b")),
                        "spec",
                        "template",
                        "metadata"),
                edit(
                        "B3.4 a resource policy",
                        Map.of("kind", "configmap", "name", "x"),
                        "spec",
                        "template",
                        "resourcePolicy"),
                edit("B3.3 a storage location", "elsewhere", "spec", "template", "storageLocation"),
                edit(
                        "D23 a version that this hub does not have",
                        "9.9.9",
                        "metadata",
                        "annotations",
                        "hubbackup.io/hub-version"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    @DisplayName("BW11 an edit by hand is taken back, and nothing else is touched")
    void takesBack(Optional<Object> value, String[] path) {
        var scene = new Scene().stand();
        var clean = scene.owned
                .get(Scene.NAMESPACE, BackupType.RESOURCES.scheduleName())
                .orElseThrow();
        var edited = changed(clean, tree -> Scene.with(tree, value, path));
        var patch = repair(scene, edited).orElseThrow();
        assertThat(patch.uid()).contains("uid-acm-resources-schedule");
        assertThat(patch.resourceVersion()).contains("7");
        assertThat(patch.because()).contains(String.join(".", path));
        assertThat(repair(scene, Scene.patched(edited, patch))).isEmpty();
        assertThat(leaves(patch.body())).allSatisfy(leaf -> assertThat(leaf).startsWith(String.join(".", path)));
    }

    @Test
    @DisplayName("B3.30 a new kind reaches the three Velero Schedules that name kinds, sorted")
    void newKind() {
        var scene = new Scene().stand();
        scene.catalogue = Observed.of(Catalogues.hubWith(
                Catalogues.kind("Aardvark", "zoo.open-cluster-management.io"),
                Catalogues.kind("AgentClusterInstall", "extensions.hive.openshift.io")));
        var patches = ScheduleDrift.repairs(scene.desired(), scene.owned)
                .writes()
                .map(write -> (Write.Patch) write)
                .toList();
        assertThat(patches)
                .extracting(patch -> patch.target().key().name())
                .containsExactly(
                        "acm-managed-clusters-schedule", "acm-resources-generic-schedule", "acm-resources-schedule");
        var names = Tree.of(patches.getLast().body())
                .child("spec")
                .child("template")
                .texts("includedResources");
        assertThat(names).isSorted().startsWith("aardvark.zoo.open-cluster-management.io");
    }

    static Stream<Arguments> pauses() {
        return Stream.of(
                argumentSet("B2.26 un-pausing", false, Map.of("paused", false)),
                argumentSet(
                        "BW11 un-pausing without an overdue run",
                        true,
                        Map.of("paused", false, "skipImmediately", true)));
    }

    @ParameterizedTest
    @MethodSource("pauses")
    @DisplayName("B3.29, B2.26 the end of a pause is drift; skipImmediately is said again then")
    void resumes(boolean skip, Map<String, Object> expected) {
        var scene = new Scene()
                .spec(wish -> wish.withSkipImmediately(skip))
                .stand(tree -> Scene.with(Scene.with(tree, true, "spec", "paused"), false, "spec", "skipImmediately"));
        assertThat(repair(scene, BackupType.CREDENTIALS).orElseThrow().body()).isEqualTo(Map.of("spec", expected));
    }

    @Test
    @DisplayName("BW11 skipImmediately that is no longer wanted and not yet consumed is taken back")
    void noLongerSkipped() {
        var scene = new Scene().stand(tree -> Scene.with(tree, true, "spec", "skipImmediately"));
        assertThat(repair(scene, BackupType.RESOURCES).orElseThrow().body())
                .isEqualTo(Map.of("spec", Map.of("skipImmediately", false)));
    }

    @Test
    @DisplayName("a Velero Schedule on its way out is not patched")
    void deleting() {
        var scene = new Scene()
                .stand(tree -> Scene.with(
                        Scene.with(tree, "2026-11-21T03:00:00Z", "metadata", "deletionTimestamp"),
                        true,
                        "spec",
                        "paused"));
        assertThat(Scene.writes(ScheduleDrift.repairs(scene.desired(), scene.owned)))
                .isEmpty();
    }

    @Test
    @DisplayName("BW11 after the patch nothing differs, and what is not ours is as it was")
    void idempotent() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var scene = new Scene().spec(wish -> randomWish(wish, random)).stand();
            for (VeleroScheduleSeen clean : scene.owned.stream().toList()) {
                var wild = changed(clean, tree -> randomEdits(tree, random));
                var patch = repair(scene, wild);
                var repaired = patch.map(change -> Scene.patched(wild, change)).orElse(wild);
                assertThat(repair(scene, repaired))
                        .as("seed %d: %s", seed, wild)
                        .isEmpty();
                assertThat(foreign(repaired)).as("seed %d: %s", seed, patch).isEqualTo(foreign(wild));
            }
        }
    }

    private static BackupScheduleSpec randomWish(BackupScheduleSpec wish, Random random) {
        return wish.withVeleroTtl(pick(random, "120h", "0s", "1h30m"))
                .withVeleroSchedule(pick(random, "0 */1 * * *", "@every 90m", "0 2 * * *"))
                .withPaused(random.nextInt(4) == 0)
                .withSkipImmediately(random.nextInt(4) == 0)
                .withUseOwnerReferencesInBackup(random.nextBoolean());
    }

    private static Tree randomEdits(Tree tree, Random random) {
        var edited = Scene.with(tree, "kept", "spec", "template", "fieldOfANewerVelero");
        var fields = new ArrayList<>(ScheduleFields.ALL);
        Collections.shuffle(fields, random);
        for (ScheduleFields.Field field : fields.subList(0, random.nextInt(6))) {
            edited = Scene.with(
                    edited, randomValue(field.sameness(), random), field.path().toArray(String[]::new));
        }
        return random.nextInt(3) == 0 ? Scene.with(edited, random.nextBoolean(), "spec", "skipImmediately") : edited;
    }

    private static Optional<Object> randomValue(Sameness sameness, Random random) {
        if (random.nextInt(4) == 0) {
            return Optional.empty();
        }
        var selector = Map.of(
                "matchLabels",
                random.nextBoolean() ? Map.of("a", "b") : Map.of(),
                "matchExpressions",
                List.of(Map.of("key", "k", "operator", "In", "values", List.of("1", "2"))));
        return Optional.of(
                switch (sameness) {
                    case TEXT -> pick(random, "", "other");
                    case FLAG, CHOICE -> random.nextBoolean();
                    case DURATION -> pick(random, "0s", "1h", "nonsense");
                    case NAMES, NAMES_OR_ALL -> pick(random, List.of(), List.of("*"), List.of("b", "a"));
                    case SELECTOR -> pick(random, Map.of(), selector);
                    case SELECTORS -> pick(random, List.of(), List.of(selector, Map.of()));
                    case OBJECT ->
                        pick(random, Map.of(), Map.of("a", List.of()), Map.of("a", Map.of("b", "c"), "d", "e"));
                });
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }

    private static Object foreign(VeleroScheduleSeen seen) {
        var tree = seen.object().tree();
        return List.of(
                tree.child("spec").child("template").text("fieldOfANewerVelero"),
                tree.child("metadata").children("ownerReferences"));
    }

    private static Optional<Write.Patch> repair(Scene scene, BackupType type) {
        return repair(
                scene, scene.owned.get(Scene.NAMESPACE, type.scheduleName()).orElseThrow());
    }

    private static Optional<Write.Patch> repair(Scene scene, VeleroScheduleSeen seen) {
        return scene.desired().schedules().values().stream()
                .filter(wanted -> wanted.metadata().name().equals(seen.name()))
                .flatMap(wanted -> ScheduleDrift.repair(wanted, seen).stream())
                .findFirst();
    }

    private static VeleroScheduleSeen changed(VeleroScheduleSeen seen, UnaryOperator<Tree> change) {
        return VeleroScheduleSeen.of(
                Schedule.of(change.apply(seen.object().tree()).fields()));
    }

    private static Tree reversed(Tree tree, String list) {
        var names = new ArrayList<>(tree.child("spec").child("template").texts(list));
        Collections.reverse(names);
        return names.isEmpty() ? tree : Scene.with(tree, names, "spec", "template", list);
    }

    private static List<String> leaves(Map<?, ?> body) {
        var leaves = new ArrayList<String>();
        body.forEach((key, value) -> {
            if (value instanceof Map<?, ?> child) {
                leaves(child).forEach(leaf -> leaves.add(key + "." + leaf));
            } else {
                leaves.add(String.valueOf(key));
            }
        });
        return leaves;
    }

    private static Arguments same(String name, UnaryOperator<Tree> change) {
        return argumentSet(name, change);
    }

    private static Arguments wish(
            String name,
            UnaryOperator<BackupScheduleSpec> change,
            Map<String, Object> data,
            Map<String, Object> validation) {
        return argumentSet(name, change, data, validation);
    }

    private static Arguments edit(String name, Object value, String... path) {
        return argumentSet(name, value instanceof Optional<?> given ? given : Optional.of(value), path);
    }
}
