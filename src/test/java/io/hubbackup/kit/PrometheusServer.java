package io.hubbackup.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A Prometheus of its own on loopback: it reads one target every second, and evaluates rules as often. */
public final class PrometheusServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final Path folder;
    private final int port;

    /** One series of an answer. */
    public record Series(Map<String, String> labels, String value) {

        public String label(String name) {
            return labels.getOrDefault(name, "");
        }
    }

    private PrometheusServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param job the name of the target's job
     * @param target {@code host:port} of {@code /q/metrics}
     * @param namespace what the target is labelled with
     */
    public static PrometheusServer start(String rules, String job, String target, String namespace) {
        try {
            var folder = Files.createTempDirectory("prometheus-");
            Files.writeString(folder.resolve("rules.yaml"), rules);
            var config = Files.writeString(folder.resolve("prometheus.yaml"), configuration(job, target, namespace));
            int port = FreePort.take();
            var process = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            var server = new PrometheusServer(process, folder, port);
            Await.within(START, "Prometheus is ready, see " + folder.resolve("log"))
                    .until(server::ready);
            return server;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String configuration(String job, String target, String namespace) {
        return """
                global:
                  scrape_interval: 1s
                  evaluation_interval: 1s
                rule_files: [rules.yaml]
                scrape_configs:
                  - job_name: %s
                    metrics_path: /q/metrics
                    static_configs:
                      - targets: ["%s"]
                        labels: {namespace: %s, pod: operator}
                """.formatted(job, target, namespace);
    }

    private boolean ready() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Prometheus ended with " + process.exitValue() + ", see " + folder);
        }
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** What an expression says now. */
    public List<Series> query(String expression) {
        var answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s: %s".formatted(expression, answer.body()));
        }
        try {
            var all = new ArrayList<Series>();
            json.readTree(answer.body()).path("data").path("result").forEach(series -> all.add(series(series)));
            return all;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Series series(JsonNode series) {
        var labels = new TreeMap<String, String>();
        series.path("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return new Series(labels, series.path("value").path(1).asText());
    }

    private HttpResponse<String> get(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Prometheus", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        http.close();
        Folders.remove(folder);
    }
}
