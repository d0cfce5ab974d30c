package io.hubbackup.decide.backup.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.decide.backup.preparation.FakeHub.Part;
import io.hubbackup.decide.guard.BackupSideDeletes;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.Keyed;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for every hub, whatever state it is in. */
class PreparationInvariantsTest {

    private static final int HUBS = 200;
    private static final int CRASHED_HUBS = 50;
    private static final Set<Part> GROUND =
            Set.of(Part.CLUSTERS, Part.ADD_ONS, Part.WORKS, Part.ACCOUNTS, Part.SECRETS, Part.COMPONENT);
    private static final List<String> SELECTING = List.of(
            "cluster.open-cluster-management.io/backup",
            "cluster.open-cluster-management.io/type",
            "hive.openshift.io/secret-type");

    @Test
    @DisplayName("B4.1 passes end: sooner or later there is nothing left to do, in batches as in one")
    void converges() {
        forAll(seed -> {
            var hub = RandomHub.of(seed);
            hub.settle();
            var whole = hub.copy();
            whole.batch = 1_000_000;
            int writes = whole.writes().size();
            hub.converge(3 * writes + 10);
            whole.converge(6);
            assertThat(hub.state()).containsExactlyElementsOf(whole.state());
        });
    }

    @Test
    @DisplayName("D9 a crash after any write, in any group: the next passes end in the same state")
    void crash() {
        forAll(CRASHED_HUBS, seed -> {
            var straight = RandomHub.of(seed);
            straight.settle();
            straight.batch = 1_000_000;
            var crashed = straight.copy();
            int writes = straight.writes().size();
            straight.converge(6);
            for (int k = 0; k <= Math.min(writes, 40); k++) {
                var after = crashed.copy();
                after.writes().stream().limit(k).forEach(after::apply);
                after.converge(7);
                assertThat(after.state()).as("after write " + k).containsExactlyElementsOf(straight.state());
            }
            var scattered = crashed.copy();
            prefixes(scattered.plan().plan(), new Random(seed)).forEach(scattered::apply);
            scattered.converge(7);
            assertThat(scattered.state()).as("scattered").isEqualTo(straight.state());
        });
    }

    @Test
    @DisplayName("BW3, BW15, B4.19 no delete on any doubt, and with the option on only of what is certainly left over")
    void deletes() {
        forAll(seed -> {
            for (var part : Part.values()) {
                for (var hub : List.of(
                        RandomHub.of(seed).unreadable(part), RandomHub.of(seed).notServed(part))) {
                    if (GROUND.contains(part) || part == Part.CATALOGUE && !hub.option) {
                        assertThat(deletes(hub)).as(part.name()).isEmpty();
                    }
                }
            }
            var hub = RandomHub.of(seed);
            hub.option = true;
            assertThat(deletes(hub)).allMatch(delete -> isLegacyWork(delete) || isLeftover(hub, delete));
            hub.component = false;
            assertThat(deletes(hub)).isEmpty();
        });
    }

    @Test
    @DisplayName("BW22 whatever a user chose stays as it is")
    void usersLabels() {
        forAll(seed -> {
            var hub = RandomHub.of(seed);
            var chosen = hub.secrets.values().stream()
                    .filter(secret -> SELECTING.stream().anyMatch(secret.labels()::containsKey))
                    .filter(secret -> !secret.name().endsWith("-import"))
                    .toList();
            hub.converge(2000);
            for (var before : chosen) {
                var after = hub.secrets.get(before.key());
                if (after != null && after.uid().equals(before.uid())) {
                    assertThat(after.labels()).isEqualTo(before.labels());
                }
            }
        });
    }

    @Test
    @DisplayName("BW38 nothing is ever written in the hub's own namespace")
    void localNamespace() {
        forAll(seed -> {
            var hub = RandomHub.of(seed);
            var local = hub.clusters.values().stream()
                    .filter(ClusterSeen::local)
                    .map(Keyed::name)
                    .collect(Collectors.toSet());
            assertThat(hub.writes())
                    .noneMatch(write -> local.contains(write.target().key().namespace()));
        });
    }

    @Test
    @DisplayName("BW24 every patch and delete names its object by UID, and each object is written once per pass")
    void exact() {
        forAll(seed -> {
            var writes = RandomHub.of(seed).writes();
            assertThat(writes).allMatch(write -> switch (write) {
                case Write.Create create -> true;
                case Write.Patch patch ->
                    patch.uid().isPresent() && patch.resourceVersion().isEmpty();
                case Write.Delete delete -> !delete.uid().isBlank();
                case Write.Apply apply -> false;
                case Write.Release release -> false;
            });
            var kept = writes.stream()
                    .filter(write -> !(write instanceof Write.Delete))
                    .map(write -> write instanceof Write.Create ? "create " + write.target() : "" + write.target());
            assertThat(kept).doesNotHaveDuplicates();
        });
    }

    @Test
    @DisplayName("D8 the guard lets every delete of the preparation through")
    void guard() {
        var guard = new BackupSideDeletes();
        forAll(seed -> assertThat(deletes(RandomHub.of(seed)))
                .allMatch(delete -> guard.refusal(delete).isEmpty()));
    }

    @Test
    @DisplayName("BW29 every cluster is counted exactly once")
    void counts() {
        forAll(seed -> {
            var hub = RandomHub.of(seed);
            hub.option = true;
            var clusters = hub.report().clusters();
            int skipped = clusters.skipped().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(clusters.imported() + skipped)
                    .isEqualTo(clusters.total())
                    .isEqualTo(hub.clusters.size());
            assertThat(clusters.withToken() + clusters.tokenPending()).isEqualTo(clusters.imported());
        });
    }

    @Test
    @DisplayName("B4.1 a plan is never larger than its batch and says whether it holds everything")
    void batches() {
        forAll(seed -> {
            var hub = RandomHub.of(seed);
            var cut = hub.plan();
            var whole = hub.copy();
            whole.batch = 1_000_000;
            int all = whole.writes().size();
            long size = cut.plan().writes().count();
            assertThat(size).isEqualTo(Math.min(all, hub.batch));
            assertThat(cut.complete()).isEqualTo(size == all);
        });
    }

    private static List<Write.Delete> deletes(FakeHub hub) {
        return hub.writes().stream()
                .filter(Write.Delete.class::isInstance)
                .map(Write.Delete.class::cast)
                .toList();
    }

    private static boolean isLegacyWork(Write.Delete delete) {
        return delete.target().kind().equals(Kinds.MANIFEST_WORK)
                && delete.target().key().name().endsWith("-custom");
    }

    private static boolean isLeftover(FakeHub hub, Write.Delete delete) {
        var key = delete.target().key();
        return delete.target().kind().equals(Kinds.SECRET)
                && !hub.accounts.containsKey(key)
                && Map.of("auto-import-account", true, "auto-import-account-pair", true)
                        .containsKey(key.name());
    }

    /** Of every group some beginning, as when the process ends in the middle of parallel work. */
    private static List<Write> prefixes(Plan plan, Random random) {
        var groups = plan instanceof Plan.Parallel parallel ? parallel.steps() : List.of(plan);
        return groups.stream()
                .flatMap(group -> {
                    var writes = group.writes().toList();
                    return writes.stream().limit(random.nextInt(writes.size() + 1));
                })
                .toList();
    }

    private static void forAll(LongConsumer property) {
        forAll(HUBS, property);
    }

    private static void forAll(int hubs, LongConsumer property) {
        LongStream.range(0, hubs).forEach(seed -> {
            try {
                property.accept(seed);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("with the hub of seed " + seed + ": " + failed.getMessage(), failed);
            }
        });
    }
}
