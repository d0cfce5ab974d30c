package io.hubbackup.decide.restore.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.decide.restore.cleanup.CleanupScene.Thing;
import io.hubbackup.hub.ListedObject;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.ProtectedKinds;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.VeleroLabelValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every clean-up, whatever the hub and the run look like; the seed stands in the name of each case. */
@DisplayName("D8 what holds of every clean-up")
class CleanupInvariantsTest {

    private static final int OBJECTS = 120;
    private static final List<String> NAMESPACES = List.of(
            "ns",
            "cluster-1",
            "hub-itself",
            CleanupScene.NAMESPACE,
            "open-cluster-management",
            "multicluster-engine",
            "kube-system",
            "openshift-gitops",
            "charts");
    private static final Set<String> SAFE = Set.of(
            "hub-itself",
            CleanupScene.NAMESPACE,
            "open-cluster-management",
            "multicluster-engine",
            "kube-system",
            "charts");
    private static final List<String> LABELS = List.of(
            "cluster.open-cluster-management.io/backup",
            "cluster.open-cluster-management.io/type",
            "hive.openshift.io/secret-type",
            "velero.io/exclude-from-backup",
            "installer.name",
            "local-cluster");
    private static final List<String> VALUES = List.of("", "cluster-activation", "true", "multiclusterhub", "other");

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "W1, W8, W9, W20, W21 nothing that the run restored, nothing protected, nothing foreign, nothing on doubt")
    void holds(long seed) {
        var random = new Random(seed);
        var scene = scene(random);
        var scope = scene.scope();
        var objects = new HashMap<ApiKind, List<ListedObject>>();
        var answers = new LinkedHashMap<KindQuery, Observed<Findings>>();
        var unreadable = CleanupScene.KINDS.get(random.nextInt(CleanupScene.KINDS.size()));
        for (var query : scope.queries()) {
            var listed = objects.computeIfAbsent(query.kind(), kind -> objects(scene, kind, random));
            answers.put(
                    query,
                    query.kind().equals(unreadable)
                            ? Observed.unreadable("x", "seed")
                            : Observed.of(CleanupPlanTest.findings(scope, query, listed, 100_000)));
        }
        var plan = CleanupPlan.of(scope, answers);
        plan.kinds().forEach(kind -> check(scene, scope, kind, objects, unreadable));
    }

    @Test
    @DisplayName("the generated hubs have much to delete, and much to keep")
    void thereIsMuchToDo() {
        var plans = seeds().limit(50).mapToObj(seed -> {
            var random = new Random(seed);
            var scene = scene(random);
            var listed = new HashMap<ApiKind, Observed<List<ListedObject>>>();
            CleanupScene.KINDS.forEach(kind -> listed.put(kind, Observed.of(objects(scene, kind, random))));
            return CleanupPlanTest.plan(scene, listed);
        });
        var kinds = plans.flatMap(plan -> plan.kinds().stream()).toList();
        assertThat(kinds.stream().mapToInt(KindPlan::doomed).sum()).isGreaterThan(1_500);
        assertThat(kinds.stream().mapToInt(KindPlan::kept).sum()).isGreaterThan(2_000);
    }

    private static void check(
            CleanupScene scene,
            CleanupScope scope,
            KindPlan kind,
            Map<ApiKind, List<ListedObject>> objects,
            ApiKind unreadable) {
        var byUid = new HashMap<String, ListedObject>();
        objects.getOrDefault(kind.kind(), List.of()).forEach(object -> byUid.put(object.uid(), object));
        assertThat(ProtectedKinds.contain(kind.kind())).isFalse();
        if (kind.kind().equals(unreadable)) {
            assertThat(kind.objects()).isEmpty();
        }
        for (var doomed : kind.objects()) {
            var object = Objects.requireNonNull(byUid.get(doomed.uid()), "it was listed");
            var origin = object.label("velero.io/backup-name").orElse("");
            assertThat(scope.current()).doesNotContain(origin);
            assertThat(object.label("velero.io/exclude-from-backup").orElse("")).isNotEqualTo("true");
            assertThat(object.label("installer.name").orElse("")).isNotEqualTo("multiclusterhub");
            assertThat(SAFE).doesNotContain(object.key().namespace());
            assertThat(object.deleting()).isFalse();
            assertThat(scene.option).isNotEqualTo(Cleanup.NONE);
            if (scene.option == Cleanup.RESTORED) {
                assertThat(origin).startsWith("acm-");
            }
            if (kind.kind().equals(CleanupScene.CLUSTER)) {
                assertThat(object.label("local-cluster").orElse("")).isNotEqualTo("true");
                assertThat(object.key().name()).isNotEqualTo("hub-itself");
            }
        }
        failedTypes(scene).forEach(type -> assertThat(scope.types()).doesNotContainKey(type));
    }

    private static List<BackupType> failedTypes(CleanupScene scene) {
        return scene.failed.stream()
                .filter(scene.parts::contains)
                .map(RestorePart::type)
                .toList();
    }

    private static CleanupScene scene(Random random) {
        var scene = random.nextInt(3) == 0 ? CleanupScene.passive() : new CleanupScene();
        scene.option = Cleanup.values()[random.nextInt(Cleanup.values().length)];
        scene.combined = random.nextBoolean();
        for (var part : RestorePart.values()) {
            if (random.nextInt(6) == 0) {
                scene.failed.add(part);
            }
            if (random.nextInt(8) == 0) {
                scene.parts.remove(part);
            }
        }
        if (random.nextInt(4) == 0) {
            scene.backups.put(BackupType.RESOURCES, "a-long-name-that-a-user-has-chosen-for-a-backup-of-his-own-hub-1");
        }
        return scene;
    }

    private static List<ListedObject> objects(CleanupScene scene, ApiKind kind, Random random) {
        var objects = new ArrayList<ListedObject>();
        for (int i = 0; i < OBJECTS; i++) {
            var labels = new HashMap<String, String>();
            origin(scene, random).forEach(origin -> labels.put("velero.io/backup-name", origin));
            LABELS.stream()
                    .filter(label -> random.nextInt(4) == 0)
                    .forEach(label -> labels.put(label, VALUES.get(random.nextInt(VALUES.size()))));
            var name = random.nextInt(30) == 0 ? "hub-itself" : "object-" + i;
            var namespace = kind.namespaced() ? NAMESPACES.get(random.nextInt(NAMESPACES.size())) : "";
            var listed = new Thing(namespace, name, labels, List.of(), "").listed(random.nextInt(10) == 0);
            objects.add(new ListedObject(
                    listed.key(),
                    kind.kind() + i,
                    "7",
                    listed.labels(),
                    listed.finalizers(),
                    listed.owners(),
                    listed.deleting()));
        }
        return objects;
    }

    private static List<String> origin(CleanupScene scene, Random random) {
        var type = BackupType.dataTypes().get(random.nextInt(4));
        return switch (random.nextInt(5)) {
            case 0 -> List.of();
            case 1 -> List.of(VeleroLabelValue.of(scene.backup(type)));
            case 2, 3 -> List.of(type.scheduleName() + CleanupScene.BEFORE);
            default -> List.of("nightly-of-the-database");
        };
    }
}
