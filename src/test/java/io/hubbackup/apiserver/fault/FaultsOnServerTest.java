package io.hubbackup.apiserver.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Feed;
import io.hubbackup.demo.time.SimulatedProcess;
import io.hubbackup.demo.time.VirtualTime;
import io.hubbackup.kit.NeedsSimulatedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Faults of the embedded API server")
@NeedsSimulatedTime
class FaultsOnServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T00:00:00Z"));
    private final SimulatedProcess cluster = time.process("cluster");
    private final EmbeddedApiServer server = new EmbeddedApiServer(cluster, cluster, new Random(7));
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
        time.close();
    }

    @Test
    @DisplayName("a create that was cut afterwards has happened, one that was cut before has not")
    void cutCreates() {
        server.faults()
                .add(FaultRule.always(new Fault.CutAfter()).verb("create").nth(1));
        server.faults()
                .add(FaultRule.always(new Fault.CutBefore()).verb("create").nth(2));
        server.faults()
                .add(FaultRule.always(new Fault.RefuseAfter(504)).verb("create").nth(3));

        assertThat(create("a")).isInstanceOf(ApiResponse.Cut.class);
        assertThat(create("b")).isInstanceOf(ApiResponse.Cut.class);
        assertThat(create("c"))
                .isInstanceOfSatisfying(
                        ApiResponse.Whole.class,
                        answer -> assertThat(answer.code()).isEqualTo(504));

        assertThat(names(ask("GET", MAPS, Map.of(), ""))).containsExactly("a", "c");
    }

    @Test
    @DisplayName("a stale list is what once was, with the version of then")
    void stale() {
        create("a");
        create("b");
        create("c");
        server.faults().add(FaultRule.always(new Fault.Stale(2)).verb("list").nth(1));

        var stale = ask("GET", MAPS, Map.of(), "");
        var present = ask("GET", MAPS, Map.of(), "");

        assertThat(names(stale)).containsExactly("a");
        assertThat(names(present)).containsExactly("a", "b", "c");
        assertThat(version(present) - version(stale)).isEqualTo(2);
    }

    @Test
    @DisplayName("a list cannot be older than what the server remembers")
    void staleAsFarAsKnown() {
        create("a");
        server.store().compact();
        create("b");
        server.faults().add(FaultRule.always(new Fault.Stale(1000)));

        assertThat(names(ask("GET", MAPS, Map.of(), ""))).containsExactly("a");
    }

    @Test
    @DisplayName("a replaying watch tells again what was before its version, and goes on")
    void replay() {
        create("a");
        create("b");
        long version = version(ask("GET", MAPS, Map.of(), ""));
        server.faults().add(FaultRule.always(new Fault.Replay()));

        watch(version);
        create("c");
        time.settle();

        assertThat(heard).containsExactly("ADDED a", "ADDED b", "ADDED c");
    }

    @Test
    @DisplayName("a replaying watch goes back as far as the server remembers")
    void replayAsFarAsKnown() {
        create("a");
        server.store().compact();
        create("b");
        server.faults().add(FaultRule.always(new Fault.Replay()));

        watch(version(ask("GET", MAPS, Map.of(), "")));
        time.settle();

        assertThat(heard).containsExactly("ADDED b");
    }

    @Test
    @DisplayName("a silent watch stays open and says nothing, also after the faults are gone; another one is heard")
    void silence() {
        server.faults().add(FaultRule.always(new Fault.Silence(1)));
        watch(version(ask("GET", MAPS, Map.of(), "")));
        create("a");
        create("b");
        server.faults().clear();
        create("c");
        time.advance(Duration.ofHours(2));
        assertThat(heard).containsExactly("ADDED a");

        watch(version(ask("GET", MAPS, Map.of(), "")));
        create("d");
        time.settle();
        assertThat(heard).containsExactly("ADDED a", "ADDED d");
    }

    @Test
    @DisplayName("a watch that is too old says so and ends")
    void gone() {
        server.faults().add(FaultRule.always(new Fault.GoneWatch(1)));
        watch(version(ask("GET", MAPS, Map.of(), "")));
        create("a");
        create("b");
        time.settle();

        assertThat(heard).containsExactly("ADDED a", "ERROR 410", "end");
    }

    @Test
    @DisplayName("a watch is cut after so many events")
    void cut() {
        server.faults().add(FaultRule.always(new Fault.CutWatch(2)));
        watch(version(ask("GET", MAPS, Map.of(), "")));
        create("a");
        create("b");
        create("c");
        time.settle();

        assertThat(heard).containsExactly("ADDED a", "ADDED b", "cut");
    }

    private ApiResponse create(String name) {
        return time.call(() -> server.handler()
                .handle(request("POST", MAPS, Map.of(), "{\"metadata\":{\"name\":\"%s\"}}".formatted(name))));
    }

    private void watch(long version) {
        var query = Map.of("watch", "true", "resourceVersion", "" + version);
        time.call(() -> {
            ((ApiResponse.Stream) server.handler().handle(request("GET", MAPS, query, "")))
                    .feed()
                    .start(new Listening());
            return true;
        });
    }

    private JsonNode ask(String method, String path, Map<String, String> query, String body) {
        return json(((ApiResponse.Whole) time.call(() -> server.handler().handle(request(method, path, query, body))))
                .body());
    }

    private static ApiRequest request(String method, String path, Map<String, String> query, String body) {
        var parameters = new LinkedHashMap<String, List<String>>();
        query.forEach((name, value) -> parameters.put(name, List.of(value)));
        return new ApiRequest(
                method,
                path,
                parameters,
                Map.of(
                        "authorization",
                        "Bearer local-admin",
                        "accept",
                        "application/json",
                        "content-type",
                        "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> names(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(item -> item.at("/metadata/name").asText())
                .toList();
    }

    private static long version(JsonNode list) {
        return list.at("/metadata/resourceVersion").asLong();
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Listening implements Feed.Sink {

        @Override
        public void event(byte[] json) {
            var event = json(json);
            var name = event.at("/object/metadata/name").asText();
            heard.add(event.path("type").asText() + " "
                    + Optional.of(name)
                            .filter(text -> !text.isEmpty())
                            .orElse(event.at("/object/code").asText()));
        }

        @Override
        public void end() {
            heard.add("end");
        }

        @Override
        public void cut() {
            heard.add("cut");
        }
    }
}
