package io.hubbackup.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CustomResourceDefinitions: what they make be served, and what their schema does to objects. */
abstract class CustomDefinitions extends Topic {

    private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    @Test
    @DisplayName("§3.1 a definition is established, and its kind served")
    void established() {
        post(CRDS, definition("versions: [" + version("v1", true, "") + "]")).is(201);
        until(crd(), CustomDefinitions::isEstablished).is(200);
        until(things("v1"), answer -> answer.code() == 200);
        post(things("v1"), "{apiVersion: $id.hubbackup.io/v1, kind: Thing, metadata: {name: a}, spec: {x: 1}}")
                .is(201);
        get("/apis/" + id() + ".hubbackup.io/v1").is(200);
    }

    @Test
    @DisplayName("a deleted definition takes its objects along, and its kind is not served any more")
    void deleted() {
        served("versions: [" + version("v1", true, "") + "]");
        given(things("v1"), "{apiVersion: $id.hubbackup.io/v1, kind: Thing, metadata: {name: a}}");
        delete(crd()).is(200);
        untilGone(crd());
        get(things("v1")).is(404);
        until("/apis/" + id() + ".hubbackup.io/v1", answer -> answer.code() == 404);
        served("versions: [" + version("v1", true, "") + "]");
        assertThat(get(things("v1")).is(200).names()).isEmpty();
    }

    @Test
    @DisplayName("an object can be read and written in all served versions; it keeps the version of no one")
    void versions() {
        served("versions: [" + version("v1", true, "") + "," + version("v1beta1", false, "") + "]");
        post(
                        things("v1beta1"),
                        "{apiVersion: $id.hubbackup.io/v1beta1, kind: Thing, metadata: {name: a}, spec: {x: 1}}")
                .is(201);
        get(things("v1") + "/a").is(200);
        get(things("v1beta1")).is(200);
        patch(MERGE_PATCH, things("v1") + "/a", "{spec: {x: 2}}").is(200);
        get("/apis/" + id() + ".hubbackup.io").is(200);
    }

    @Test
    @DisplayName("a version that is not served is not found")
    void notServed() {
        served("versions: [" + version("v1", true, "") + ","
                + version("v2", false, "").replace("served: true", "served: false") + "]");
        get(things("v2")).is(404);
        get("/apis/" + id() + ".hubbackup.io").is(200);
    }

    @Test
    @DisplayName("a changed schema counts for what is written from then on")
    void changed() {
        served("versions: [" + version("v1", true, "") + "]");
        given(things("v1"), "{apiVersion: $id.hubbackup.io/v1, kind: Thing, metadata: {name: a}, spec: {x: 1}}");
        patch(
                        MERGE_PATCH,
                        crd(),
                        "{spec: {versions: [" + version("v1", true, ", y: {type: string, default: d}") + "]}}")
                .is(200);
        until(things("v1") + "/a", answer -> answer.at("/spec/y").equals("d"));
        assertThat(get(crd()).is(200).at("/metadata/generation")).isEqualTo("2");
    }

    @Test
    @DisplayName("a definition that makes no sense is refused")
    void invalid() {
        post(CRDS, definition("versions: []")).is(422);
        post(CRDS, definition("versions: [{name: v1, served: true, storage: true}]"))
                .is(422);
        post(
                        CRDS,
                        definition(
                                "versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {properties: {spec: {properties: {}}}}}}]"))
                .is(422);
        post(CRDS, definition("versions: [" + version("v1", false, "") + "]")).is(422);
        post(
                        CRDS,
                        definition("versions: [" + version("v1", true, "") + "]")
                                .replace("name: things.$id", "name: others.$id"))
                .is(422);
    }

    @Test
    @DisplayName("names that another definition has are not accepted")
    void namesTaken() {
        served("versions: [" + version("v1", true, "") + "]");
        post(CRDS, """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: others.$id.hubbackup.io}
                spec:
                  group: $id.hubbackup.io
                  scope: Namespaced
                  names: {kind: Thing, plural: others, singular: other}
                  versions: [%s]
                """.formatted(version("v1", true, ""))).is(201);
        until(
                CRDS + "/others." + id() + ".hubbackup.io",
                answer -> answer.text().contains("NotAccepted"));
    }

    @Test
    @DisplayName("§3.1 a field that the schema does not have is dropped")
    void prunes() {
        post(
                        widgets(),
                        "{$W, metadata: {name: a}, spec: {size: 1, x: 1, free: {any: {thing: 1}}, parts: [{name: p, y: 2}], limits: {any: 1}, box: {width: 1, z: 3}}, w: 4}")
                .is(201);
    }

    @Test
    @DisplayName("§3.1 defaults are filled in, also in what is there already, and not into what is absent")
    void defaults() {
        post(widgets(), "{$W, metadata: {name: a}, spec: {}}").is(201);
        post(widgets(), "{$W, metadata: {name: b}, spec: {parts: [{name: p}, {name: q, weight: 7}], box: {width: 1}}}")
                .is(201);
        post(widgets(), "{$W, metadata: {name: c}}").is(201);
        post(widgets(), "{$W, metadata: {name: d}, spec: {colour: null, maybe: null, code: null}}")
                .is(201);
    }

    @ParameterizedTest(name = "§3.1 the schema refuses spec {0}")
    @ValueSource(
            strings = {
                "{size: 0}",
                "{size: 11}",
                "{size: many}",
                "{size: 1.5}",
                "{colour: pink}",
                "{code: ABC}",
                "{code: abcdef}",
                "{code: ABCDEF}",
                "{code: 5}",
                "{ratio: x}",
                "{on: 'yes'}",
                "{port: 1.5}",
                "{port: true}",
                "{since: yesterday}",
                "{words: text}",
                "{words: [1]}",
                "{tags: [a, a]}",
                "{parts: [{weight: 1}]}",
                "{parts: [{name: p}, {name: p}]}",
                "{parts: [{name: a}, {name: b}, {name: c}, {name: d}, {name: e}]}",
                "{parts: [1]}",
                "{box: {height: 1}}",
                "{box: 1}",
                "{box: []}",
                "{limits: {a: x}}",
                "{limits: []}",
                "{free: 1}",
                "{whole: {a: 1}}",
                "{size: 0, colour: pink, code: ABCDEF}",
                "text",
                "[]"
            })
    void refuses(String spec) {
        post(widgets(), "{$W, metadata: {name: a}, spec: " + spec + "}").is(422);
    }

    @ParameterizedTest(name = "the schema takes spec {0}")
    @ValueSource(
            strings = {
                "{port: 80}",
                "{port: http}",
                "{ratio: 1}",
                "{ratio: 1.5}",
                "{since: '2026-01-01T00:00:00+01:00'}",
                "{maybe: null}",
                "{words: []}",
                "null",
                "{size: 10, code: abcde}"
            })
    void takes(String spec) {
        post(widgets(), "{$W, metadata: {name: a}, spec: " + spec + "}").is(201);
    }

    @Test
    @DisplayName("metadata that is no metadata is refused")
    void metadata() {
        post(widgets(), "{$W, metadata: {name: a, labels: {l: 1}}}").is(400);
        post(widgets(), "{$W, metadata: text}").is(400);
    }

    @Test
    @DisplayName("what an object had before, and the schema no longer takes, does not block other changes")
    void ratcheting() {
        served("versions: [" + version("v1", true, "") + "]");
        given(things("v1"), "{apiVersion: $id.hubbackup.io/v1, kind: Thing, metadata: {name: a}, spec: {x: 50}}");
        quietly(
                MERGE,
                crd(),
                "{spec: {versions: ["
                        + version("v1", true, "").replace("x: {type: integer}", "x: {type: integer, maximum: 10}")
                        + "]}}");
        until(
                things("v1") + "?limit=7",
                answer -> api().send(
                                        "POST",
                                        things("v1") + "?dryRun=All",
                                        Map.of("Content-Type", "application/json"),
                                        "{\"apiVersion\":\"%s.hubbackup.io/v1\",\"kind\":\"Thing\",\"metadata\":{\"name\":\"b\"},\"spec\":{\"x\":50}}"
                                                .formatted(id())
                                                .getBytes(UTF_8))
                                .code()
                        == 422);
        patch(MERGE_PATCH, things("v1") + "/a", "{metadata: {labels: {l: x}}}").is(200);
        patch(MERGE_PATCH, things("v1") + "/a", "{spec: {x: 51}}").is(422);
    }

    // --- a definition of this case's own ---

    private String crd() {
        return CRDS + "/things." + id() + ".hubbackup.io";
    }

    private String things(String version) {
        return "/apis/" + id() + ".hubbackup.io/" + version + "/namespaces/" + namespace() + "/things";
    }

    private void served(String versions) {
        given(CRDS, definition(versions));
        quietlyUntil(things("v1"), answer -> answer.code() == 200);
    }

    private static String version(String name, boolean storage, String properties) {
        return "{name: %s, served: true, storage: %s, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {x: {type: integer}%s}}}}}}"
                .formatted(name, storage, properties);
    }

    private static String definition(String versions) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: things.$id.hubbackup.io}
                spec:
                  group: $id.hubbackup.io
                  scope: Namespaced
                  names: {kind: Thing, plural: things}
                  %s
                """.formatted(versions);
    }

    private static boolean isEstablished(Answer answer) {
        return answer.text().contains("InitialNamesAccepted") && answer.text().contains("NoConflicts");
    }
}
