package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.apply.Writer;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import io.hubbackup.plan.Outcome;
import io.hubbackup.wire.AutoImport;
import io.hubbackup.wire.MsaNames;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the activation of a large fleet costs on a real API server, beside the Go operator's figure. Run by {@code ./mvnw -Pbench verify -Dit.test=ActivationBench};
 * {@code -Dbench.clusters=}.
 */
@NeedsRealHub
@WithHub(store = true, crds = true)
@DisplayName("The figures of an activation")
class ActivationBench {

    private static final int CLUSTERS = Integer.getInteger("bench.clusters", 3_500);
    private static final int LOADERS = 16;
    private static final String AGENT = "activation-bench";
    private static final double GO_WRITES_A_SECOND = 260;
    private static final long MEGABYTE = 1_000_000;

    /** As long as the tokens of service accounts of a real cluster are. */
    private static final String TOKEN = "t".repeat(1_200);

    @Test
    @Timeout(3_600)
    @DisplayName("clusters are called over, and the import secrets removed")
    void figures(RealHub real) throws IOException {
        real.install(Crds.OURS);
        var begun = System.nanoTime();
        var loaded = FleetLoader.load(real.client(), clusters().toList(), LOADERS);
        double taken = loaded.created() / (loaded.took().toMillis() / 1000.0);
        say(
                "%d ManagedClusters with a token each loaded by %d clients in %s: %.0f objects a second, which is what this machine takes now",
                CLUSTERS, LOADERS, seconds(begun), taken);
        try (var run = run(real, Writer.AT_A_TIME)) {
            run.begin(real.now());
            measured("called over, annotation and secret each", real, run);
            assertThat(secrets(real)).isEqualTo(CLUSTERS);
            run.called(real.now().minus(RestoreSettings.defaults().importLimit()));
            measured("import secrets removed at the end", real, run);
            assertThat(secrets(real)).isZero();
            forget(real);
            run.begin(real.now());
            double warm = measured("called over once more, by a process that is warm", real, run);
            assertThat(secrets(real)).isEqualTo(CLUSTERS);
            say("that is %.0f %% of what this machine takes", 100 * warm / taken);
            run.called(real.now().minus(RestoreSettings.defaults().importLimit()));
            measured("import secrets removed once more", real, run);
            forget(real);
            compareWithOneAtATime(real, warm);
        }
        say("load of the machine %s", Files.readString(Path.of("/proc/loadavg")).strip());
    }

    private static ActivationRun run(RealHub real, int atATime) {
        return new ActivationRun(
                real,
                real.clientAs(AGENT),
                Executors.newVirtualThreadPerTaskExecutor(),
                atATime,
                RestoreSettings.defaults());
    }

    /** The machine may be slower than the one on which the Go operator was measured: the same writes in its manner, one after the other. */
    private static void compareWithOneAtATime(RealHub real, double warm) {
        try (var inTurn = run(real, 1)) {
            inTurn.begin(real.now());
            double slow =
                    measured("called over one after the other, which is how the Go operator does it", real, inTurn);
            say("side by side is %.1f times as fast as one after the other on this machine", warm / slow);
        }
    }

    /** @return writes a second */
    private static double measured(String what, RealHub real, ActivationRun run) {
        var mark = real.audit().mark();
        resetPeaks();
        var begun = System.nanoTime();
        int writes = 0;
        int passes = 0;
        for (int last = -1; last != 0; passes++) {
            var all = run.pass().all();
            assertThat(all).hasOnlyElementsOfType(Outcome.Done.class);
            last = all.size();
            writes += last;
        }
        double took = (System.nanoTime() - begun) / 1e9;
        say(
                "%s: %.1f s, %d writes in %d passes, %.0f a second; Go operator: %.0f a second; ours is %.1f times as fast",
                what, took, writes, passes, writes / took, GO_WRITES_A_SECOND, writes / took / GO_WRITES_A_SECOND);
        say("heap of this process, with the eyes: at most %d MB", peak() / MEGABYTE);
        AuditLog.count(real.audit().since(mark, AuditLog.by(AGENT)))
                .forEach((call, count) -> say("  %6d  %s", count, call));
        return writes / took;
    }

    /** As if nobody had called the clusters. */
    private static void forget(RealHub real) {
        var annotations = new HashMap<String, Object>();
        List.of(AutoImport.IMMEDIATE_ANNOTATION, AutoImport.ATTEMPT_ANNOTATION, AutoImport.ATTEMPTED_ANNOTATION)
                .forEach(name -> annotations.put(name, null));
        var patch = Serialization.asJson(Map.of("metadata", Map.of("annotations", annotations)));
        IntStream.range(0, CLUSTERS)
                .parallel()
                .forEach(number -> real.client()
                        .genericKubernetesResources("cluster.open-cluster-management.io/v1", "ManagedCluster")
                        .withName("cluster-%05d".formatted(number))
                        .patch(PatchContext.of(PatchType.JSON_MERGE), patch));
    }

    private static int secrets(RealHub real) {
        return real.client()
                .secrets()
                .inAnyNamespace()
                .withLabel(AutoImport.RESTORE_LABEL)
                .list()
                .getItems()
                .size();
    }

    private static Stream<GenericKubernetesResource> clusters() {
        var end = Instant.parse("2099-01-01T00:00:00Z").toString();
        var token = Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8));
        return IntStream.range(0, CLUSTERS)
                .mapToObj("cluster-%05d"::formatted)
                .flatMap(name -> Stream.of(
                                Manifest.namespace(name),
                                Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", name)
                                        .spec(Map.of(
                                                "hubAcceptsClient",
                                                true,
                                                "managedClusterClientConfigs",
                                                List.of(Map.of("url", "https://api." + name + ".example.com:6443")))),
                                Manifest.secret(name, MsaNames.ACCOUNT)
                                        .label(MsaNames.LABEL, MsaNames.TOKEN_SECRET_LABEL_VALUE)
                                        .annotation(MsaNames.EXPIRATION_ANNOTATION, end)
                                        .with("data", Map.of("token", token)))
                        .map(Manifest::build));
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static String seconds(long begun) {
        return "%.1f s".formatted((System.nanoTime() - begun) / 1e9);
    }

    private static void say(String line, Object... figures) {
        System.out.println("bench: " + line.formatted(figures));
    }
}
