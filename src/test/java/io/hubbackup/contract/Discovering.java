package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is served. A real server serves more groups than the embedded one, so only the parts that both have are compared. */
abstract class Discovering extends Topic {

    static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    private static final String KUBECTL =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

    @Test
    @DisplayName("§3.1 /api and /apis name the groups with their versions")
    void groups() {
        part(get("/api"), "/versions");
        var groups = seen("/apis", "application/json");
        Stream.of(
                        "apps",
                        "events.k8s.io",
                        "coordination.k8s.io",
                        "rbac.authorization.k8s.io",
                        "apiextensions.k8s.io",
                        "contract.hubbackup.io")
                .forEach(group -> json(named(groups.json().path("groups"), "/name", group)));
        assertThat(groups.at("/kind")).isEqualTo("APIGroupList");
    }

    @Test
    @DisplayName("§3.1 /apis/<group> and /apis/<group>/<version> of a definition")
    void ofDefinition() {
        get("/apis/contract.hubbackup.io").is(200);
        get("/apis/contract.hubbackup.io/v1").is(200);
        get("/apis/contract.hubbackup.io/v2").is(404);
        get("/apis/none.hubbackup.io").is(404);
        get("/apis/none.hubbackup.io/v1").is(404);
    }

    @Test
    @DisplayName("§3.1 /api/v1 and the groups of built-in kinds")
    void builtIn() {
        var core = seen("/api/v1", "application/json").json().path("resources");
        Stream.of(
                        "configmaps",
                        "events",
                        "namespaces",
                        "namespaces/status",
                        "namespaces/finalize",
                        "secrets",
                        "serviceaccounts",
                        "serviceaccounts/token")
                .forEach(name -> json(named(core, "/name", name)));
        var apps = seen("/apis/apps/v1", "application/json").json().path("resources");
        Stream.of("deployments", "deployments/status").forEach(name -> json(named(apps, "/name", name)));
        get("/apis/events.k8s.io/v1").is(200);
        var leases =
                seen("/apis/coordination.k8s.io/v1", "application/json").json().path("resources");
        json(named(leases, "/name", "leases"));
        get("/apis/rbac.authorization.k8s.io/v1").is(200);
        get("/apis/authorization.k8s.io/v1").is(200);
        get("/apis/apiextensions.k8s.io/v1").is(200);
    }

    @Test
    @DisplayName("aggregated discovery: all groups in one answer, with an ETag")
    void aggregated() {
        for (var accept : new String[] {AGGREGATED, KUBECTL}) {
            var groups = seen("/apis", accept);
            json(named(groups.json().path("items"), "/metadata/name", "contract.hubbackup.io"));
            note(String.join(" ", groups.headers().getOrDefault("content-type", List.of())));
            var core = seen("/api", accept).json().path("items").path(0);
            note(core.at("/metadata").toString() + " "
                    + core.at("/versions/0/version").asText() + " "
                    + core.at("/versions/0/freshness").asText());
            Stream.of("configmaps", "namespaces", "secrets")
                    .forEach(name -> json(named(core.at("/versions/0/resources"), "/resource", name)));
        }
    }

    @Test
    @DisplayName("aggregated discovery that has not changed is not sent again")
    void notModified() {
        var first = seen("/apis", AGGREGATED);
        var tag = first.headers().getOrDefault("etag", List.of()).getFirst();
        var again = api().send("GET", "/apis", Map.of("Accept", AGGREGATED, "If-None-Match", tag), new byte[0]);
        note(again.code() + " " + again.text().length());
        var other = api().send("GET", "/apis", Map.of("Accept", AGGREGATED, "If-None-Match", "\"other\""), new byte[0]);
        note("" + other.code());
    }

    @Test
    @DisplayName("§3.1 the version of the server")
    void version() {
        var version = seen("/version", "application/json").is(200);
        note(version.at("/major") + "." + version.at("/minor") + " "
                + version.at("/gitVersion").replaceAll("\\+.*", ""));
    }

    @Test
    @DisplayName("the server is well")
    void health() {
        for (var path : new String[] {"/healthz", "/readyz", "/livez"}) {
            assertThat(get(path).is(200).text()).isEqualTo("ok");
        }
    }

    @Test
    @DisplayName("OpenAPI v3 names the groups that have a document, with a link that changes with its content")
    void openApi() {
        var paths = seen("/openapi/v3", "application/json").is(200).json().path("paths");
        for (var path : new String[] {"api/v1", "apis/contract.hubbackup.io/v1"}) {
            note(path + " "
                    + paths.path(path).path("serverRelativeURL").asText().replaceAll("[0-9A-F]{20,}", "<hash>"));
        }
    }

    private Answer seen(String path, String accept) {
        note("GET " + path + " " + accept);
        return api().send("GET", path, Map.of("Accept", accept), new byte[0]).is(200);
    }

    private void part(Answer answer, String pointer) {
        json(answer.json().at(pointer));
    }

    private static JsonNode named(JsonNode list, String pointer, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(item -> item.at(pointer).asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + list));
    }
}
