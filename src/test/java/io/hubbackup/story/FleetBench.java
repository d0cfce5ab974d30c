package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorArtifact;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a large fleet costs, in figures beside those of the Go operator. Run by {@code ./mvnw -Pbench verify}; {@code -Doperator.artifact=native|jvm}
 * (native with GRAALVM_HOME), {@code -Dbench.clusters=}, {@code -Dbench.secrets=}.
 */
@NeedsRealHub
@WithHub(store = true, crds = true)
@DisplayName("The figures of a large fleet")
class FleetBench {

    private static final int CLUSTERS = Integer.getInteger("bench.clusters", 3_500);
    private static final int SECRETS = Integer.getInteger("bench.secrets", 30_000);
    private static final Duration PREPARED = Duration.ofMinutes(15);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration SAFETY_NET = Duration.ofSeconds(10);
    private static final long MEGABYTE = 1_000_000;

    @Test
    @DisplayName("memory, the first preparation, passes with nothing to do")
    void figures(RealHub real) throws IOException {
        var artifact = OperatorArtifact.underTest();
        var hub = new StoryHub(real);
        hub.install(Crds.OURS);
        say("%s artifact, %d ManagedClusters (half of them imported), %d Secrets", artifact, CLUSTERS, SECRETS);
        empty(artifact, real);
        load(real);
        hub.create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE,
                Map.of("veleroSchedule", "0 0 1 1 *", "useManagedServiceAccount", true, "noBackupOnStart", true)));
        var mark = real.audit().mark();
        var begun = System.nanoTime();
        try (var operator = OperatorProcess.launch(
                artifact, real.kubeconfig(), Map.of("hub-backup.safety-net", SAFETY_NET.toSeconds() + "s"))) {
            operator.awaitReady();
            figure("until ready, with the fleet", since(begun), "–");
            hub.await(
                    PREPARED,
                    "the fleet is prepared",
                    // all is done that the operator can do; the tokens would come from the add-on of each cluster
                    seen -> assertThat(seen.condition("Prepared").reason()).isEqualTo("TokensPending"));
            figure("first preparation, from the start of the process", since(begun), "50 s");
            figure("processor time of it", seconds(operator.processorTime()), "–");
            var calls = calls(real, mark);
            figure("calls of it", calls.size() + "", "10,758");
            AuditLog.count(calls).forEach((call, count) -> say("  %6d  %s", count, call));
            memory(operator, "after the first preparation", "290–363 MB");
            idle(real);
            memory(operator, "a minute later", "290–363 MB");
            say(
                    "status.preparation %s",
                    hub.backupSchedule().value("status", "preparation").orElse("not there"));
        }
        load();
    }

    private static void empty(OperatorArtifact artifact, RealHub real) throws IOException {
        var begun = System.nanoTime();
        try (var operator = OperatorProcess.launch(artifact, real.kubeconfig(), Map.of())) {
            operator.awaitReady();
            figure("until ready, on an empty hub", since(begun), "0.12 s");
            memory(operator, "on an empty hub", "38 MB");
        }
    }

    private static void load(RealHub real) throws IOException {
        var loaded = FleetLoader.load(
                real.client(),
                Fleet.generate(FleetSpec.of(1, CLUSTERS).withSecrets(SECRETS).with(FleetSpec.Accounts.ENABLED)));
        say("loaded %d objects in %s", loaded.created(), seconds(loaded.took()));
        load();
    }

    private static void idle(RealHub real) {
        var mark = real.audit().mark();
        Awaitility.await().pollDelay(IDLE).atMost(IDLE.plusMinutes(1)).until(() -> true);
        var calls = calls(real, mark);
        var perCluster = calls.stream()
                .filter(call -> !call.verb().equals("watch"))
                .filter(call -> FleetOnHub.OF_CLUSTERS.contains(call.resourceAndGroup()))
                .toList();
        figure(
                "calls per cluster in a minute with a pass each " + seconds(SAFETY_NET),
                perCluster.size() + "",
                "3,574 in each pass");
        AuditLog.count(calls).forEach((call, count) -> say("  %6d  %s", count, call));
        assertThat(perCluster).isEmpty();
    }

    private static void memory(OperatorProcess operator, String when, String other) {
        figure(
                "memory " + when,
                "%d MB (at most %d MB)".formatted(operator.residentBytes() / MEGABYTE, operator.peakBytes() / MEGABYTE),
                other);
    }

    private static List<AuditRecord> calls(RealHub real, AuditLog.Mark mark) {
        return real.audit().since(mark, Story.BY_OPERATOR);
    }

    /** Other work on the same machine makes every time longer. */
    private static void load() throws IOException {
        say(
                "load of the machine %s on %d processors",
                Files.readString(Path.of("/proc/loadavg")).strip(),
                Runtime.getRuntime().availableProcessors());
    }

    private static void figure(String what, String ours, String other) {
        say("%-60s %-28s Go operator: %s", what, ours, other);
    }

    private static String since(long begun) {
        return seconds(Duration.ofNanos(System.nanoTime() - begun));
    }

    private static String seconds(Duration duration) {
        return "%.2f s".formatted(duration.toMillis() / 1000.0);
    }

    private static void say(String line, Object... figures) {
        System.out.println("bench: " + line.formatted(figures));
    }
}
