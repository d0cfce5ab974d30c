package io.hubbackup.story;

import static java.util.stream.Collectors.joining;

import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorArtifact;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the native binary and the program for a JVM cost, beside each other: {@code ./mvnw -Pbench verify -Dit.test=ArtifactBench}, with
 * {@code GRAALVM_HOME} for the binary; {@code -Dbench.clusters=}, {@code -Dbench.secrets=}. Times are wall-clock times: other work on the machine makes them longer.
 */
@NeedsRealHub
@WithHub(store = true, crds = true)
@DisplayName("The figures of the artifacts")
class ArtifactBench {

    private static final int CLUSTERS = Integer.getInteger("bench.clusters", 3_500);
    private static final int SECRETS = Integer.getInteger("bench.secrets", 30_000);
    private static final int STARTS = 11;
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration PREPARED = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final double MEBIBYTE = 1 << 20;

    /** The same figures of the Go operator, which the project was given. */
    private static final Map<String, String> GO_OPERATOR =
            Map.of("ready, empty hub", "120 ms", "memory, empty hub", "38 MB", "memory, fleet", "290–363 MB");

    private final Map<String, Map<OperatorArtifact, String>> figures = new LinkedHashMap<>();

    @Test
    @DisplayName("size, start and memory, on an empty hub and with a large fleet")
    void figures(RealHub real) throws IOException {
        var artifacts = Stream.of(OperatorArtifact.NATIVE, OperatorArtifact.JVM)
                .filter(one -> one == OperatorArtifact.JVM || OperatorArtifact.underTest() == OperatorArtifact.NATIVE)
                .toList();
        var hub = new StoryHub(real);
        hub.install(Crds.OURS);
        for (var artifact : artifacts) {
            figure("size", artifact, "%.0f MiB".formatted(artifact.bytes() / MEBIBYTE));
            starts(artifact, real, "empty hub");
            memory(artifact, real, "empty hub");
        }
        fleet(hub, real, artifacts.getFirst());
        for (var artifact : artifacts) {
            starts(artifact, real, "fleet");
            memory(artifact, real, "fleet");
        }
        print(artifacts);
    }

    private void starts(OperatorArtifact artifact, RealHub real, String where) {
        var times = new ArrayList<Long>();
        for (int start = 0; start < STARTS; start++) {
            var begun = System.nanoTime();
            try (var operator = OperatorProcess.launch(artifact, real.kubeconfig(), Map.of())) {
                awaitReady(operator);
                times.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
            }
        }
        times.sort(null);
        figure(
                "ready",
                artifact,
                where,
                "%d ms (%d–%d)".formatted(times.get(STARTS / 2), times.getFirst(), times.getLast()));
    }

    private void memory(OperatorArtifact artifact, RealHub real, String where) {
        try (var operator = OperatorProcess.launch(artifact, real.kubeconfig(), Map.of())) {
            awaitReady(operator);
            idle();
            figure("memory, " + where, artifact, mebibytes(operator.residentBytes()));
            figure("  of it its own", artifact, where, mebibytes(operator.anonymousBytes()));
            figure("  the most so far", artifact, where, mebibytes(operator.peakBytes()));
            figure(
                    "  processor time",
                    artifact,
                    where,
                    "%.1f s".formatted(operator.processorTime().toMillis() / 1000.0));
        }
    }

    /** A fleet whose first preparation is over: what follows is what an operator holds that has nothing to do. */
    private static void fleet(StoryHub hub, RealHub real, OperatorArtifact artifact) {
        FleetLoader.load(
                real.client(),
                Fleet.generate(FleetSpec.of(1, CLUSTERS).withSecrets(SECRETS).with(FleetSpec.Accounts.ENABLED)));
        hub.create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE,
                Map.of("veleroSchedule", "0 0 1 1 *", "useManagedServiceAccount", true, "noBackupOnStart", true)));
        try (var operator = OperatorProcess.start(artifact, real.kubeconfig(), Map.of())) {
            hub.await(
                    PREPARED,
                    "the fleet is prepared",
                    seen -> Assertions.assertThat(seen.condition("Prepared").reason())
                            .isEqualTo("TokensPending"));
        }
    }

    /** As precisely as a program can that asks every millisecond. */
    private static void awaitReady(OperatorProcess operator) {
        var address = URI.create(operator.url());
        while (!ready(address)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static boolean ready(URI address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.getOutputStream().write("GET /q/health/ready HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void idle() {
        Awaitility.await().pollDelay(IDLE).atMost(IDLE.plusMinutes(1)).until(() -> true);
    }

    private void figure(String what, OperatorArtifact artifact, String where, String value) {
        figure(what + ", " + where, artifact, value);
    }

    private void figure(String what, OperatorArtifact artifact, String value) {
        figures.computeIfAbsent(what, none -> new EnumMap<>(OperatorArtifact.class))
                .put(artifact, value);
    }

    private void print(List<OperatorArtifact> artifacts) throws IOException {
        say("%d ManagedClusters, %d Secrets; load of the machine %s on %d processors"
                .formatted(
                        CLUSTERS,
                        SECRETS,
                        Files.readString(Path.of("/proc/loadavg")).strip(),
                        Runtime.getRuntime().availableProcessors()));
        say("| | " + artifacts.stream().map(OperatorArtifact::toString).collect(joining(" | ")) + " | Go operator |");
        figures.forEach((what, of) -> say("| %s | %s | %s |"
                .formatted(
                        what,
                        artifacts.stream().map(one -> of.getOrDefault(one, "–")).collect(joining(" | ")),
                        GO_OPERATOR.getOrDefault(what, "–"))));
    }

    private static String mebibytes(long bytes) {
        return "%.0f MiB".formatted(bytes / MEBIBYTE);
    }

    private static void say(String line) {
        System.out.println("bench: " + line);
    }
}
