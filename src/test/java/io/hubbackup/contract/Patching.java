package io.hubbackup.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** JSON patch, JSON merge patch, strategic merge patch. Server-side apply is a topic of its own. */
abstract class Patching extends Topic {

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a}
            spec:
              replicas: 0
              selector: {matchLabels: {app: a}}
              template:
                metadata: {labels: {app: a}}
                spec:
                  containers:
                  - {name: c, image: none, env: [{name: A, value: '1'}, {name: B, value: '2'}]}
                  - {name: d, image: other}
            """;

    @Test
    @DisplayName("§3.1 a JSON merge patch changes fields, and adds them")
    void merge() {
        given(configMaps(), "{metadata: {name: a, labels: {l: x}}, data: {k: v}}");
        patch(MERGE_PATCH, configMap("a"), "{data: {m: w}, metadata: {labels: {l: y, n: z}}}")
                .is(200);
        given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1, words: [a, b], limits: {a: 1}}}");
        patch(MERGE_PATCH, widget("a"), "{spec: {words: [c], limits: {b: 2}}}").is(200);
        get(widget("a")).is(200);
    }

    @Test
    @DisplayName("§3.1 null in a merge patch removes the key")
    void mergeNull() {
        given(configMaps(), "{metadata: {name: a, labels: {l: x, m: y}}, data: {k: v, m: w}}");
        patch(MERGE_PATCH, configMap("a"), "{data: {k: null, none: null}, metadata: {labels: {l: null}}}")
                .is(200);
        get(configMap("a")).is(200);
        given(widgets(), "{$W, metadata: {name: a, annotations: {a: x}}, spec: {size: 1, box: {width: 1}}}");
        patch(MERGE_PATCH, widget("a"), "{metadata: {annotations: {a: null}}, spec: {box: null}}")
                .is(200);
        get(widget("a")).is(200);
    }

    @Test
    @DisplayName("§3.1 a merge patch with a stale resourceVersion is a conflict")
    void mergeStale() {
        var made = given(configMaps(), "{metadata: {name: a}, data: {k: v}}");
        quietly("PUT", configMap("a"), "{metadata: {name: a}, data: {k: w}}");
        patch(
                        MERGE_PATCH,
                        configMap("a"),
                        "{metadata: {resourceVersion: '%s'}, data: {k: x}}".formatted(made.version()))
                .is(409);
        var widget = given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}");
        patch(MERGE_PATCH, widget("a"), "{spec: {size: 2}}").is(200);
        patch(
                        MERGE_PATCH,
                        widget("a"),
                        "{metadata: {resourceVersion: '%s'}, spec: {size: 3}}".formatted(widget.version()))
                .is(409);
    }

    @Test
    @DisplayName(
            "a merge patch with the version and uid that the object has goes through, with another uid it does not")
    void mergeUid() {
        var made = given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}");
        patch(
                        MERGE_PATCH,
                        widget("a"),
                        "{metadata: {resourceVersion: '%s', uid: %s}, spec: {size: 2}}"
                                .formatted(made.version(), made.uid()))
                .is(200);
        patch(MERGE_PATCH, widget("a"), "{metadata: {uid: 11111111-1111-1111-1111-111111111111}, spec: {size: 3}}")
                .is(422);
        var map = given(configMaps(), "{metadata: {name: a}}");
        patch(
                        MERGE_PATCH,
                        configMap("a"),
                        "{metadata: {resourceVersion: '%s', uid: %s}, data: {k: v}}"
                                .formatted(map.version(), map.uid()))
                .is(200);
        patch(MERGE_PATCH, configMap("a"), "{metadata: {uid: 11111111-1111-1111-1111-111111111111}, data: {k: w}}")
                .is(422);
    }

    @Test
    @DisplayName("a merge patch that changes nothing keeps the resourceVersion")
    void mergeNoChange() {
        var made = post(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}").is(201);
        assertThat(patch(MERGE_PATCH, widget("a"), "{spec: {size: 1}}").is(200).version())
                .isEqualTo(made.version());
        var map = post(configMaps(), "{metadata: {name: a}, data: {k: v}}").is(201);
        assertThat(patch(MERGE_PATCH, configMap("a"), "{data: {k: v}}").is(200).version())
                .isEqualTo(map.version());
    }

    @Test
    @DisplayName("a merge patch that is none, that renames, or that the schema refuses")
    void mergeRefused() {
        given(configMaps(), "{metadata: {name: a}}");
        given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}");
        sendBytes("PATCH", configMap("a"), Map.of("Content-Type", MERGE_PATCH), "{\"a\":".getBytes(UTF_8))
                .is(400);
        sendBytes("PATCH", widget("a"), Map.of("Content-Type", MERGE_PATCH), "[]".getBytes(UTF_8))
                .is(400);
        patch(MERGE_PATCH, configMap("a"), "{metadata: {name: b}}").is(400);
        patch(MERGE_PATCH, widget("a"), "{metadata: {name: b}}").is(400);
        patch(MERGE_PATCH, widget("a"), "{metadata: {namespace: b}}").is(400);
        patch(MERGE_PATCH, widget("a"), "{spec: {size: 12}}").is(422);
        patch(MERGE_PATCH, widget("a"), "{spec: {size: three}}").is(422);
        patch(MERGE_PATCH, widget("a"), "{kind: Gadget}").is(422);
    }

    @Test
    @DisplayName("§3.1 a JSON patch: add, replace, remove, test, move, copy")
    void jsonPatch() {
        given(configMaps(), "{metadata: {name: a}, data: {k: v, m: w}}");
        patch(
                        JSON_PATCH,
                        configMap("a"),
                        "[{op: test, path: /data/k, value: v}, {op: replace, path: /data/k, value: x}, {op: add, path: /data/n, value: y}, {op: remove, path: /data/m}]")
                .is(200);
        patch(
                        JSON_PATCH,
                        configMap("a"),
                        "[{op: move, from: /data/n, path: /data/o}, {op: copy, from: /data/o, path: /data/p}]")
                .is(200);
        patch(JSON_PATCH, configMap("a"), "[{op: add, path: /metadata/labels, value: {hubbackup.io/x: '1'}}]")
                .is(200);
        patch(JSON_PATCH, configMap("a"), "[{op: replace, path: /metadata/labels/hubbackup.io~1x, value: '2'}]")
                .is(200);
        given(widgets(), "{$W, metadata: {name: a}, spec: {words: [a, b, c]}}");
        patch(
                        JSON_PATCH,
                        widget("a"),
                        "[{op: remove, path: /spec/words/0}, {op: add, path: /spec/words/-, value: d}, {op: add, path: /spec/words/0, value: z}]")
                .is(200);
    }

    @Test
    @DisplayName("§3.1 a JSON patch with a test that fails is refused")
    void jsonTest() {
        given(configMaps(), "{metadata: {name: a}, data: {k: v}}");
        patch(
                        JSON_PATCH,
                        configMap("a"),
                        "[{op: test, path: /data/k, value: other}, {op: replace, path: /data/k, value: x}]")
                .is(422);
        given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}");
        patch(JSON_PATCH, widget("a"), "[{op: test, path: /spec/size, value: 2}]")
                .is(422);
        get(configMap("a")).is(200);
    }

    @Test
    @DisplayName("§3.1 a JSON patch with a stale resourceVersion is a conflict")
    void jsonStale() {
        var made = given(configMaps(), "{metadata: {name: a}, data: {k: v}}");
        quietly("PUT", configMap("a"), "{metadata: {name: a}, data: {k: w}}");
        patch(
                        JSON_PATCH,
                        configMap("a"),
                        "[{op: replace, path: /metadata/resourceVersion, value: '%s'}, {op: replace, path: /data/k, value: x}]"
                                .formatted(made.version()))
                .is(409);
    }

    @Test
    @DisplayName("a JSON patch that cannot be applied, and one that is none")
    void jsonRefused() {
        given(configMaps(), "{metadata: {name: a}, data: {k: v}}");
        patch(JSON_PATCH, configMap("a"), "[{op: remove, path: /data/none}]").is(422);
        patch(JSON_PATCH, configMap("a"), "[{op: replace, path: /data/none, value: x}]")
                .is(200);
        patch(JSON_PATCH, configMap("a"), "[{op: add, path: /none/deep, value: x}]")
                .is(422);
        patch(JSON_PATCH, configMap("a"), "{op: remove, path: /data/k}").is(400);
        patch(JSON_PATCH, configMap("a"), "[{op: fly, path: /data/k}]").is(422);
        patch(JSON_PATCH, configMap("a"), "[{op: replace, path: /metadata/name, value: b}]")
                .is(400);
    }

    @Test
    @DisplayName("§3.1 a strategic merge patch merges the lists of built-in kinds by their keys")
    void strategic() {
        var path = "/apis/apps/v1/namespaces/" + namespace() + "/deployments";
        given(path, DEPLOYMENT);
        patch(
                        STRATEGIC_PATCH,
                        path + "/a",
                        "{spec: {template: {spec: {containers: [{name: c, image: new, env: [{name: B, value: '3'}]}]}}}}")
                .is(200);
        patch(STRATEGIC_PATCH, path + "/a", "{spec: {template: {spec: {containers: [{name: d, $patch: delete}]}}}}")
                .is(200);
        patch(
                        STRATEGIC_PATCH,
                        path + "/a",
                        "{spec: {template: {spec: {containers: [{name: c, env: [{name: A, $patch: delete}]}]}}}}")
                .is(200);
        patch(STRATEGIC_PATCH, path + "/a", "{spec: {template: {metadata: {annotations: {a: b}}}}}")
                .is(200);
    }

    @Test
    @DisplayName("§3.1 a strategic merge patch of a ConfigMap and of metadata")
    void strategicSimple() {
        given(configMaps(), "{metadata: {name: a, labels: {l: x}, finalizers: [hubbackup.io/a]}, data: {k: v, m: w}}");
        patch(
                        STRATEGIC_PATCH,
                        configMap("a"),
                        "{data: {k: null, n: y}, metadata: {labels: {l: null}, annotations: {a: b}}}")
                .is(200);
        patch(STRATEGIC_PATCH, configMap("a"), "{metadata: {finalizers: [hubbackup.io/b]}}")
                .is(200);
        patch(STRATEGIC_PATCH, configMap("a"), "{metadata: {$deleteFromPrimitiveList/finalizers: [hubbackup.io/a]}}")
                .is(200);
        patch(STRATEGIC_PATCH, configMap("a"), "{data: {$patch: replace, z: '1'}}")
                .is(200);
        patch(STRATEGIC_PATCH, configMap("a"), "{metadata: {finalizers: null}}").is(200);
        var b = given(configMaps(), "{metadata: {name: b}}").uid();
        var c = given(configMaps(), "{metadata: {name: c}}").uid();
        patch(
                        STRATEGIC_PATCH,
                        configMap("a"),
                        "{metadata: {ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: b, uid: " + b + "}]}}")
                .is(200);
        patch(
                        STRATEGIC_PATCH,
                        configMap("a"),
                        "{metadata: {ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: c, uid: " + c + "}]}}")
                .is(200);
        patch(STRATEGIC_PATCH, configMap("a"), "{metadata: {ownerReferences: [{uid: " + b + ", $patch: delete}]}}")
                .is(200);
        patch(STRATEGIC_PATCH, configMap("a"), "{metadata: {resourceVersion: '1'}, data: {k: late}}")
                .is(409);
    }

    @Test
    @DisplayName("a strategic merge patch of a custom resource is refused")
    void strategicCustom() {
        given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}");
        patch(STRATEGIC_PATCH, widget("a"), "{spec: {size: 2}}").is(415);
    }

    @Test
    @DisplayName("a patch of a type that nobody knows is refused")
    void unknownType() {
        given(configMaps(), "{metadata: {name: a}}");
        patch("application/json", configMap("a"), "{data: {k: v}}").is(415);
        patch("application/json", widget("a"), "{data: {k: v}}").is(415);
    }

    @Test
    @DisplayName("a patch may say its charset")
    void charset() {
        given(configMaps(), "{metadata: {name: a}}");
        patch(MERGE_PATCH + "; charset=utf-8", configMap("a"), "{data: {k: v}}").is(200);
    }
}
