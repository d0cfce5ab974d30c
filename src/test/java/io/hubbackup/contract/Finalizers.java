package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds an object that is being deleted. */
abstract class Finalizers extends Topic {

    private static final String HELD =
            "{metadata: {name: a, finalizers: [hubbackup.io/one, hubbackup.io/two]}, data: {k: v}}";
    private static final String HELD_WIDGET =
            "{$W, metadata: {name: a, finalizers: [hubbackup.io/one]}, spec: {size: 1}}";

    @Test
    @DisplayName("§3.1 delete of an object with finalizers marks it, and the last finalizer's removal deletes it")
    void holds() {
        given(configMaps(), HELD);
        var marked = delete(configMap("a")).is(200);
        assertThat(marked.at("/metadata/deletionTimestamp")).isNotEmpty();
        var terminating = get(configMap("a")).is(200).object();
        terminating.withObject("/metadata").putArray("finalizers").add("hubbackup.io/two");
        var half = put(configMap("a"), terminating).is(200).object();
        half.withObject("/metadata").remove("finalizers");
        put(configMap("a"), half).is(200);
        get(configMap("a")).is(404);
    }

    @Test
    @DisplayName("a custom resource with a finalizer: marked, generation raised, removed by a patch")
    void holdsWidget() {
        given(widgets(), HELD_WIDGET);
        delete(widget("a")).is(200);
        get(widget("a")).is(200);
        var gone = patch(JSON_PATCH, widget("a"), "[{op: remove, path: /metadata/finalizers}]")
                .is(200);
        assertThat(gone.at("/metadata/name")).isEqualTo("a");
        get(widget("a")).is(404);
    }

    @Test
    @DisplayName("§3.1 the last finalizer's removal by a merge patch deletes and answers with the object")
    void removedByMergePatch() {
        given(widgets(), HELD_WIDGET);
        delete(widget("a")).is(200);
        patch(MERGE_PATCH, widget("a"), "{metadata: {finalizers: []}}").is(200);
        get(widget("a")).is(404);
    }

    @Test
    @DisplayName("§3.1 a finalizer cannot be added to an object that is being deleted")
    void adding() {
        given(configMaps(), HELD);
        quietly("DELETE", configMap("a"), "");
        patch(MERGE_PATCH, configMap("a"), "{metadata: {finalizers: [hubbackup.io/one, hubbackup.io/three]}}")
                .is(422);
        given(widgets(), HELD_WIDGET);
        quietly("DELETE", widget("a"), "");
        patch(MERGE_PATCH, widget("a"), "{metadata: {finalizers: [hubbackup.io/one, hubbackup.io/b, hubbackup.io/a]}}")
                .is(422);
    }

    @Test
    @DisplayName("an object that is being deleted can be changed, and deleted again")
    void whileTerminating() {
        given(configMaps(), HELD);
        var first = delete(configMap("a")).is(200);
        var second = delete(configMap("a")).is(200);
        assertThat(second.version()).isEqualTo(first.version());
        patch(MERGE_PATCH, configMap("a"), "{data: {k: w}}").is(200);
        post(configMaps(), "{metadata: {name: a}}").is(409);
        given(widgets(), HELD_WIDGET);
        delete(widget("a")).is(200);
        delete(widget("a")).is(200);
        patch(MERGE_PATCH, widget("a"), "{spec: {size: 2}}").is(200);
        patch(MERGE_PATCH, widget("a") + "/status", "{status: {phase: Leaving}}")
                .is(200);
        post(widgets(), "{$W, metadata: {name: a}}").is(409);
    }

    @Test
    @DisplayName("deletionTimestamp is not a client's to change")
    void deletionTimestamp() {
        given(widgets(), HELD_WIDGET);
        patch(MERGE_PATCH, widget("a"), "{metadata: {deletionTimestamp: '2030-01-01T00:00:00Z'}}")
                .is(422);
        quietly("DELETE", widget("a"), "");
        patch(MERGE_PATCH, widget("a"), "{metadata: {deletionTimestamp: null}}");
        assertThat(get(widget("a")).is(200).at("/metadata/deletionTimestamp")).isNotEmpty();
    }

    @Test
    @DisplayName("a finalizer has to have a name of two parts")
    void names() {
        post(configMaps(), "{metadata: {name: a, finalizers: [one]}}").is(422);
        post(widgets(), "{$W, metadata: {name: a, finalizers: ['one two', 'hubbackup.io/a/b']}}")
                .is(422);
        post(widgets(), "{$W, metadata: {name: a, finalizers: [one]}}");
    }

    @Test
    @DisplayName("finalizers of an object that is not being deleted come and go")
    void notDeleted() {
        ObjectNode made = post(widgets(), "{$W, metadata: {name: a}}").is(201).object();
        made.withObject("/metadata").putArray("finalizers").add("hubbackup.io/one");
        put(widget("a"), made).is(200);
        patch(MERGE_PATCH, widget("a"), "{metadata: {finalizers: null}}").is(200);
        get(widget("a")).is(200);
    }
}
