package io.hubbackup.demo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.decide.backup.View;
import io.hubbackup.demo.operator.InProcessOperator.Traits;
import io.hubbackup.kit.NeedsSimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The operator of production against the embedded API server, in simulated time. */
@NeedsSimulatedTime
class InProcessOperatorTest {

    private static final Instant START = Instant.parse("2026-03-01T00:10:00Z");
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int DAYS = 1;

    private final SmallHub hub = new SmallHub(START, 1);

    @AfterEach
    void close() {
        hub.close();
    }

    private InProcessOperator operator(String name) {
        return InProcessOperator.start(hub.place(), Traits.of(name, new Random(2)));
    }

    private static List<String> names(List<GenericKubernetesResource> objects) {
        return objects.stream().map(object -> object.getMetadata().getName()).toList();
    }

    @Test
    @DisplayName("D33 B3.1 B3.27 D25 five Velero Schedules and five Backups at once, and hourly backups from then on")
    void hourly() {
        hub.startVelero();
        long began = System.nanoTime();
        var operator = operator("operator-1");
        assertThat(hub.time().advanceUntil(operator::ready, SOON)).isTrue();
        long ready = System.nanoTime();

        assertThat(hub.time().advanceUntil(() -> hub.backups().size() == 5, SOON))
                .isTrue();
        assertThat(names(hub.schedules()))
                .containsExactly(
                        "acm-credentials-schedule",
                        "acm-managed-clusters-schedule",
                        "acm-resources-generic-schedule",
                        "acm-resources-schedule",
                        "acm-validation-policy-schedule");
        int requests = hub.requests().size();

        hub.time().advance(Duration.ofDays(DAYS));

        assertThat(hub.ready()).isEqualTo("True BackedUp");
        assertThat(hub.backups()).hasSizeBetween(4 * 24, 5 * 26);
        assertThat(operator.log()).doesNotContain(" ERROR ").doesNotContain("was not written");
        System.out.printf(
                "%d days in %d ms; ready after %d ms; %d requests, %d of them of the operator, %s%n",
                DAYS,
                (System.nanoTime() - ready) / 1_000_000,
                (ready - began) / 1_000_000,
                hub.requests().size() - requests,
                hub.requests().stream()
                        .filter(request -> request.contains(InProcessOperator.USER_AGENT))
                        .count(),
                operator.figures()
                        .lines()
                        .filter(line -> line.startsWith("hub_backup_passes"))
                        .toList());
    }

    @Test
    @DisplayName("D13 D20 the same seed leads to the same requests in the same order")
    void deterministic() {
        var once = hours(7);
        var again = hours(7);
        int same = 0;
        while (same < Math.min(once.size(), again.size()) && once.get(same).equals(again.get(same))) {
            same++;
        }
        assertThat(once.subList(same, once.size()))
                .as("from request %d of %d", same, once.size())
                .isEqualTo(again.subList(same, again.size()));
        assertThat(once).hasSizeGreaterThan(300);
    }

    private static List<String> hours(long seed) {
        try (var hub = new SmallHub(START, seed)) {
            hub.startVelero();
            InProcessOperator.start(hub.place(), Traits.of("operator-1", new Random(seed)));
            hub.time().advance(Duration.ofHours(2));
            return hub.requests();
        }
    }

    @Test
    @DisplayName("D9 after a crash nothing of an operator reaches the server; the next one goes on where it was")
    void crash() {
        hub.startVelero();
        var first = operator("operator-1");
        hub.time().settle();
        assertThat(first.ready()).isTrue();
        first.kill();
        int before = hub.requests().size();

        hub.time().advance(Duration.ofMinutes(30));
        assertThat(first.alive()).isFalse();
        assertThat(hub.requests().subList(before, hub.requests().size()))
                .noneMatch(request -> request.contains(InProcessOperator.USER_AGENT));
        assertThat(hub.schedules()).isEmpty();

        operator("operator-2");
        hub.time().advance(SOON);
        assertThat(hub.schedules()).hasSize(5);
        assertThat(hub.ready()).isEqualTo("True BackedUp");
    }

    @Test
    @DisplayName("D20 the framework does nothing in real time: no thread of the JVM is its own")
    void noThreads() {
        var before = pools();
        var operator = operator("operator-1");
        assertThat(hub.time().advanceUntil(operator::ready, SOON)).isTrue();

        assertThat(pools()).isSubsetOf(before);
    }

    private static Set<Thread> pools() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("pool-\\d+-thread-\\d+"))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("D25 an operator that is stopped in good order ends at once")
    void stop() {
        var operator = operator("operator-1");
        assertThat(hub.time().advanceUntil(operator::ready, SOON)).isTrue();
        operator.stop();
        hub.time().settle();

        assertThat(operator.alive()).isFalse();
        int before = hub.requests().size();
        hub.time().advance(Duration.ofHours(1));
        assertThat(hub.requests()).hasSize(before);
    }

    @Test
    @DisplayName("D25 an API server that is away for an hour, and whose answers get lost, is got over")
    void serverAway() {
        hub.startVelero();
        var operator = operator("operator-1");
        hub.time().advance(Duration.ofMinutes(30));
        assertThat(hub.ready()).isEqualTo("True BackedUp");

        hub.crash();
        hub.time().advance(Duration.ofHours(1));
        hub.comeBack();
        hub.time().advance(Duration.ofMinutes(10));

        assertThat(operator.ready()).isTrue();
        assertThat(hub.ready()).isEqualTo("True BackedUp");
        assertThat(operator.log()).contains("Lost sight of a kind").contains("Follows a kind again");
    }

    @Test
    @DisplayName(
            "D20 a defect can be planted in what the operator sees, and settings are those of a configuration file")
    void traits() {
        hub.startVelero();
        UnaryOperator<View> blind = view -> {
            throw new IllegalStateException("planted");
        };
        var settings = Map.of("hub-backup.hub-id", "hub-of-a-test");
        var operator = InProcessOperator.start(hub.place(), new Traits("operator-1", settings, new Random(2), blind));
        hub.time().advance(SOON);
        assertThat(operator.log()).contains("planted");
        assertThat(hub.schedules()).isEmpty();
        operator.kill();

        InProcessOperator.start(
                hub.place(), new Traits("operator-2", settings, new Random(2), UnaryOperator.identity()));
        hub.time().advance(SOON);
        assertThat(hub.schedules())
                .extracting(schedule ->
                        schedule.getMetadata().getLabels().get("cluster.open-cluster-management.io/backup-cluster"))
                .hasSize(5)
                .containsOnly("hub-of-a-test");
    }
}
