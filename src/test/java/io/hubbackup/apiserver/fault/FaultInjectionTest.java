package io.hubbackup.apiserver.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Feed;
import io.hubbackup.apiserver.request.Handler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultInjectionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BACKUPS = "/apis/velero.io/v1/namespaces/a/backups";

    private final FakeServer server = new FakeServer();
    private final FaultInjection faults = new FaultInjection(server, request -> "system:serviceaccount:a:operator");

    @ParameterizedTest
    @MethodSource
    @DisplayName("a refusal says what a kube-apiserver says, and nothing is done")
    void refuses(int code, ApiRequest request, String reason, String message) {
        faults.add(FaultRule.always(new Fault.Refuse(code, Optional.empty())));

        var answer = whole(request);

        assertThat(answer.code()).isEqualTo(code);
        var status = json(answer);
        assertThat(status.path("message").asText()).isEqualTo(message);
        assertThat(status.path("reason").asText()).isEqualTo(reason);
        assertThat(status.path("code").asInt()).isEqualTo(code);
        assertThat(server.asked).isEmpty();
    }

    static Stream<Arguments> refuses() {
        var list = get("/api/v1/secrets");
        var patch = request("PATCH", BACKUPS + "/b/status", Map.of());
        return Stream.of(
                argumentSet(
                        "403 on a list",
                        403,
                        list,
                        "Forbidden",
                        "secrets is forbidden: User \"system:serviceaccount:a:operator\" cannot list resource \"secrets\" in API group \"\" at the cluster scope"),
                argumentSet(
                        "403 on a part of an object",
                        403,
                        patch,
                        "Forbidden",
                        "backups.velero.io \"b\" is forbidden: User \"system:serviceaccount:a:operator\" cannot patch resource \"backups/status\" in API group \"velero.io\" in the namespace \"a\""),
                argumentSet(
                        "403 on a path",
                        403,
                        get("/apis"),
                        "Forbidden",
                        "forbidden: User \"system:serviceaccount:a:operator\" cannot get path \"/apis\""),
                argumentSet(
                        "409",
                        409,
                        patch,
                        "Conflict",
                        "Operation cannot be fulfilled on backups.velero.io \"b\": the object has been modified; please apply your changes to the latest version and try again"),
                argumentSet(
                        "409 on a create",
                        409,
                        request("POST", BACKUPS, Map.of()),
                        "Conflict",
                        "Operation cannot be fulfilled on resourcequotas \"quota\": the object has been modified; please apply your changes to the latest version and try again"),
                argumentSet(
                        "410 on a watch",
                        410,
                        request("GET", "/api/v1/secrets", Map.of("watch", "true", "resourceVersion", "7")),
                        "Expired",
                        "too old resource version: 7 (7)"),
                argumentSet(
                        "410 on a page",
                        410,
                        request("GET", "/api/v1/secrets", Map.of("continue", "x")),
                        "Expired",
                        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter."),
                argumentSet("500", 500, list, "", "etcdserver: request timed out"),
                argumentSet(
                        "504",
                        504,
                        list,
                        "Timeout",
                        "Timeout: request did not complete within requested timeout - context deadline exceeded"));
    }

    @Test
    @DisplayName("a busy server answers in plain text and says how long to wait")
    void busy() {
        faults.add(FaultRule.always(new Fault.Refuse(429, Optional.of(Duration.ofSeconds(7)))));

        var answer = whole(get("/api/v1/secrets"));

        assertThat(answer.code()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("Retry-After", "7");
        assertThat(answer.contentType()).startsWith("text/plain");
        assertThat(text(answer)).isEqualTo("Too many requests, please try again later.\n");
    }

    @Test
    @DisplayName("the nth matching request is hit, and no other; requests that do not match are not counted")
    void nth() {
        faults.add(FaultRule.always(new Fault.CutBefore())
                .verb("list")
                .resource("secrets")
                .userAgent("hub-backup-operator")
                .nth(2));
        var matching = as("hub-backup-operator/1", get("/api/v1/secrets"));
        var others = List.of(
                as("kubectl", get("/api/v1/secrets")),
                as("hub-backup-operator/1", get("/api/v1/configmaps")),
                as("hub-backup-operator/1", get("/api/v1/namespaces/a/secrets/b")));

        var answers = new ArrayList<ApiResponse>();
        for (int i = 0; i < 3; i++) {
            others.forEach(other -> assertThat(faults.handle(other)).isInstanceOf(ApiResponse.Whole.class));
            answers.add(faults.handle(matching));
        }

        assertThat(answers)
                .extracting(ApiResponse::getClass)
                .map(Class::getSimpleName)
                .containsExactly("Whole", "Cut", "Whole");
    }

    @Test
    @DisplayName("every rule counts for itself, and the first that hits is what happens")
    void severalRules() {
        faults.add(FaultRule.always(new Fault.Refuse(500, Optional.empty())).nth(1));
        faults.add(FaultRule.always(new Fault.CutBefore()).nth(2));

        assertThat(whole(get("/api/v1/secrets")).code()).isEqualTo(500);
        assertThat(faults.handle(get("/api/v1/secrets"))).isEqualTo(new ApiResponse.Cut());
        assertThat(whole(get("/api/v1/secrets")).code()).isEqualTo(200);
    }

    @Test
    @DisplayName("without rules everything goes its way")
    void cleared() {
        faults.add(FaultRule.always(new Fault.CutBefore()));
        faults.clear();

        assertThat(whole(get("/api/v1/secrets")).code()).isEqualTo(200);
    }

    @Test
    @DisplayName("the work is done, and nobody is told")
    void doneWithoutAnAnswer() {
        faults.add(FaultRule.always(new Fault.CutAfter()).nth(1));
        faults.add(FaultRule.always(new Fault.RefuseAfter(504)).nth(2));
        var create = request("POST", BACKUPS, Map.of());

        assertThat(faults.handle(create)).isEqualTo(new ApiResponse.Cut());
        assertThat(whole(create).code()).isEqualTo(504);
        assertThat(server.asked).hasSize(2);
    }

    @Test
    @DisplayName("a slow answer is ready and comes later, a refusal too")
    void slow() {
        faults.add(FaultRule.always(new Fault.Slow(Duration.ofSeconds(30))));

        assertThat(faults.handle(get("/api/v1/secrets")))
                .isInstanceOfSatisfying(
                        ApiResponse.Late.class, late -> assertThat(late.by()).isEqualTo(Duration.ofSeconds(30)));
        assertThat(faults.handle(get("/refused")))
                .isInstanceOfSatisfying(
                        ApiResponse.Late.class,
                        late -> assertThat(((ApiResponse.Whole) late.response()).code())
                                .isEqualTo(404));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("a watch ends in the way of the fault, after so many events")
    void watchEnds(Fault fault, List<String> expected) {
        faults.add(FaultRule.always(fault));

        assertThat(heard(watch(3))).isEqualTo(expected);
        assertThat(whole(get("/api/v1/secrets")).code()).isEqualTo(200);
    }

    static Stream<Arguments> watchEnds() {
        var gone = "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},"
                + "\"status\":\"Failure\",\"message\":\"too old resource version: 1 (1)\",\"reason\":\"Expired\",\"code\":410}}";
        return Stream.of(
                argumentSet("silent at once", new Fault.Silence(0), List.of()),
                argumentSet("silent later", new Fault.Silence(2), List.of("4", "5")),
                argumentSet("cut at once", new Fault.CutWatch(0), List.of("cut")),
                argumentSet("cut later", new Fault.CutWatch(1), List.of("4", "cut")),
                argumentSet("too old at once", new Fault.GoneWatch(0), List.of(gone, "end")),
                argumentSet("too old later", new Fault.GoneWatch(2), List.of("4", "5", gone, "end")),
                argumentSet("not yet", new Fault.CutWatch(9), List.of("4", "5", "6", "end")));
    }

    @Test
    @DisplayName("a watch tells again what was before its version, as far as the server remembers")
    void replays() {
        faults.add(FaultRule.always(new Fault.Replay()));
        server.forgotten = 10;
        server.newest = 33;

        assertThat(heard(watch(30)))
                .containsExactlyElementsOf(
                        Stream.concat(IntStream.rangeClosed(15, 33).mapToObj(String::valueOf), Stream.of("end"))
                                .toList());
    }

    @Test
    @DisplayName("a list is that of an older version, or the oldest that is known, and only its first page")
    void staleLists() {
        faults.add(FaultRule.always(new Fault.Stale(8)));
        assertThat(whole(get("/api/v1/secrets")).code()).isEqualTo(200);
        assertThat(server.asked.getLast().query())
                .containsEntry("resourceVersion", List.of("92"))
                .containsEntry("resourceVersionMatch", List.of("Exact"));

        server.forgotten = 97;
        faults.handle(get("/api/v1/secrets"));
        assertThat(server.asked.getLast().query()).containsEntry("resourceVersion", List.of("98"));

        server.asked.clear();
        faults.handle(request("GET", "/api/v1/secrets", Map.of("continue", "x")));
        faults.handle(get("/api/v1/namespaces/a/secrets/b"));
        assertThat(server.asked).noneMatch(request -> request.query().containsKey("resourceVersion"));
    }

    @Test
    @DisplayName("a group that is told to be missing is stale, and its own documents are not available")
    void groupTold() {
        faults.add(FaultRule.always(new Fault.MissingGroup("velero.io", true)));

        var groups = json(whole(aggregated()));
        assertThat(groups.at("/items/0/metadata/name").asText()).isEqualTo("velero.io");
        assertThat(groups.at("/items/0/versions/0/freshness").asText()).isEqualTo("Stale");
        assertThat(groups.at("/items/0/versions/0").has("resources")).isFalse();
        assertThat(groups.at("/items/1/versions/0/freshness").asText()).isEqualTo("Current");
        assertThat(json(whole(get("/apis"))).at("/groups")).hasSize(2);
        assertThat(whole(get("/apis/velero.io/v1")).code()).isEqualTo(503);
        assertThat(whole(get("/apis/hive.openshift.io/v1")).code()).isEqualTo(200);
        assertThat(whole(get(BACKUPS)).code()).isEqualTo(200);
    }

    @Test
    @DisplayName("a group that is missing in silence is nowhere")
    void groupNotTold() {
        faults.add(FaultRule.always(new Fault.MissingGroup("velero.io", false)));

        assertThat(json(whole(aggregated())).at("/items")).hasSize(1);
        assertThat(json(whole(get("/apis"))).at("/groups")).hasSize(1);
        assertThat(whole(get("/apis/velero.io/v1")).code()).isEqualTo(404);
    }

    @Test
    @DisplayName("the document with a gap has a tag of its own")
    void tags() {
        var complete = whole(aggregated()).headers().getOrDefault("ETag", "");
        faults.add(FaultRule.always(new Fault.MissingGroup("velero.io", true)));
        var first = whole(aggregated(complete));
        var tag = first.headers().getOrDefault("ETag", "");

        assertThat(first.code()).isEqualTo(200);
        assertThat(tag).isNotEqualTo(complete);
        assertThat(whole(aggregated(tag)).code()).isEqualTo(304);
        faults.clear();
        assertThat(whole(aggregated(tag)).code()).isEqualTo(200);
        assertThat(whole(aggregated(complete)).code()).isEqualTo(304);
    }

    @Test
    @DisplayName("no server refuses so by itself")
    void unknownCode() {
        faults.add(FaultRule.always(new Fault.Refuse(418, Optional.empty())));

        assertThatThrownBy(() -> faults.handle(get("/apis"))).isInstanceOf(IllegalArgumentException.class);
    }

    private ApiResponse.Whole whole(ApiRequest request) {
        return (ApiResponse.Whole) faults.handle(request);
    }

    private List<String> heard(ApiRequest watch) {
        var heard = new ArrayList<String>();
        ((ApiResponse.Stream) faults.handle(watch)).feed().start(new Feed.Sink() {
            @Override
            public void event(byte[] json) {
                heard.add(new String(json, StandardCharsets.UTF_8));
            }

            @Override
            public void end() {
                heard.add("end");
            }

            @Override
            public void cut() {
                heard.add("cut");
            }
        });
        return heard;
    }

    private static ApiRequest watch(int version) {
        return request("GET", "/api/v1/secrets", Map.of("watch", "true", "resourceVersion", "" + version));
    }

    private static ApiRequest aggregated(String... known) {
        var headers = new LinkedHashMap<>(Map.of("accept", "application/json;as=APIGroupDiscoveryList"));
        Stream.of(known).forEach(tag -> headers.put("if-none-match", tag));
        return new ApiRequest("GET", "/apis", Map.of(), headers, new byte[0]);
    }

    private static ApiRequest get(String path) {
        return request("GET", path, Map.of());
    }

    private static ApiRequest as(String userAgent, ApiRequest request) {
        return new ApiRequest(
                request.method(), request.path(), request.query(), Map.of("user-agent", userAgent), request.body());
    }

    private static ApiRequest request(String method, String path, Map<String, String> query) {
        var all = new LinkedHashMap<String, List<String>>();
        query.forEach((name, value) -> all.put(name, List.of(value)));
        return new ApiRequest(method, path, all, Map.of(), new byte[0]);
    }

    private static JsonNode json(ApiResponse.Whole answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ApiResponse.Whole answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** A server whose version is 100; its watches tell the three versions that follow, and what lies between. */
    private static final class FakeServer implements Handler {

        private static final String TAG = "\"COMPLETE\"";

        private final List<ApiRequest> asked = new ArrayList<>();
        private final AtomicInteger cancelled = new AtomicInteger();
        private long forgotten;
        private long newest;

        @Override
        public ApiResponse handle(ApiRequest request) {
            asked.add(request);
            if (request.path().equals("/refused")) {
                throw ApiFailure.noSuchPath();
            }
            if (request.path().equals("/apis")) {
                return groups(request);
            }
            long version =
                    request.parameter("resourceVersion").map(Long::parseLong).orElse(100L);
            if (request.flag("watch")) {
                newest = Math.max(newest, version + 3);
                return new ApiResponse.Stream("application/json", feed(version));
            }
            if (version < forgotten) {
                throw ApiFailure.expired("The resourceVersion for the provided list is too old.");
            }
            return answer("{\"metadata\":{\"resourceVersion\":\"%d\"}}".formatted(version), Map.of());
        }

        private ApiResponse groups(ApiRequest request) {
            if (request.header("if-none-match").filter(TAG::equals).isPresent()) {
                return new ApiResponse.Whole(304, "application/json", Map.of("ETag", TAG), new byte[0]);
            }
            return request.header("accept").isPresent()
                    ? answer("""
                            {"items":[
                              {"metadata":{"name":"velero.io"},"versions":[{"version":"v1","freshness":"Current","resources":[{"resource":"backups"}]}]},
                              {"metadata":{"name":"hive.openshift.io"},"versions":[{"version":"v1","freshness":"Current","resources":[]}]}]}
                            """, Map.of("ETag", TAG))
                    : answer("{\"groups\":[{\"name\":\"velero.io\"},{\"name\":\"hive.openshift.io\"}]}", Map.of());
        }

        private static ApiResponse answer(String json, Map<String, String> headers) {
            return new ApiResponse.Whole(200, "application/json", headers, json.getBytes(StandardCharsets.UTF_8));
        }

        private Feed feed(long version) {
            return new Feed() {
                @Override
                public void start(Sink sink) {
                    if (version < forgotten) {
                        sink.event("{\"type\":\"ERROR\",\"object\":{\"code\":410}}".getBytes(StandardCharsets.UTF_8));
                    } else {
                        for (long event = version + 1; event <= newest; event++) {
                            sink.event(Long.toString(event).getBytes(StandardCharsets.UTF_8));
                        }
                    }
                    sink.end();
                }

                @Override
                public void cancel() {
                    cancelled.incrementAndGet();
                }
            };
        }
    }
}
