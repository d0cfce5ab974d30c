package io.hubbackup.decide.backup.record;

import static io.hubbackup.wire.BackupType.CREDENTIALS;
import static io.hubbackup.wire.BackupType.MANAGED_CLUSTERS;
import static io.hubbackup.wire.BackupType.RESOURCES;
import static io.hubbackup.wire.BackupType.RESOURCES_GENERIC;
import static io.hubbackup.wire.BackupType.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("BW40 which backups make a set")
class BackupSetsTest {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-21T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T12:30:00Z");

    static Stream<Arguments> newest() {
        var eleven = run(ELEVEN);
        return Stream.of(
                argumentSet("no backups", List.of(), Optional.empty()),
                argumentSet("four of one run", run(NOON), Optional.of(NOON)),
                argumentSet("two runs: the newer", both(eleven, run(NOON)), Optional.of(NOON)),
                argumentSet("B3.27 ordered a minute apart, as Velero does", run(NOON, 0, 0, 0, 60), Optional.of(NOON)),
                argumentSet("exactly the tolerance apart", run(NOON, 0, 0, 0, 120), Optional.of(NOON)),
                argumentSet("one second more", both(eleven, run(NOON, 0, 0, 0, 121)), Optional.of(ELEVEN)),
                argumentSet("one is missing", both(eleven, run(NOON).subList(0, 3)), Optional.of(ELEVEN)),
                argumentSet(
                        "one is only partially there",
                        both(eleven, with(run(NOON), 1, Backups::partial)),
                        Optional.of(ELEVEN)),
                argumentSet(
                        "one still runs",
                        both(eleven, with(run(NOON), 3, b -> b.phase("InProgress"))),
                        Optional.of(ELEVEN)),
                argumentSet(
                        "one still waits",
                        both(eleven, with(run(NOON), 3, b -> b.phase("Queued"))),
                        Optional.of(ELEVEN)),
                argumentSet(
                        "one is being deleted",
                        both(eleven, with(run(NOON), 0, Backups::deleting)),
                        Optional.of(ELEVEN)),
                argumentSet("one expired", both(eleven, with(run(NOON), 0, b -> b.expires(NOW))), Optional.of(ELEVEN)),
                argumentSet(
                        "one expires in a second",
                        with(run(NOON), 0, b -> b.expires(NOW.plusSeconds(1))),
                        Optional.of(NOON)),
                argumentSet(
                        "one was written by another hub",
                        both(eleven, with(run(NOON), 2, b -> b.hub("other"))),
                        Optional.of(ELEVEN)),
                argumentSet(
                        "one lies elsewhere",
                        both(eleven, with(run(NOON), 2, b -> b.storage("other"))),
                        Optional.of(ELEVEN)),
                argumentSet(
                        "the start is earlier than the others: that is the recovery point",
                        with(run(NOON), 1, b -> b.started(NOON.minusSeconds(5))),
                        Optional.of(NOON.minusSeconds(5))),
                argumentSet(
                        "made one after the other over ten minutes",
                        started(run(NOON), 30, 150, 300, 600),
                        Optional.of(NOON.plusSeconds(30))),
                argumentSet(
                        "B6.7 a take-over marker is no backup of a run",
                        List.of(Backups.marker(NOON)),
                        Optional.empty()),
                argumentSet(
                        "the validation backup is not needed",
                        both(run(NOON), List.of(Backups.of(VALIDATION, ELEVEN))),
                        Optional.of(NOON)));
    }

    @ParameterizedTest
    @MethodSource("newest")
    void newestSet(List<Backups> backups, Optional<Instant> time) {
        assertThat(sets(backups).newest().map(CompleteSet::time)).isEqualTo(time);
    }

    @Test
    @DisplayName("the nearest of each type is taken, not the first found")
    void nearest() {
        var extra = Backups.of(CREDENTIALS, NOON.minusSeconds(70));
        var set = sets(both(run(NOON, 60, 0, 0, 0), List.of(extra))).newest().orElseThrow();
        assertThat(set.backups())
                .hasEntrySatisfying(
                        CREDENTIALS,
                        found -> assertThat(found.name()).isEqualTo("acm-credentials-schedule-20261121120100"));
    }

    @Test
    @DisplayName("a set tells its hub, its four backups and when the last was done")
    void wholeSet() {
        var set = sets(run(NOON)).newest().orElseThrow();
        assertThat(set.hubId()).isEqualTo(Backups.HUB);
        assertThat(set.backups().keySet()).containsExactlyElementsOf(BackupType.dataTypes());
        assertThat(set.completed()).contains(NOON.plusSeconds(90));
    }

    static Stream<Arguments> incomplete() {
        var eleven = run(ELEVEN);
        return Stream.of(
                argumentSet("no backups", List.of(), Optional.empty()),
                argumentSet("all complete", both(eleven, run(NOON)), Optional.empty()),
                argumentSet(
                        "BW40 one is missing",
                        both(eleven, run(NOON).subList(0, 3)),
                        Optional.of(new Shortfall(NOON, List.of(RESOURCES), List.of()))),
                argumentSet(
                        "BW40, B6.2 one failed",
                        both(eleven, with(run(NOON), 1, b -> b.phase("Failed"))),
                        Optional.of(new Shortfall(NOON, List.of(), List.of(MANAGED_CLUSTERS)))),
                argumentSet(
                        "BW40 one failed partially and one is missing, and there is no older set",
                        with(run(NOON), 2, Backups::partial).subList(1, 4),
                        Optional.of(new Shortfall(NOON, List.of(CREDENTIALS), List.of(RESOURCES_GENERIC)))),
                argumentSet(
                        "the incomplete run is older than the newest set",
                        both(eleven.subList(0, 2), run(NOON)),
                        Optional.empty()),
                argumentSet(
                        "the run is not over",
                        both(eleven, with(run(NOON), 3, b -> b.phase("Queued"))),
                        Optional.empty()),
                argumentSet(
                        "while a run goes on the one before is still told",
                        both(eleven.subList(0, 3), with(run(NOON), 3, b -> b.phase("InProgress"))),
                        Optional.of(new Shortfall(ELEVEN, List.of(RESOURCES), List.of()))),
                argumentSet(
                        "one may still be ordered", run(NOW.minusSeconds(120)).subList(0, 3), Optional.empty()),
                argumentSet(
                        "a second later it is missing",
                        run(NOW.minusSeconds(121)).subList(0, 3),
                        Optional.of(new Shortfall(NOW.minusSeconds(121), List.of(RESOURCES), List.of()))));
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    @DisplayName("BW40 a run that gave no complete set is told")
    void incompleteSet(List<Backups> backups, Optional<Shortfall> expected) {
        assertThat(sets(backups)
                        .incomplete()
                        .map(set -> new Shortfall(
                                set.time(),
                                set.missing(),
                                List.copyOf(set.unsuccessful().keySet()))))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName(
            "BW40 any history in any order gives the same sets, each Completed, of one hub and within the tolerance")
    void invariants() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var history = randomHistory(random);
            var shuffled = new ArrayList<>(history);
            Collections.shuffle(shuffled, random);
            var sets = sets(history).complete();
            assertThat(sets(shuffled).complete()).as("seed %d", seed).isEqualTo(sets);
            for (CompleteSet set : sets) {
                var members = List.copyOf(set.backups().values());
                assertThat(members)
                        .as("seed %d", seed)
                        .extracting(BackupSeen::phase)
                        .containsOnly("Completed");
                assertThat(members.stream()
                                .map(member -> member.label(Backups.HUB_LABEL))
                                .distinct())
                        .as("seed %d", seed)
                        .hasSize(1);
            }
        }
    }

    private static List<Backups> randomHistory(Random random) {
        var history = new ArrayList<Backups>();
        for (int hour = 0; hour < 6; hour++) {
            var tick = ELEVEN.minus(Duration.ofHours(hour));
            for (Backups backup :
                    run(tick, random.nextInt(150), random.nextInt(150), random.nextInt(150), random.nextInt(150))) {
                var phase = List.of("Completed", "Completed", "Completed", "Failed", "New")
                        .get(random.nextInt(5));
                if (random.nextInt(8) > 0) {
                    history.add(backup.phase(phase).hub(random.nextInt(5) == 0 ? "other" : Backups.HUB));
                }
            }
        }
        return history;
    }

    private static BackupSets sets(List<Backups> backups) {
        return BackupSets.of(Indexed.of(backups.stream().map(Backups::seen).toList()), TOLERANCE, NOW);
    }

    private static List<Backups> run(Instant tick, int... secondsLater) {
        var types = BackupType.dataTypes();
        var run = new ArrayList<Backups>();
        for (int index = 0; index < types.size(); index++) {
            run.add(Backups.of(types.get(index), tick.plusSeconds(secondsLater.length == 0 ? 0 : secondsLater[index])));
        }
        return run;
    }

    private static List<Backups> started(List<Backups> run, int... secondsLater) {
        var started = new ArrayList<Backups>();
        for (int index = 0; index < run.size(); index++) {
            started.add(run.get(index).started(NOON.plusSeconds(secondsLater[index])));
        }
        return started;
    }

    private static List<Backups> with(List<Backups> run, int index, java.util.function.UnaryOperator<Backups> change) {
        var changed = new ArrayList<>(run);
        changed.set(index, change.apply(run.get(index)));
        return changed;
    }

    private static List<Backups> both(List<Backups> one, List<Backups> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private record Shortfall(Instant time, List<BackupType> missing, List<BackupType> unsuccessful) {}
}
