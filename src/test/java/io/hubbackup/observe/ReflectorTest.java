package io.hubbackup.observe;

import static io.hubbackup.kit.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SecretSeen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lists and watches that go wrong, by a server that does as it is told, in virtual time. */
class ReflectorTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /**
     * What the server says to one request.
     *
     * @param stays whether the answer goes on until the test is over
     */
    private record Reply(int code, String body, boolean stays) {}

    private final VirtualTime time = new VirtualTime();
    private final Queue<Reply> lists = new ConcurrentLinkedQueue<>();
    private final Queue<Reply> watches = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final WatchCache<SecretSeen> cache = new WatchCache<>(WatchedKinds.SECRETS, change -> {});
    private HttpServer server;
    private KubernetesClient client;
    private Reflector<SecretSeen> reflector;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .withAutoConfigure(false)
                        .build())
                .build();
        reflector = new Reflector<>(
                WatchedKinds.SECRETS,
                cache,
                new Reflector.Surroundings(new ApiReader(client), time, new Lists(workers), new Random(1)));
    }

    @AfterEach
    void stop() {
        reflector.stop();
        over.countDown();
        client.close();
        server.stop(0);
        workers.shutdownNow();
    }

    @Test
    @DisplayName(
            "pages are followed to the end; the watch begins at the version of the list, which is that of its first page")
    void pages() {
        list("'resourceVersion':'10','continue':'more'", secret("a", 3));
        list("'resourceVersion':'10'", secret("b", 4));
        watchStays(event("ADDED", secret("c", 11)), event("DELETED", secret("a", 12)));
        reflector.start();
        sees("b", "c");
        assertThat(asked.get(1)).contains("limit=500").contains("continue=more");
        assertThat(asked.get(2))
                .contains("watch=true")
                .contains("resourceVersion=10")
                .contains("allowWatchBookmarks=true");
    }

    @Test
    @DisplayName("a refused list says who was refused what, and is tried again later")
    void refused() {
        lists.add(new Reply(403, "{\"message\":\"secrets is forbidden: User x cannot list resource secrets\"}", false));
        list("'resourceVersion':'10'", secret("a", 3));
        watchStays();
        reflector.start();
        within(SOON, "the refusal")
                .untilAsserted(
                        () -> assertThat(look().doubt())
                                .hasValue(
                                        "Secret: list refused with 403, secrets is forbidden: User x cannot list resource secrets"));
        seesAfterAWhile("a");
    }

    @Test
    @DisplayName("a watch that falls silent is given up, and another goes on from the last bookmark, without a list")
    void goesOn() {
        list("'resourceVersion':'10'");
        watches.add(new Reply(200, event("BOOKMARK", secret("", 50)), true));
        reflector.start();
        within(SOON, "the bookmark").until(cache::version, version -> version == 50);
        watchStays(event("ADDED", secret("a", 51)));
        time.pass(Reflector.SILENCE);
        seesAfterAWhile("a");
        assertThat(asked.getLast()).contains("resourceVersion=50");
    }

    @Test
    @DisplayName(
            "a version that the server has forgotten is answered by a new list at once: nothing is lost, nothing stays that is gone")
    void expired() {
        list("'resourceVersion':'10'", secret("a", 3));
        watches.add(new Reply(
                200, event("ERROR", "{'kind':'Status','code':410,'message':'too old resource version'}"), true));
        list("'resourceVersion':'90'", secret("b", 80));
        watchStays();
        reflector.start();
        sees("b");
        assertThat(asked).hasSizeBetween(3, 4);
    }

    @Test
    @DisplayName(
            "a server that was restored to an earlier state, and refuses our version, is listed anew after some attempts")
    void restoredServer() {
        list("'resourceVersion':'1000'", secret("a", 900));
        for (int i = 0; i < 4; i++) {
            watches.add(new Reply(504, "{\"message\":\"Too large resource version\"}", false));
        }
        list("'resourceVersion':'20'", secret("b", 15));
        watchStays();
        reflector.start();
        seesAfterAWhile("b");
    }

    @Test
    @DisplayName("BW12 one object that nobody can read is no reason to stop looking")
    void oddObjects() {
        list("'resourceVersion':'10'", "{'metadata':{'name':7,'labels':'none'}}", secret("a", 3));
        watchStays(event("MODIFIED", "{'metadata':[]}"), event("ADDED", secret("b", 12)));
        reflector.start();
        sees("", "a", "b");
    }

    private void sees(String... names) {
        within(SOON, "what is seen").until(this::names, Observed.of(List.of(names))::equals);
    }

    /** Winds the clock meanwhile: nobody says when the next attempt is put on the timer. */
    private void seesAfterAWhile(String... names) {
        within(SOON, "what is seen").untilAsserted(() -> {
            time.pass(Duration.ofSeconds(1));
            assertThat(names()).isEqualTo(Observed.of(List.of(names)));
        });
    }

    private Observed<List<String>> names() {
        return look().map(all -> all.stream().map(SecretSeen::name).sorted().toList());
    }

    private Observed<Indexed<SecretSeen>> look() {
        return cache.look(time.now());
    }

    private void list(String metadata, String... items) {
        lists.add(new Reply(
                200, quoted("{'metadata':{" + metadata + "},'items':[" + String.join(",", items) + "]}"), false));
    }

    private void watchStays(String... events) {
        watches.add(new Reply(200, String.join("", events), true));
    }

    private static String event(String type, String object) {
        return quoted("{'type':'" + type + "','object':" + object + "}\n");
    }

    private static String secret(String name, long version) {
        return "{'metadata':{'namespace':'ns','name':'%s','uid':'uid-%s','resourceVersion':'%d'}}"
                .formatted(name, name, version);
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = exchange.getRequestURI().toString();
        asked.add(request);
        var reply = (request.contains("watch=true") ? watches : lists).poll();
        if (reply == null) {
            exchange.sendResponseHeaders(500, -1);
        } else {
            exchange.sendResponseHeaders(reply.code(), 0);
            exchange.getResponseBody().write(reply.body().getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            hold(reply);
        }
        exchange.close();
    }

    private void hold(Reply reply) {
        try {
            if (reply.stays()) {
                over.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
