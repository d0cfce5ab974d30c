package io.hubbackup.decide.restore.cleanup;

import static io.hubbackup.decide.restore.cleanup.CleanupPlanTest.clusters;
import static io.hubbackup.decide.restore.cleanup.CleanupPlanTest.plan;
import static io.hubbackup.decide.restore.cleanup.CleanupPlanTest.policies;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.CLUSTER;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.POLICY;
import static io.hubbackup.decide.restore.cleanup.CleanupScene.stale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.journal.CleanupRecord;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.KindTally;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.VeleroLabels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D32 the brake of the clean-up")
class BrakeTest {

    private static final RestoreSettings SETTINGS = RestoreSettings.defaults();

    static Stream<Arguments> shares() {
        return Stream.of(
                argumentSet("nine of nine are too few to ask", 9, Observed.of(9L), false),
                argumentSet("ten of fifty are 20 %", 10, Observed.of(50L), false),
                argumentSet("ten of forty-nine are more", 10, Observed.of(49L), true),
                argumentSet("all of them", 100, Observed.of(100L), true),
                argumentSet("many of very many", 100, Observed.of(10_000L), false),
                argumentSet("W9 of nobody knows how many", 10, Observed.unreadable("x", "why"), true));
    }

    @ParameterizedTest
    @MethodSource("shares")
    void share(int doomed, Observed<Long> total, boolean asks) {
        var plan = plan(new CleanupScene(), Map.of(POLICY, Observed.of(policies(doomed))));
        var ruling =
                new Brake(plan, Map.of(POLICY, total), Indexed.empty(), SETTINGS).judge(journal(), Optional.empty());
        assertThat(ruling instanceof Ruling.Ask).isEqualTo(asks);
    }

    static Stream<Arguments> fleets() {
        return Stream.of(
                argumentSet("stale and gone", cluster(false, "Unknown"), true, ""),
                argumentSet("stale and never seen here", cluster(false, ""), true, ""),
                argumentSet("available here", cluster(true, "True"), true, "cluster-0 (available here)"),
                argumentSet("joined here, and away", cluster(true, "Unknown"), true, "cluster-0 (joined here)"),
                argumentSet("never restored", cluster(false, ""), false, "cluster-0 (no restore has brought it)"));
    }

    @ParameterizedTest
    @MethodSource("fleets")
    @DisplayName("D32 a managed cluster that this hub has by itself is named before it goes, be it a single one")
    void clustersOfItsOwn(ClusterSeen seen, boolean restored, String named) {
        var scene = CleanupScene.all();
        var thing = stale(BackupType.MANAGED_CLUSTERS).in("").named("cluster-0");
        var object = restored ? thing : thing.without(VeleroLabels.BACKUP_NAME);
        var plan = plan(scene, Map.of(CLUSTER, Observed.of(List.of(object.listed()))));
        var ruling = new Brake(plan, Map.of(), Indexed.of(seen), SETTINGS).judge(journal(), Optional.empty());
        if (named.isEmpty()) {
            assertThat(ruling).isInstanceOf(Ruling.Go.class);
        } else {
            assertThat(ruling)
                    .isInstanceOfSatisfying(
                            Ruling.Ask.class,
                            ask -> assertThat(ask.message()).contains(named, "hubbackup.io/confirm: " + ask.hash()));
        }
    }

    @Test
    @DisplayName("D32 the hash of this very plan lets it go on, once")
    void confirmed() {
        var plan = plan(new CleanupScene(), Map.of(POLICY, Observed.of(policies(50))));
        var brake = new Brake(plan, Map.of(POLICY, Observed.of(50L)), Indexed.empty(), SETTINGS);
        var hash = plan.hash();
        assertThat(brake.judge(journal(), Optional.of("another"))).isInstanceOf(Ruling.Ask.class);
        assertThat(brake.judge(journal(), Optional.of(hash))).isInstanceOfSatisfying(Ruling.Go.class, go -> {
            assertThat(go.used()).contains(hash);
            assertThat(go.record().plan()).isEqualTo(hash);
            assertThat(go.record().allowed())
                    .singleElement()
                    .satisfies(allowed -> assertThat(allowed.found()).isEqualTo(50));
        });
        assertThat(brake.judge(journal(CleanupRecord.NONE, List.of(hash)), Optional.of(hash)))
                .isInstanceOf(Ruling.Ask.class);
    }

    @Test
    @DisplayName("W25 after a crash what was cleared goes on without asking, and no more than that")
    void afterACrash() {
        var cleared = cleared(50);
        assertThat(ruling(50, cleared, List.of())).isEqualTo(new Ruling.Go(cleared, Optional.empty()));
        assertThat(ruling(30, cleared, List.of()))
                .isInstanceOfSatisfying(
                        Ruling.Go.class,
                        go -> assertThat(go.record().kinds())
                                .containsExactly(new KindTally(POLICY.displayName(), 50, 20, 0, 0, "")));
        assertThat(ruling(51, cleared, List.of())).isInstanceOf(Ruling.Ask.class);
        var half = new CleanupRecord(
                cleared.plan(),
                cleared.allowed(),
                cleared.clusters(),
                List.of(new KindTally(POLICY.displayName(), 50, 25, 0, 0, "")),
                List.of(),
                List.of(),
                List.of());
        assertThat(ruling(25, half, List.of())).isInstanceOf(Ruling.Go.class);
        assertThat(ruling(26, half, List.of())).isInstanceOf(Ruling.Ask.class);
    }

    @Test
    @DisplayName("D32 W25 what is confirmed in a later round goes on, whatever was deleted before it")
    void confirmedLater() {
        var cleared = cleared(50);
        var half = cleared.counting(List.of(new KindTally(POLICY.displayName(), 50, 50, 0, 0, "")), List.of());
        var plan = plan(new CleanupScene(), Map.of(POLICY, Observed.of(policies(30))));
        var brake = new Brake(plan, Map.of(POLICY, Observed.of(30L)), Indexed.empty(), SETTINGS);
        var go = (Ruling.Go) brake.judge(journal(half, List.of()), Optional.of(plan.hash()));
        assertThat(go.used()).contains(plan.hash());
        assertThat(brake.judge(journal(go.record(), List.of(plan.hash())), Optional.of(plan.hash())))
                .isEqualTo(new Ruling.Go(go.record(), Optional.empty()));
    }

    @Test
    @DisplayName("W25 after a crash no managed cluster is taken away that was not named before")
    void otherClusterAfterACrash() {
        var scene = new CleanupScene();
        var plan = plan(scene, Map.of(CLUSTER, Observed.of(clusters(1))));
        var allowed = List.of(new KindTally(CLUSTER.displayName(), 1, 0, 0, 0, ""));
        var brake = new Brake(plan, Map.of(), Indexed.of(cluster(true, "True")), SETTINGS);
        var other =
                new CleanupRecord("hash", allowed, List.of("cluster-9"), List.of(), List.of(), List.of(), List.of());
        var same = new CleanupRecord("hash", allowed, List.of("cluster-0"), List.of(), List.of(), List.of(), List.of());
        assertThat(brake.judge(journal(other, List.of()), Optional.empty())).isInstanceOf(Ruling.Ask.class);
        assertThat(brake.judge(journal(same, List.of()), Optional.empty())).isInstanceOf(Ruling.Go.class);
    }

    private static CleanupRecord cleared(int policies) {
        var plan = plan(new CleanupScene(), Map.of(POLICY, Observed.of(policies(policies))));
        var ruling = new Brake(plan, Map.of(POLICY, Observed.of(10_000L)), Indexed.empty(), SETTINGS)
                .judge(journal(), Optional.empty());
        return ((Ruling.Go) ruling).record();
    }

    private static Ruling ruling(int policies, CleanupRecord record, List<String> confirmed) {
        var plan = plan(new CleanupScene(), Map.of(POLICY, Observed.of(policies(policies))));
        return new Brake(plan, Map.of(POLICY, Observed.of((long) policies)), Indexed.empty(), SETTINGS)
                .judge(journal(record, confirmed), Optional.empty());
    }

    private static Journal journal() {
        return journal(CleanupRecord.NONE, List.of());
    }

    private static Journal journal(CleanupRecord record, List<String> confirmed) {
        var blank = Journal.BLANK;
        return new Journal(1, blank.step(), blank.plan(), record, blank.activation(), List.of(), confirmed, "", 0, "");
    }

    private static ClusterSeen cluster(boolean joined, String available) {
        return new ClusterSeen(ObjectKey.clusterScoped("cluster-0"), false, true, joined, available, false);
    }
}
