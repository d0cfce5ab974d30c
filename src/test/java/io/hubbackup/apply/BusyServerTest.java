package io.hubbackup.apply;

import static io.hubbackup.apply.Writes.cleared;
import static io.hubbackup.apply.Writes.create;
import static io.hubbackup.apply.Writes.delete;
import static io.hubbackup.apply.Writes.patch;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Basis;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an API server answers that is busy, broken, or gone: only a server that does as it is told can show that. */
class BusyServerTest {

    private record Reply(int code, Optional<String> retryAfter, String body) {}

    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private HttpServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .withAutoConfigure(false)
                        .build())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    @DisplayName("a busy server is asked again after the time it names, on the one timer")
    void busy() {
        reply(429, Duration.ofSeconds(2), "");
        reply(429, "");
        reply(201, "{\"kind\":\"ConfigMap\"}");
        assertThat(execute(create("a"))).isInstanceOf(Outcome.Done.class);
        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
        assertThat(asked)
                .hasSize(3)
                .containsOnly("POST /api/v1/namespaces/default/configmaps?fieldManager=hub-backup-operator");
    }

    @Test
    @DisplayName("a server that stays busy fails the write in the end, and says when to come back")
    void busyForLong() {
        for (int i = 0; i < 5; i++) {
            reply(429, Duration.ofSeconds(1), "{\"message\":\"slow down\"}");
        }
        var write = create("a");
        assertThat(execute(write))
                .isEqualTo(new Outcome.Failed(write, 429, "slow down", Optional.of(Duration.ofSeconds(1))));
        assertThat(asked).hasSize(5);
    }

    @Test
    @DisplayName("a server that wants a minute of peace is left alone at once")
    void busyForAMinute() {
        reply(429, Duration.ofMinutes(1), "");
        var write = create("a");
        assertThat(execute(write))
                .isEqualTo(new Outcome.Failed(write, 429, "HTTP 429", Optional.of(Duration.ofSeconds(60))));
        assertThat(waits).isEmpty();
    }

    @Test
    @DisplayName("an error of the server fails the write, which is not repeated behind our back")
    void serverError() {
        reply(500, "{\"message\":\"etcd is gone\"}");
        var write = patch("a", Optional.empty(), Optional.empty());
        assertThat(execute(write)).isEqualTo(new Outcome.Failed(write, 500, "etcd is gone", Optional.empty()));
        assertThat(asked).hasSize(1);
    }

    @Test
    @DisplayName("no answer fails the write with code 0")
    void noAnswer() {
        server.stop(0);
        assertThat(execute(delete("a", "uid")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.code()).isZero());
    }

    @Test
    @DisplayName("W22 a finalizer that comes back before the deletion is met by beginning again with the new state")
    void finalizerComesBack() {
        reply(200, metadata("6", ""));
        reply(409, "{\"message\":\"the ResourceVersion in the precondition differs\"}");
        reply(200, metadata("7", "\"hive/deprovision\""));
        reply(200, metadata("8", ""));
        reply(200, "{\"kind\":\"Status\",\"status\":\"Success\"}");
        assertThat(execute(release())).isInstanceOf(Outcome.Done.class);
        assertThat(asked.stream().map(line -> line.split(" ")[0]))
                .containsExactly("PATCH", "DELETE", "GET", "PATCH", "DELETE");
        assertThat(bodies.get(0)).contains("\"finalizers\":null", "\"resourceVersion\":\"5\"", "\"uid\":\"u\"");
        assertThat(bodies.get(1)).contains("\"resourceVersion\":\"6\"", "\"uid\":\"u\"");
        assertThat(bodies.get(3)).contains("\"resourceVersion\":\"7\"");
        assertThat(bodies.get(4)).contains("\"resourceVersion\":\"8\"");
    }

    @Test
    @DisplayName("W22 somebody who puts his finalizer back each time wins: nothing is deleted by force")
    void finalizerKeepsComingBack() {
        reply(200, metadata("6", ""));
        reply(409, "{\"message\":\"changed\"}");
        for (int i = 0; i < 3; i++) {
            reply(200, metadata("7", "\"hive/deprovision\""));
            reply(200, metadata("8", ""));
            reply(409, "{\"message\":\"changed\"}");
        }
        assertThat(execute(release())).isInstanceOf(Outcome.Outdated.class);
        assertThat(asked).hasSize(11);
    }

    @Test
    @DisplayName("a busy server is asked again in the middle of a release, too")
    void busyInTheMiddle() {
        reply(200, metadata("6", ""));
        reply(429, Duration.ofSeconds(3), "");
        reply(200, "{\"kind\":\"Status\"}");
        assertThat(execute(release())).isInstanceOf(Outcome.Done.class);
        assertThat(waits).containsExactly(Duration.ofSeconds(3));
    }

    private static Write release() {
        return new Write.Release(
                Writes.configMap("a"),
                "u",
                "5",
                false,
                Basis.of(Map.of(), List.of()),
                Map.of(),
                Write.Propagation.ORPHAN,
                "R5.21 a test releases it");
    }

    private static String metadata(String version, String finalizers) {
        return """
                {"kind":"PartialObjectMetadata","metadata":{"name":"a","uid":"u","resourceVersion":"%s","finalizers":[%s]}}""".formatted(version, finalizers);
    }

    private Outcome execute(Write write) {
        var writer = new Writer(
                new ApiDoor(client),
                new WriteEcho() {
                    @Override
                    public void written(ApiKind kind, Tree object) {}

                    @Override
                    public void deleted(ApiKind kind, ObjectKey key, String uid) {}
                },
                (delay, task) -> {
                    waits.add(delay);
                    task.run();
                },
                Runnable::run,
                1);
        return writer.execute(cleared(write)).all().getFirst();
    }

    private void reply(int code, String body) {
        replies.add(new Reply(code, Optional.empty(), body));
    }

    private void reply(int code, Duration retryAfter, String body) {
        replies.add(new Reply(code, Optional.of("" + retryAfter.toSeconds()), body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var reply = replies.remove();
        reply.retryAfter().ifPresent(seconds -> exchange.getResponseHeaders().add("Retry-After", seconds));
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.code(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
