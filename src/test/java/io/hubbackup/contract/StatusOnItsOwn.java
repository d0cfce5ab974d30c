package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The status subresource. */
abstract class StatusOnItsOwn extends Topic {

    private static final String WIDGET = "{$W, metadata: {name: a}, spec: {size: 1}}";

    @Test
    @DisplayName("§3.1 PUT /status changes the status only")
    void changesStatusOnly() {
        var made = given(widgets(), WIDGET).object();
        made.withObject("/spec").put("size", 5);
        made.withObject("/metadata").putObject("labels").put("l", "x");
        made.withObject("/metadata").putObject("annotations").put("a", "x");
        made.withObject("/metadata").putArray("finalizers").add("hubbackup.io/x");
        made.putObject("status").put("phase", "Ready");
        var answer = put(widget("a") + "/status", made).is(200);
        assertThat(answer.at("/spec/size")).isEqualTo("1");
        assertThat(answer.at("/status/phase")).isEqualTo("Ready");
        get(widget("a") + "/status").is(200);
        get(widget("a")).is(200);
    }

    @Test
    @DisplayName("§3.1 PUT of the object leaves the status alone")
    void putIgnoresStatus() {
        var made = given(widgets(), WIDGET).object();
        made.putObject("status").put("phase", "Ready");
        var ready = quietly("PUT", widget("a") + "/status", made).object();
        ready.withObject("/spec").put("size", 2);
        ready.withObject("/status").put("phase", "Other");
        assertThat(put(widget("a"), ready).is(200).at("/status/phase")).isEqualTo("Ready");
        ready.withObject("/metadata").remove("resourceVersion");
        assertThat(patch(MERGE_PATCH, widget("a"), "{status: {phase: Other}, spec: {size: 3}}")
                        .is(200)
                        .at("/status/phase"))
                .isEqualTo("Ready");
    }

    @Test
    @DisplayName("§3.1 PUT /status with a stale resourceVersion is a conflict")
    void stale() {
        var made = given(widgets(), WIDGET).object();
        var ready = made.deepCopy();
        ready.putObject("status").put("phase", "Ready");
        quietly("PUT", widget("a") + "/status", ready);
        made.putObject("status").put("phase", "Late");
        put(widget("a") + "/status", made).is(409);
    }

    @Test
    @DisplayName("PUT /status that changes nothing keeps the resourceVersion")
    void noChange() {
        var made = given(widgets(), WIDGET).object();
        made.putObject("status").put("phase", "Ready");
        var ready = put(widget("a") + "/status", made).is(200);
        assertThat(put(widget("a") + "/status", ready.json()).is(200).version()).isEqualTo(ready.version());
    }

    @Test
    @DisplayName("PUT /status is held to the schema")
    void invalid() {
        var made = given(widgets(), WIDGET).object();
        made.putObject("status").put("count", "three");
        put(widget("a") + "/status", made).is(422);
        made.putObject("status").put("unknown", "three").put("phase", "Ready");
        put(widget("a") + "/status", made).is(200);
    }

    @Test
    @DisplayName("PUT /status without a version, without an object, and of a kind that has none")
    void refused() {
        given(widgets(), WIDGET);
        put(widget("a") + "/status", "{$W, metadata: {name: a}, status: {phase: Ready}}")
                .is(422);
        put(widget("none") + "/status", "{$W, metadata: {name: none, resourceVersion: '1'}, status: {phase: Ready}}")
                .is(404);
        given(gadgets(), "{$G, metadata: {name: s-$id}}");
        get(gadget("s-" + id()) + "/status").is(404);
        patch(MERGE_PATCH, gadget("s-" + id()) + "/status", "{status: {phase: Ready}}")
                .is(404);
        get(configMap("a") + "/status").is(404);
    }

    @Test
    @DisplayName("a merge patch of /status changes the status only")
    void mergePatch() {
        given(widgets(), WIDGET);
        patch(
                        MERGE_PATCH,
                        widget("a") + "/status",
                        "{status: {phase: Ready, count: 2}, spec: {size: 7}, metadata: {labels: {l: x}}}")
                .is(200);
        patch(MERGE_PATCH, widget("a") + "/status?fieldManager=somebody", "{status: {count: null}}")
                .is(200);
        get(widget("a")).is(200);
    }

    @Test
    @DisplayName("a merge patch of /status with a stale resourceVersion is a conflict")
    void mergePatchStale() {
        var made = given(widgets(), WIDGET);
        quietly("PUT", widget("a"), made.object().<ObjectNode>set("spec", yaml("{size: 3}")));
        patch(
                        MERGE_PATCH,
                        widget("a") + "/status",
                        "{metadata: {resourceVersion: '" + made.version() + "'}, status: {phase: Ready}}")
                .is(409);
    }

    @Test
    @DisplayName("a JSON patch of /status")
    void jsonPatch() {
        given(widgets(), WIDGET);
        patch(JSON_PATCH, widget("a") + "/status", "[{op: add, path: /status, value: {phase: Ready}}]")
                .is(200);
        patch(JSON_PATCH, widget("a") + "/status", "[{op: replace, path: /status/phase, value: Done}]")
                .is(200);
        patch(JSON_PATCH, widget("a") + "/status", "[{op: replace, path: /spec/size, value: 9}]")
                .is(200);
    }

    @Test
    @DisplayName("the status of built-in kinds: a namespace, a deployment")
    void builtIn() {
        var deployments = "/apis/apps/v1/namespaces/" + namespace() + "/deployments";
        given(
                deployments,
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: 0, selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c, image: none}]}}}}");
        patch(
                        MERGE_PATCH,
                        deployments + "/a/status",
                        "{status: {replicas: 1, readyReplicas: 1, observedGeneration: 1}, spec: {replicas: 4}}")
                .is(200);
        patch(
                        STRATEGIC_PATCH,
                        deployments + "/a/status",
                        "{status: {conditions: [{type: Available, status: 'True', reason: R, message: M}]}}")
                .is(200);
        patch(
                        MERGE_PATCH,
                        "/api/v1/namespaces/" + namespace() + "/status",
                        "{status: {conditions: [{type: Told, status: 'True'}]}}")
                .is(200);
    }
}
