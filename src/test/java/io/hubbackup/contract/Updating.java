package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** PUT of a whole object. */
abstract class Updating extends Topic {

    @Test
    @DisplayName("§3.1 PUT replaces the object and gives a new version")
    void replaces() {
        var made = post(configMaps(), "{metadata: {name: a, labels: {l: x}}, data: {k: v, m: w}}")
                .is(201);
        var changed = made.object();
        changed.putObject("data").put("k", "other");
        var answer = put(configMap("a"), changed).is(200);
        assertThat(answer.version()).isNotEqualTo(made.version());
        assertThat(answer.uid()).isEqualTo(made.uid());
        get(configMap("a")).is(200);
    }

    @Test
    @DisplayName("§3.1 PUT that changes nothing keeps the resourceVersion")
    void noChange() {
        var made = post(configMaps(), "{metadata: {name: a}, data: {k: v}}").is(201);
        assertThat(put(configMap("a"), made.json()).is(200).version()).isEqualTo(made.version());
        var widget =
                post(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}").is(201);
        assertThat(put(widget("a"), widget.json()).is(200).version()).isEqualTo(widget.version());
    }

    @Test
    @DisplayName("§3.1 PUT with a stale resourceVersion is a conflict")
    void stale() {
        var made = given(configMaps(), "{metadata: {name: a}, data: {k: v}}");
        quietly("PUT", configMap("a"), made.object().<ObjectNode>set("data", yaml("{k: w}")));
        put(configMap("a"), made.json()).is(409);
        var widget = given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}");
        quietly("PUT", widget("a"), widget.object().<ObjectNode>set("spec", yaml("{size: 2}")));
        put(widget("a"), widget.json()).is(409);
    }

    @Test
    @DisplayName("PUT without a resourceVersion overwrites a built-in object, and is refused for a custom resource")
    void withoutVersion() {
        given(configMaps(), "{metadata: {name: a}, data: {k: v}}");
        put(configMap("a"), "{metadata: {name: a}, data: {k: w}}").is(200);
        given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}");
        put(widget("a"), "{$W, metadata: {name: a}, spec: {size: 2}}").is(422);
    }

    @Test
    @DisplayName("PUT with the uid of another object is a conflict")
    void otherUid() {
        given(configMaps(), "{metadata: {name: a}}");
        put(configMap("a"), "{metadata: {name: a, uid: 11111111-1111-1111-1111-111111111111}}")
                .is(409);
        var widget = given(widgets(), "{$W, metadata: {name: a}}").object();
        widget.withObject("/metadata").put("uid", "11111111-1111-1111-1111-111111111111");
        put(widget("a"), widget).is(409);
    }

    @Test
    @DisplayName("PUT has to name the object of the path")
    void otherName() {
        given(configMaps(), "{metadata: {name: a}}");
        put(configMap("a"), "{metadata: {name: b}}").is(400);
        put(configMap("a"), "{data: {k: v}}").is(400);
        put(configMap("a"), "{metadata: {name: a, namespace: elsewhere}}").is(400);
        put(configMap("a"), "{kind: Secret, apiVersion: v1, metadata: {name: a}}")
                .is(400);
    }

    @Test
    @DisplayName("§3.1 generation grows with the spec, not with labels or the status, and a ConfigMap has none")
    void generation() {
        var made = post(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}").is(201);
        assertThat(made.at("/metadata/generation")).isEqualTo("1");
        var labelled = made.object();
        labelled.withObject("/metadata").putObject("labels").put("l", "x");
        var second = put(widget("a"), labelled).is(200);
        assertThat(second.at("/metadata/generation")).isEqualTo("1");
        var resized = second.object();
        resized.withObject("/spec").put("size", 2);
        var third = put(widget("a"), resized).is(200);
        assertThat(third.at("/metadata/generation")).isEqualTo("2");
        var status = third.object();
        status.putObject("status").put("phase", "Ready");
        assertThat(put(widget("a") + "/status", status).is(200).at("/metadata/generation"))
                .isEqualTo("2");
        assertThat(given(configMaps(), "{metadata: {name: a}}").at("/metadata/generation"))
                .isEmpty();
    }

    @Test
    @DisplayName("generation of a kind without a status of its own grows with anything but metadata")
    void generationWithoutStatus() {
        var made = post(gadgets(), "{$G, metadata: {name: g-$id}, any: 1}").is(201);
        var changed = made.object();
        changed.put("status", "x");
        var second = put(gadget("g-" + id()), changed).is(200);
        assertThat(second.at("/metadata/generation")).isEqualTo("2");
        var labelled = second.object();
        labelled.withObject("/metadata").putObject("labels").put("l", "x");
        assertThat(put(gadget("g-" + id()), labelled).is(200).at("/metadata/generation"))
                .isEqualTo("2");
    }

    @Test
    @DisplayName("fields that never change are kept, or a change of them is refused")
    void unchangeable() {
        var made = given(configMaps(), "{metadata: {name: a}}");
        var changed = made.object();
        changed.withObject("/metadata")
                .put("creationTimestamp", "2001-01-01T00:00:00Z")
                .put("generation", 9);
        put(configMap("a"), changed).is(200);
        var widget = given(widgets(), "{$W, metadata: {name: a}}").object();
        widget.withObject("/metadata")
                .put("creationTimestamp", "2001-01-01T00:00:00Z")
                .put("generation", 9);
        put(widget("a"), widget).is(200);
        widget.withObject("/metadata").put("deletionTimestamp", "2001-01-01T00:00:00Z");
        put(widget("a"), widget).is(422);
        var secret = given(secrets(), "{metadata: {name: a}, type: Opaque}").object();
        put(secrets() + "/a", secret.put("type", "other")).is(422);
    }

    @Test
    @DisplayName("an immutable ConfigMap stays as it is")
    void immutable() {
        given(configMaps(), "{metadata: {name: a}, data: {k: v}, immutable: true}");
        put(configMap("a"), "{metadata: {name: a}, data: {k: w}, immutable: true}")
                .is(422);
        put(configMap("a"), "{metadata: {name: a, labels: {l: x}}, data: {k: v}, immutable: true}")
                .is(200);
        put(configMap("a"), "{metadata: {name: a}, data: {k: v}}").is(422);
    }

    @Test
    @DisplayName("owner references are checked")
    void owners() {
        given(configMaps(), "{metadata: {name: a}}");
        put(configMap("a"), "{metadata: {name: a, ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: b}]}}")
                .is(422);
        put(configMap("a"), "{metadata: {name: a, ownerReferences: [{}]}}").is(422);
        put(configMap("a"), """
                metadata:
                  name: a
                  ownerReferences:
                  - {apiVersion: v1, kind: ConfigMap, name: b, uid: u1, controller: true}
                  - {apiVersion: v1, kind: ConfigMap, name: c, uid: u2, controller: true}
                """).is(422);
        put(
                        configMap("a"),
                        "{metadata: {name: a, ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: b, uid: u1, controller: true, blockOwnerDeletion: true}]}}")
                .is(200);
    }

    @Test
    @DisplayName("PUT of a definition's object that the schema refuses")
    void invalid() {
        var made =
                given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}").object();
        made.withObject("/spec").put("size", 11);
        put(widget("a"), made).is(422);
    }
}
