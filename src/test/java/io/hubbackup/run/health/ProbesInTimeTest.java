package io.hubbackup.run.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.Crds;
import io.hubbackup.kit.EmbeddedHub;
import io.hubbackup.kit.EmbeddedHubs;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.NeedsSimulatedTime;
import io.hubbackup.kit.SimulatedOperator;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The probes of an operator whose hub breaks, as a kubelet asks them: every few seconds, for hours. */
@NeedsSimulatedTime
class ProbesInTimeTest {

    private static final Map<String, String> IN_A_POD =
            Map.of("hub-backup.namespace", Hub.NAMESPACE, "hub-backup.leader-election.enabled", "true");
    private static final Duration PERIOD = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofMinutes(3);

    private final EmbeddedHubs hubs = EmbeddedHubs.inSimulatedTime(1);
    private final EmbeddedHub hub = hubs.up(HubOptions.hub());

    @AfterEach
    void close() {
        hubs.close();
    }

    @Test
    @DisplayName(
            "packaging 5 BW34 definitions that are not there yet keep it from having begun, and no Velero does not")
    void definitions() {
        hub.kill(HubProgram.VELERO);
        try (var operator = start()) {
            assertThat(down(operator, Duration.ofMinutes(30))).containsOnly(Probe.STARTUP, Probe.READINESS);

            hub.install(Crds.OURS);
            hub.skip(SOON);

            assertThat(down(operator, Duration.ofHours(2))).isEmpty();
        }
    }

    @Test
    @DisplayName("packaging 5 an API server that is away is no reason to begin anew, however long")
    void apiServer() {
        hub.install(Crds.OURS);
        try (var operator = start()) {
            hub.skip(SOON);
            assertThat(down(operator, Duration.ofMinutes(10))).isEmpty();

            hub.kill(HubProgram.API_SERVER);
            assertThat(down(operator, Duration.ofSeconds(60)))
                    .as("it may be back in a moment")
                    .isEmpty();
            assertThat(down(operator, Duration.ofHours(3))).containsOnly(Probe.READINESS);

            hub.start(HubProgram.API_SERVER);
            hub.skip(SOON);
            assertThat(down(operator, Duration.ofHours(1))).isEmpty();
        }
    }

    private SimulatedOperator start() {
        return (SimulatedOperator) hub.launchOperator(IN_A_POD);
    }

    /** The probes that were down at any time meanwhile. */
    private Set<Probe> down(SimulatedOperator operator, Duration length) {
        return Stream.iterate(Duration.ZERO, done -> done.compareTo(length) < 0, done -> done.plus(PERIOD))
                .flatMap(done -> {
                    hub.skip(PERIOD);
                    return Stream.of(Probe.values())
                            .filter(probe -> !probe.complaints(
                                            operator.operator().vitals(), hub.now())
                                    .isEmpty());
                })
                .collect(Collectors.toSet());
    }
}
