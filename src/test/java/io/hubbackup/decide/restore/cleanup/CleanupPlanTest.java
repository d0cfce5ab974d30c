package io.hubbackup.decide.restore.cleanup;

import static io.hubbackup.decide.restore.cleanup.CleanupScene.CLUSTER;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.POLICY;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.query;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.stale;
import static io.hubbackup.wire.BackupType.RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.decide.restore.journal.CleanupRecord;
import io.hubbackup.decide.restore.journal.KindTally;
import io.hubbackup.hub.ListedObject;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D9 what a clean-up shall delete, as a value")
class CleanupPlanTest {

    private final CleanupScene scene = new CleanupScene();

    @Test
    @DisplayName("R5.22 each kind says how many were found, shall go, and are kept by which rule")
    void tallies() {
        var objects = new ArrayList<>(policies(3));
        objects.add(stale(RESOURCES).named("kept").in("hub-itself").listed());
        objects.add(stale(RESOURCES)
                .named("kept-too")
                .with("velero.io/exclude-from-backup", "true")
                .listed());
        objects.add(
                stale(RESOURCES).named("held").withFinalizer("policy/cleanup").listed());
        var plan = plan(Map.of(POLICY, Observed.of(objects)));
        assertThat(plan.tallies())
                .containsExactly(
                        new KindTally(
                                "Policy.policy.open-cluster-management.io",
                                6,
                                0,
                                2,
                                0,
                                "1 in the namespace of the hub itself (R5.16); 1 excluded from backups by label (R5.18); 1 of the deleted wait for their finalizers"));
        assertThat(plan.doomed()).isEqualTo(4);
    }

    @Test
    @DisplayName("W9, R5.14 of a kind that cannot be read nothing goes, and its line says why; the other kinds go on")
    void unreadable() {
        var plan = plan(Map.of(
                POLICY, Observed.of(policies(3)), CLUSTER, Observed.unreadable("x", "the list was refused with 500")));
        assertThat(plan.doomed()).isEqualTo(3);
        assertThat(plan.tallies())
                .filteredOn(tally -> tally.kind().startsWith("ManagedCluster.cluster"))
                .singleElement()
                .satisfies(tally ->
                        assertThat(tally.note()).isEqualTo("nothing of it is deleted: the list was refused with 500"));
    }

    @Test
    @DisplayName("D8 what was read of a kind is left too when another list of it could not be read")
    void halfUnreadable() {
        scene.option = Cleanup.ALL;
        var scope = scene.scope();
        var secrets = scope.queries().stream()
                .filter(query -> query.kind().equals(CleanupScene.SECRET))
                .toList();
        assertThat(secrets).hasSize(3);
        var answers = new LinkedHashMap<KindQuery, Observed<Findings>>();
        scope.queries().forEach(query -> answers.put(query, Observed.of(Findings.NONE)));
        var object = stale(BackupType.CREDENTIALS)
                .with("cluster.open-cluster-management.io/type", "aws")
                .listed();
        answers.put(secrets.get(0), Observed.of(findings(scope, secrets.get(0), List.of(object), 10)));
        answers.put(secrets.get(1), Observed.unreadable("x", "why"));
        var plan = CleanupPlan.of(scope, answers);
        assertThat(plan.doomed()).isZero();
        assertThat(plan.batch(0, 100).isEmpty()).isTrue();
    }

    @Test
    @DisplayName("D8 what was not looked at is not known, and stays")
    void notLookedAt() {
        assertThat(CleanupPlan.of(scene.scope(), Map.of()).doomed()).isZero();
    }

    @Test
    @DisplayName(
            "packaging 1.2 kinds that nobody has granted are told in one sentence, and stay told when others are looked at again")
    void notGranted() {
        var all = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> new ApiKind("example.com", "v1", "Kind" + i, "kind" + i + "s", true))
                .collect(Collectors.toSet());
        var plan = plan(Map.of(POLICY, Observed.of(policies(3))));
        assertThat(plan.omissions()).isEmpty();

        var told = plan.leavingOut(all).permitted(Map.of(POLICY, Observed.of(true)));

        assertThat(told.doomed()).isEqualTo(3);
        assertThat(told.omissions())
                .containsExactly(
                        "Not cleaned up, because this operator may not list them: Kind1.example.com, Kind2.example.com, Kind3.example.com, Kind4.example.com, Kind5.example.com and 2 more kinds. To include a kind, grant its service account get, list, patch and delete.");
        assertThat(CleanupRecord.NONE
                        .omitting(told.omissions())
                        .omitting(plan.omissions())
                        .omitted())
                .isEqualTo(told.omissions());
    }

    @Test
    @DisplayName("D8 of a kind that this operator may not delete, or may not ask about, nothing is begun")
    void notPermitted() {
        var plan = plan(Map.of(POLICY, Observed.of(policies(3))));
        assertThat(plan.verbs()).containsOnlyKeys(POLICY);
        assertThat(plan.permitted(Map.of(POLICY, Observed.of(true))).doomed()).isEqualTo(3);
        assertThat(plan.permitted(Map.of(POLICY, Observed.of(false))).doomed()).isZero();
        assertThat(plan.permitted(Map.of(POLICY, Observed.unreadable("x", "why")))
                        .doomed())
                .isZero();
        var refused = plan.permitted(Map.of());
        assertThat(refused.doomed()).isZero();
        assertThat(refused.tallies())
                .singleElement()
                .satisfies(tally -> assertThat(tally.failed()).isEqualTo(3));
    }

    @Test
    @DisplayName("D32 the hash does not depend on the order or on what ticks, but on every object and on the run's set")
    void hash() {
        var objects = policies(20);
        var hash = hash(objects);
        var shuffled = new ArrayList<>(objects);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(hash(shuffled)).isEqualTo(hash);
        assertThat(hash(objects.stream().map(CleanupPlanTest::later).toList())).isEqualTo(hash);
        assertThat(hash(objects.subList(1, 20))).isNotEqualTo(hash);
        assertThat(hash(policies(21))).isNotEqualTo(hash);
        scene.backups.put(RESOURCES, "another-set");
        assertThat(hash(objects)).isNotEqualTo(hash);
    }

    private String hash(List<ListedObject> objects) {
        return plan(Map.of(POLICY, Observed.of(objects))).hash();
    }

    @Test
    @DisplayName("W25 batches are taken side by side, and together they are the plan")
    void batches() {
        var plan = plan(Map.of(POLICY, Observed.of(policies(25)), CLUSTER, Observed.of(clusters(7))));
        assertThat(plan.size()).isEqualTo(32);
        var writes = Stream.of(0, 10, 20, 30)
                .flatMap(from -> plan.batch(from, 10).writes())
                .toList();
        assertThat(writes).hasSize(32).doesNotHaveDuplicates();
        assertThat(plan.batch(0, 10)).isInstanceOf(Plan.Parallel.class);
        assertThat(plan.batch(32, 10).isEmpty()).isTrue();
        assertThat(plan.batch(0, 1_000).writes()).containsExactlyElementsOf(writes);
        assertThat(writes.stream().filter(Write.Release.class::isInstance)).hasSize(7);
    }

    @Test
    @DisplayName("a plan has room for so many objects; the rest is counted, is in the hash, and is found again")
    void room() {
        var scope = scene.scope();
        var query = query(POLICY, RESOURCES);
        var findings = findings(scope, query, policies(30), 10);
        assertThat(findings.doomed()).hasSize(10);
        assertThat(findings.sum())
                .isEqualTo(findings(scope, query, policies(30), 100).sum());
        var planned = scope.queries().stream()
                .filter(one -> one.kind().equals(POLICY))
                .findFirst()
                .orElseThrow();
        var plan = CleanupPlan.of(scope, Map.of(planned, Observed.of(findings)));
        assertThat(plan.doomed()).isEqualTo(30);
        assertThat(plan.size()).isEqualTo(10);
        assertThat(plan.complete()).isFalse();
    }

    @Test
    @DisplayName("R5.22, W9 every outcome is counted with its kind, and the first reasons are kept")
    void outcomes() {
        var plan = plan(Map.of(POLICY, Observed.of(policies(8))));
        var writes = plan.batch(0, 8).writes().toList();
        var outcomes = new ArrayList<Outcome>();
        outcomes.add(new Outcome.Done(writes.get(0)));
        outcomes.add(new Outcome.Done(writes.get(1)));
        outcomes.add(new Outcome.Outdated(writes.get(2), "another UID"));
        writes.subList(3, 8)
                .forEach(write -> outcomes.add(new Outcome.Failed(write, 403, "forbidden", Optional.empty())));
        var before =
                new CleanupRecord("hash", List.of(), List.of(), plan.tallies(), List.of("left"), List.of(), List.of());
        var after = Tallies.after(before, new Outcomes(outcomes));
        assertThat(after.plan()).isEqualTo("hash");
        assertThat(after.left()).containsExactly("left");
        assertThat(after.kinds()).singleElement().satisfies(tally -> {
            assertThat(tally.deleted()).isEqualTo(2);
            assertThat(tally.failed()).isEqualTo(6);
            assertThat(tally.note().split(";")).hasSize(3);
            assertThat(tally.note()).startsWith("ns/policy-2: it has changed: another UID; ns/policy-3: forbidden");
        });
    }

    @Test
    @DisplayName(
            "R5.22, W25 deletions before a crash are counted by the next look, and no kept or waiting object twice")
    void countedAnew() {
        var kept = stale(RESOURCES).named("kept").in("hub-itself").listed();
        var all = new ArrayList<>(policies(8));
        all.add(kept);
        var first = plan(Map.of(POLICY, Observed.of(all))).tallies();
        assertThat(first)
                .extracting(KindTally::found, KindTally::deleted, KindTally::kept)
                .containsExactly(tuple(9, 0, 1));

        var now = new ArrayList<>(policies(3));
        now.add(kept);
        now.add(stale(RESOURCES)
                .named("policy-7")
                .withFinalizer("policy/cleanup")
                .listed(true));
        var next = plan(Map.of(POLICY, Observed.of(now)));
        var second = next.tallies(first);
        assertThat(second)
                .extracting(KindTally::found, KindTally::deleted, KindTally::kept)
                .containsExactly(tuple(9, 5, 1));
        assertThat(next.tallies(second)).isEqualTo(second);
        assertThat(plan(Map.of()).tallies(second))
                .extracting(KindTally::found, KindTally::deleted, KindTally::kept)
                .containsExactly(tuple(8, 8, 0));
    }

    @Test
    @DisplayName("R5.22, W9 what has failed and is found again is no failure any more; what cannot be read is not gone")
    void failedBefore() {
        var name = POLICY.displayName();
        var before = List.of(new KindTally(name, 5, 2, 0, 3, "ns/policy-2: it has changed"));
        assertThat(plan(Map.of(POLICY, Observed.of(policies(3)))).tallies(before))
                .containsExactly(new KindTally(name, 5, 2, 0, 0, ""));
        assertThat(plan(Map.of(POLICY, Observed.unreadable("x", "503"))).tallies(before))
                .containsExactly(new KindTally(name, 5, 2, 0, 3, "nothing of it is deleted: 503"));
    }

    private CleanupPlan plan(Map<ApiKind, Observed<List<ListedObject>>> listed) {
        return plan(scene, listed);
    }

    static CleanupPlan plan(CleanupScene scene, Map<ApiKind, Observed<List<ListedObject>>> listed) {
        var scope = scene.scope();
        var answers = new LinkedHashMap<KindQuery, Observed<Findings>>();
        scope.queries()
                .forEach(query -> answers.put(
                        query,
                        listed.getOrDefault(query.kind(), Observed.of(List.of()))
                                .map(objects -> findings(scope, query, objects, 100_000))));
        return CleanupPlan.of(scope, answers);
    }

    static Findings findings(CleanupScope scope, KindQuery query, List<ListedObject> objects, int room) {
        return objects.stream().collect(Findings.judging(new CleanupJudge(scope), query, new Room(room)));
    }

    static List<ListedObject> policies(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> stale(RESOURCES).named("policy-" + i).listed())
                .toList();
    }

    static List<ListedObject> clusters(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> stale(BackupType.MANAGED_CLUSTERS)
                        .in("")
                        .named("cluster-" + i)
                        .listed())
                .toList();
    }

    private static ListedObject later(ListedObject object) {
        return new ListedObject(
                object.key(),
                object.uid(),
                object.resourceVersion() + "9",
                object.labels(),
                object.finalizers(),
                object.owners(),
                object.deleting());
    }
}
