package io.hubbackup.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hubbackup.hub.ListedObject;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A census that meets trouble: only a server that does as it is told can show that. */
class CensusTroubleTest {

    private static final ApiKind KIND = new ApiKind("example.com", "v1", "Widget", "widgets", true);

    private record Reply(int code, String body) {}

    /** Passes the time at once, and writes down how much. */
    private static final class Impatient implements Clockwork {

        private final List<Duration> waits = new ArrayList<>();

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void after(Duration delay, Runnable task) {
            waits.add(delay);
            task.run();
        }
    }

    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final Impatient clock = new Impatient();
    private HttpServer server;
    private KubernetesClient client;
    private Census census;

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
        census = new Census(client, clock, Runnable::run);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    @DisplayName("a list that expires on the way is begun anew, and nothing of its beginning counts")
    void expires() {
        reply(200, page("next", "a", "b"));
        reply(410, status("expired"));
        reply(200, page("next", "a", "c"));
        reply(200, page("", "d"));
        assertThat(names()).isEqualTo(Observed.of(List.of("a", "c", "d")));
        assertThat(asked).hasSize(4).last().asString().contains("limit=500", "continue=next");
    }

    @Test
    @DisplayName("W9 a list that expires each time is unreadable, not what was read of it")
    void expiresForEver() {
        for (int i = 0; i < 3; i++) {
            reply(200, page("next", "a"));
            reply(410, status("expired"));
        }
        assertThat(names()).isInstanceOf(Observed.Unreadable.class);
    }

    @Test
    @DisplayName("a busy server is given time, and asked for the same page again")
    void busy() {
        reply(200, page("next", "a"));
        reply(429, status("slow down"));
        reply(503, status("starting"));
        reply(200, page("", "b"));
        assertThat(names()).isEqualTo(Observed.of(List.of("a", "b")));
        assertThat(clock.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(asked.subList(1, 4)).allMatch(asked.get(1)::equals);
    }

    @Test
    @DisplayName("W9 a list that breaks off is unreadable, with the server's words")
    void breaksOff() {
        reply(200, page("next", "a"));
        for (int i = 0; i < 4; i++) {
            reply(500, status("etcd is gone"));
        }
        assertThat(names())
                .isInstanceOfSatisfying(
                        Observed.Unreadable.class,
                        unknown -> assertThat(unknown.why()).contains("etcd is gone"));
    }

    @Test
    @DisplayName("W9 a kind that may not be listed is unreadable at once")
    void forbidden() {
        reply(403, status("widgets is forbidden"));
        assertThat(names()).isInstanceOf(Observed.Unreadable.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    @DisplayName("D32 a server that does not say how many there are leaves that unknown")
    void uncounted() {
        reply(200, page("next", "a"));
        assertThat(census.count(KIND)).isInstanceOf(Observed.Unreadable.class);
        reply(200, "{\"metadata\":{\"continue\":\"next\",\"remainingItemCount\":41},\"items\":[{}]}");
        assertThat(census.count(KIND)).isEqualTo(Observed.of(42L));
    }

    private Observed<List<String>> names() {
        return census.list(
                KIND,
                "a=b",
                Collectors.mapping((ListedObject object) -> object.key().name(), Collectors.toList()));
    }

    private static String page(String next, String... names) {
        var items = List.of(names).stream()
                .map("{\"metadata\":{\"name\":\"%s\"}}"::formatted)
                .collect(Collectors.joining(","));
        return "{\"metadata\":{\"continue\":\"%s\"},\"items\":[%s]}".formatted(next, items);
    }

    private static String status(String message) {
        return "{\"kind\":\"Status\",\"message\":\"%s\"}".formatted(message);
    }

    private void reply(int code, String body) {
        replies.add(new Reply(code, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        exchange.getRequestBody().readAllBytes();
        var reply = replies.remove();
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.code(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
