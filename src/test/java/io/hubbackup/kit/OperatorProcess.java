package io.hubbackup.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The operator as a user runs it: the built artifact in a process of its own, pointed at a hub by its kubeconfig. */
public final class OperatorProcess implements OperatorUnderTest {

    private static final Duration START = Duration.ofSeconds(60);
    /** It may be as long until a process gets its turn, and an answer that is late is one. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private static final Map<OperatorArtifact, Integer> STARTED =
            Collections.synchronizedMap(new EnumMap<>(OperatorArtifact.class));

    private final Process process;
    private final int port;
    private final Path log;

    private OperatorProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * Starts an artifact and waits until it is ready.
     *
     * @param settings configuration properties, as {@code -Dname=value} would set them
     */
    public static OperatorProcess start(OperatorArtifact artifact, Path kubeconfig, Map<String, String> settings) {
        var operator = launch(artifact, kubeconfig, settings);
        operator.awaitReady();
        return operator;
    }

    /** Starts an artifact and does not wait. */
    public static OperatorProcess launch(OperatorArtifact artifact, Path kubeconfig, Map<String, String> settings) {
        try {
            int port = FreePort.take();
            var log = Files.createTempFile("operator-", ".log");
            var builder = new ProcessBuilder(artifact.command(options(port, settings)))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("KUBECONFIG", kubeconfig.toString());
            var process = builder.start();
            STARTED.merge(artifact, 1, Integer::sum);
            return new OperatorProcess(process, port, log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> options(int port, Map<String, String> settings) {
        return Stream.concat(
                        Stream.of("-Dquarkus.http.port=" + port, "-Dquarkus.http.host=127.0.0.1"),
                        settings.entrySet().stream().map(entry -> "-D" + entry.getKey() + "=" + entry.getValue()))
                .toList();
    }

    /** How many were started in this process, of each form; empty when none was. */
    static Optional<String> started() {
        synchronized (STARTED) {
            return STARTED.entrySet().stream()
                    .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey()))
                    .reduce((one, other) -> one + ", " + other);
        }
    }

    @Override
    public void awaitReady() {
        Await.within(START, "the operator is ready, see " + log).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the operator ended with " + process.exitValue() + ":\n" + log());
            }
            return ready();
        });
    }

    /** Where {@code /q/health} and {@code /q/metrics} are. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** HTTP status of a GET, 0 when nothing answered. */
    public int status(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(url() + path)).timeout(ANSWER).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public boolean alive() {
        return status("/q/health/live") == 200;
    }

    @Override
    public boolean ready() {
        return status("/q/health/ready") == 200;
    }

    @Override
    public String log() {
        try {
            // the last word may be half written
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String figures() {
        return get("/q/metrics");
    }

    private String get(String path) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url() + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + path, interrupted);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** The processor time that it has used. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory in bytes, as the kernel counts it. */
    public long residentBytes() {
        return memory("VmRSS:");
    }

    /** The most resident memory so far, in bytes. */
    public long peakBytes() {
        return memory("VmHWM:");
    }

    /** What of its resident memory is not a part of a file that can be read again, in bytes. */
    public long anonymousBytes() {
        return memory("RssAnon:");
    }

    private long memory(String figure) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(figure))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
