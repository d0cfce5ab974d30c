package io.hubbackup.decide.policy.recovery;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.PEER;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.policy.Fleet;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.recovery.ClusterReadiness.State;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ScheduleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What would come back of each managed cluster")
class FailoverReadinessTest {

    private static final Instant SET = NOON.minusSeconds(7200);
    private static final Instant NEXT_RUN = NOON.plusSeconds(7200);
    private static final Instant LATER = NOON.plus(Duration.ofDays(60));

    private static ScheduleTerms terms(boolean tokens) {
        return new ScheduleTerms("0 */2 * * *", Optional.empty(), tokens, false, "");
    }

    private static PolicyHub hub(Fleet fleet) {
        return active().schedule("Enabled", terms(true)).set(SELF, SET).fleet(fleet.seen());
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                argumentSet("it comes back", hub(Fleet.of("a").token("a", LATER)), State.READY, ""),
                argumentSet("it has no token", hub(Fleet.of("a")), State.TOKEN_MISSING, "It has no import token"),
                argumentSet(
                        "its token has ended",
                        hub(Fleet.of("a").token("a", NOON)),
                        State.TOKEN_MISSING,
                        "ended at 2026-03-03T12:00:00Z"),
                argumentSet(
                        "no tokens are made",
                        hub(Fleet.of("a").token("a", LATER)).schedule("Enabled", terms(false)),
                        State.TOKEN_MISSING,
                        "spec.useManagedServiceAccount of BackupSchedule schedule-acm is off"),
                argumentSet(
                        "its token ends with the next run",
                        hub(Fleet.of("a").token("a", NEXT_RUN)),
                        State.TOKEN_EXPIRING,
                        "ends at 2026-03-03T14:00:00Z, before the next backup (2026-03-03T14:00:00Z)"),
                argumentSet(
                        "its token ends a moment after the next run",
                        hub(Fleet.of("a").token("a", NEXT_RUN.plusMillis(1))),
                        State.READY,
                        ""),
                argumentSet(
                        "one of the pair lasts",
                        hub(Fleet.of("a").token("a", NEXT_RUN).pair("a", LATER)),
                        State.READY,
                        ""),
                argumentSet(
                        "while nothing is scheduled the token has to last as long as the backup",
                        hub(Fleet.of("a").token("a", SET.plus(Duration.ofDays(30))))
                                .schedule("Paused", terms(true)),
                        State.TOKEN_EXPIRING,
                        "2026-04-02T10:00:00Z"),
                argumentSet(
                        "nobody can call it",
                        hub(Fleet.of("a").url("a", "").token("a", LATER)),
                        State.NO_API_URL,
                        "spec.managedClusterClientConfigs"),
                argumentSet(
                        "its token is in no backup",
                        hub(Fleet.of("a").unlabelled("a", LATER)),
                        State.SECRET_UNLABELLED,
                        "a/auto-import-account lacks the label"),
                argumentSet(
                        "it is as old as the set",
                        hub(Fleet.of("a").born("a", SET).token("a", LATER)),
                        State.READY,
                        ""),
                argumentSet(
                        "it is younger than the set",
                        hub(Fleet.of("a").born("a", SET.plusSeconds(1)).token("a", LATER)),
                        State.NOT_IN_BACKUP,
                        "It was created at 2026-03-03T10:00:01Z"),
                argumentSet(
                        "its token is younger than the set",
                        hub(Fleet.of("a").youngToken("a", LATER, SET.plusSeconds(1))),
                        State.NOT_IN_BACKUP,
                        "Its import token is younger"),
                argumentSet(
                        "there is no set",
                        active().schedule("Enabled", terms(true))
                                .fleet(Fleet.of("a").token("a", LATER).seen()),
                        State.NOT_IN_BACKUP,
                        "This hub has no complete backup set"),
                argumentSet(
                        "a set of another hub does not hold it",
                        active().schedule("Enabled", terms(true))
                                .set(PEER, SET)
                                .fleet(Fleet.of("a").token("a", LATER).seen()),
                        State.NOT_IN_BACKUP,
                        "This hub has no complete backup set"),
                argumentSet("hive made it", hub(Fleet.of("a").hive("a")), State.PROVISIONED, ""),
                argumentSet(
                        "hive made it after the set",
                        hub(Fleet.of("a").born("a", NOON).hive("a")),
                        State.NOT_IN_BACKUP,
                        "It was created at"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void tells(PolicyHub hub, State state, String reason) {
        assertThat(readiness(hub).clusters()).singleElement().satisfies(cluster -> {
            assertThat(cluster.state()).isEqualTo(state);
            assertThat(cluster.reason()).contains(reason);
            assertThat(cluster.reason().isEmpty()).isEqualTo(state.comesBack());
        });
    }

    private static FailoverReadiness readiness(PolicyHub hub) {
        return FailoverReadiness.of(hub.seen(), NOON)
                .fold(
                        found -> found,
                        api -> {
                            throw new AssertionError(api);
                        },
                        no -> {
                            throw new AssertionError(no.why());
                        });
    }

    @Test
    @DisplayName("The hub's own cluster is nothing that comes back")
    void leavesTheHubItselfOut() {
        assertThat(readiness(hub(Fleet.of("a").local("a"))).clusters()).isEmpty();
    }

    @Test
    @DisplayName("A hub that backs nothing up, or whose clusters another hub has, tells nothing")
    void tellsNothingWhereNothingIsBackedUp() {
        var fleet = Fleet.of("a").seen();
        assertThat(readiness(bare().fleet(fleet))).isEqualTo(FailoverReadiness.NONE);
        assertThat(readiness(active().schedule("BackupCollision").fleet(fleet))).isEqualTo(FailoverReadiness.NONE);
    }

    @Test
    @DisplayName("What cannot be read is no answer")
    void isUnreadableWithoutSecrets() {
        assertThat(FailoverReadiness.of(
                        active().fleet(Fleet.of("a").unreadable("forbidden")).seen(), NOON))
                .isInstanceOf(Observed.Unreadable.class);
        assertThat(FailoverReadiness.of(
                        active().backups(Observed.unreadable("Backup", "forbidden"))
                                .seen(),
                        NOON))
                .isInstanceOf(Observed.Unreadable.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "Whatever the fleet: each cluster has one state, the counts are those of the names, and one more defect never brings a cluster back")
    void holdsForEveryFleet(long seed) {
        var random = new Random(seed);
        int size = 1 + random.nextInt(60);
        var fleet = generated(random, size);
        var before = readiness(hub(fleet));
        assertThat(before.clusters())
                .hasSize(size)
                .isSortedAccordingTo((one, other) -> one.cluster().compareTo(other.cluster()));
        assertThat(before.counts().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(size);
        assertThat(before.counts()).containsOnlyKeys(State.values());
        assertThat(before.lost())
                .allSatisfy(cluster -> assertThat(cluster.reason()).endsWith("."));
        var worse = readiness(hub(fleet).schedule("Enabled", terms(false)));
        assertThat(worse.lost().stream().map(ClusterReadiness::cluster))
                .containsAll(
                        before.lost().stream().map(ClusterReadiness::cluster).toList());
        assertThat(worse.counts()).containsEntry(State.READY, 0);
    }

    static Stream<Long> seeds() {
        return new Random(7).longs(40).boxed();
    }

    private static Fleet generated(Random random, int size) {
        var names = IntStream.range(0, size).mapToObj("cluster-%02d"::formatted).toArray(String[]::new);
        var fleet = Fleet.of(names);
        for (var name : names) {
            fleet = switch (random.nextInt(8)) {
                case 0 -> fleet.hive(name);
                case 1 -> fleet.url(name, "").token(name, LATER);
                case 2 -> fleet.unlabelled(name, LATER);
                case 3 -> fleet.token(name, NOON.plusSeconds(random.nextInt(10_000)));
                case 4 ->
                    fleet.born(name, SET.plusSeconds(random.nextInt(200) - 100)).token(name, LATER);
                case 5 -> fleet;
                default -> fleet.token(name, LATER).pair(name, LATER);
            };
        }
        return fleet;
    }
}
