package io.hubbackup.demo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.apiserver.fault.RequestRecord;
import io.hubbackup.kit.AnsweringFleet;
import io.hubbackup.kit.EmbeddedHub;
import io.hubbackup.kit.EmbeddedHubs;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.NeedsSimulatedTime;
import io.hubbackup.kit.OnEmbeddedHub;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@NeedsSimulatedTime
@Tag(OnEmbeddedHub.BED)
@DisplayName("The same take-over is the same run")
class SameRunTest {

    private static final List<String> CLUSTERS =
            IntStream.range(0, 12).mapToObj("c%02d"::formatted).toList();

    @Test
    @DisplayName("all servers are asked the same, by the same, in the same order")
    void twice() {
        var first = run();
        assertThat(first).hasSizeGreaterThan(300);
        assertThat(run()).isEqualTo(first);
    }

    private static List<String> run() {
        var hubs = EmbeddedHubs.inSimulatedTime();
        var kinds = new HubOptions(false, true, Optional.empty(), "");
        var from = hubs.up(kinds);
        var to = hubs.up(kinds);
        var player = hubs.up(HubOptions.bare());
        try (var fleet = AnsweringFleet.on(player, SameRunTest::mishap)) {
            takeOver(fleet, from, to);
            assertThat(fleet.whereabouts().values()).containsOnly("https://from", "https://to");
            return Stream.of(from, to, player).flatMap(SameRunTest::requests).toList();
        } finally {
            hubs.close();
        }
    }

    private static Mishap mishap(String cluster) {
        return switch (cluster) {
            case "c03" -> Mishap.EXPIRED;
            case "c07" -> Mishap.REVOKED;
            case "c11" -> Mishap.FORBIDDEN;
            default -> Mishap.NONE;
        };
    }

    private static void takeOver(AnsweringFleet fleet, EmbeddedHub from, EmbeddedHub to) {
        fleet.add(CLUSTERS);
        List.of(from, to).forEach(hub -> new HubClusters(hub).create(CLUSTERS));
        fleet.give(CLUSTERS, from, "https://from");
        fleet.clusters().describe(CLUSTERS, to.client());
        fleet.serve(from, "https://from");
        fleet.serve(to, "https://to");
        from.skip(Duration.ofMinutes(1));
        CLUSTERS.forEach(cluster -> new HubClusters(to)
                .importWith(new HubClusters(from).token(cluster).orElseThrow(), fleet.address(cluster), false));
        from.skip(Duration.ofMinutes(2));
    }

    private static Stream<String> requests(EmbeddedHub hub) {
        return hub.server().requests().all().stream().map(SameRunTest::told);
    }

    private static String told(RequestRecord asked) {
        return "%s %s %s %s/%s %d"
                .formatted(
                        asked.userAgent(),
                        asked.verb(),
                        asked.resource(),
                        asked.namespace(),
                        asked.name(),
                        asked.code());
    }
}
