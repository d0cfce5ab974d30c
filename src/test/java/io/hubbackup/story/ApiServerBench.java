package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.kit.EmbeddedHubs;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubKit;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.RealHubs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a large fleet costs the embedded API server, and a real one where there is a kit. Run by {@code ./mvnw -Pbench verify -Dit.test=ApiServerBench};
 * {@code -Dbench.clusters=}, {@code -Dbench.secrets=}.
 */
@DisplayName("The figures of the embedded API server, beside those of a real one")
class ApiServerBench {

    private static final int CLUSTERS = Integer.getInteger("bench.clusters", 3_500);
    private static final int SECRETS = Integer.getInteger("bench.secrets", 30_000);
    private static final HubOptions WITH_KINDS = new HubOptions(false, true, Optional.empty(), "");
    private static final String METADATA = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
    private static final String ONE_PAGE = "?limit=1000000";
    private static final int LISTS = 3;
    private static final long MEGABYTE = 1_000_000;

    private final Fleet fleet =
            Fleet.generate(FleetSpec.of(1, CLUSTERS).withSecrets(SECRETS).with(FleetSpec.Accounts.ENABLED));

    /**
     * What one bed showed.
     *
     * @param before bytes of memory, of the bed with its kinds and nothing else
     * @param after bytes of memory, of the bed with the fleet
     */
    private record Figures(
            long objects, Duration load, Duration metadata, Duration whole, long listed, long before, long after) {}

    @Test
    @Timeout(3_600)
    @DisplayName("load, list and memory")
    void figures() throws IOException {
        var embedded = embedded();
        var real = HubKit.present().map(this::real);
        say("%d clusters, %d objects, %d Secrets", CLUSTERS, fleet.objects().size(), embedded.listed());
        say("load of the machine %s", Files.readString(Path.of("/proc/loadavg")).strip());
        say("%-40s %14s %14s", "", "embedded", "real");
        row("load", embedded, real, figures -> seconds(figures.load()));
        row(
                "objects a second",
                embedded,
                real,
                figures -> "" + 1000 * figures.objects() / figures.load().toMillis());
        row("list of all Secrets, metadata alone", embedded, real, figures -> seconds(figures.metadata()));
        row("list of all Secrets, whole", embedded, real, figures -> seconds(figures.whole()));
        row("memory, empty", embedded, real, figures -> megabytes(figures.before()));
        row("memory, with the fleet", embedded, real, figures -> megabytes(figures.after()));
        say("memory: heap of this process (embedded), resident kube-apiserver and etcd (real)");
    }

    private Figures embedded() {
        long others = heap();
        try (var hubs = EmbeddedHubs.inRealTime()) {
            return measure(hubs.up(WITH_KINDS), () -> heap() - others);
        }
    }

    private Figures real(HubKit kit) {
        try (var hubs = new RealHubs(kit)) {
            var hub = hubs.up(WITH_KINDS);
            return measure(hub, () -> resident(hub));
        }
    }

    private Figures measure(Hub hub, LongSupplier memory) {
        long before = memory.getAsLong();
        var loaded = FleetLoader.load(hub.client(), fleet);
        var metadata = fastest(() -> list(hub, METADATA, ONE_PAGE));
        var whole = fastest(() -> list(hub, "*/*", ""));
        long listed = items(list(hub, METADATA, ONE_PAGE));
        assertThat(listed).isGreaterThanOrEqualTo(SECRETS);
        return new Figures(loaded.created(), loaded.took(), metadata, whole, listed, before, memory.getAsLong());
    }

    private static byte[] list(Hub hub, String accept, String page) {
        var http = hub.client().getHttpClient();
        var address = hub.client().getConfiguration().getMasterUrl() + "api/v1/secrets" + page;
        var request = http.newHttpRequestBuilder()
                .uri(address)
                .header("Accept", accept)
                .build();
        return http.sendAsync(request, byte[].class).join().body();
    }

    private static long items(byte[] list) {
        try {
            return new ObjectMapper().readTree(list).path("items").size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration fastest(Runnable work) {
        return Duration.ofNanos(Stream.generate(() -> time(work))
                .limit(LISTS)
                .min(Long::compare)
                .orElseThrow());
    }

    private static long time(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static long resident(RealHub hub) {
        return Stream.of("kube-apiserver", "etcd")
                .flatMapToLong(program -> resident(hub.folder().resolve(program + ".pid")))
                .sum();
    }

    private static LongStream resident(Path processId) {
        try {
            var status = Path.of("/proc", Files.readString(processId).strip(), "status");
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(String what, Figures embedded, Optional<Figures> real, Function<Figures, String> figure) {
        say("%-40s %14s %14s", what, figure.apply(embedded), real.map(figure).orElse("–"));
    }

    private static String seconds(Duration duration) {
        return "%.2f s".formatted(duration.toMillis() / 1000.0);
    }

    private static String megabytes(long bytes) {
        return bytes / MEGABYTE + " MB";
    }

    private static void say(String line, Object... figures) {
        System.out.println("bench: " + line.formatted(figures));
    }
}
