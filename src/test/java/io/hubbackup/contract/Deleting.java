package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** DELETE of one object and of many. */
abstract class Deleting extends Topic {

    private static final String NOT_ITS_UID = "11111111-1111-1111-1111-111111111111";

    @Test
    @DisplayName("§3.1 a deleted object is gone, and the answer says which one it was")
    void deletes() {
        given(configMaps(), "{metadata: {name: a}}");
        delete(configMap("a")).is(200);
        get(configMap("a")).is(404);
        given(widgets(), "{$W, metadata: {name: a}}");
        delete(widget("a")).is(200);
        get(widget("a")).is(404);
        delete(widget("a")).is(404);
    }

    @Test
    @DisplayName("§3.1 delete with a resourceVersion that is not the object's is a conflict")
    void versionPrecondition() {
        var made = given(configMaps(), "{metadata: {name: a}}");
        quietly("PUT", configMap("a"), "{metadata: {name: a}, data: {k: v}}");
        delete(configMap("a"), "{preconditions: {resourceVersion: '%s'}}".formatted(made.version()))
                .is(409);
        var widget = given(widgets(), "{$W, metadata: {name: a}}");
        quietly("PUT", widget("a"), widget.object().put("spec", (String) null));
        get(configMap("a")).is(200);
        delete(
                        configMap("a"),
                        "{preconditions: {resourceVersion: '%s'}}"
                                .formatted(get(configMap("a")).version()))
                .is(200);
    }

    @Test
    @DisplayName("delete with a uid that is not the object's is a conflict")
    void uidPrecondition() {
        var made = given(configMaps(), "{metadata: {name: a}}");
        delete(configMap("a"), "{kind: DeleteOptions, apiVersion: v1, preconditions: {uid: " + NOT_ITS_UID + "}}")
                .is(409);
        delete(configMap("a"), "{kind: DeleteOptions, apiVersion: v1, preconditions: {uid: " + made.uid() + "}}")
                .is(200);
        var widget = given(widgets(), "{$W, metadata: {name: a}}");
        delete(widget("a"), "{kind: DeleteOptions, apiVersion: v1, preconditions: {uid: " + NOT_ITS_UID + "}}")
                .is(409);
        delete(widget("a"), "{kind: DeleteOptions, apiVersion: v1, preconditions: {uid: " + widget.uid() + "}}")
                .is(200);
        get(widget("a")).is(404);
    }

    @Test
    @DisplayName("delete takes its options from the body or from the query")
    void options() {
        given(configMaps(), "{metadata: {name: a}}");
        delete(configMap("a") + "?propagationPolicy=Background&gracePeriodSeconds=0")
                .is(200);
        given(configMaps(), "{metadata: {name: a}}");
        delete(
                        configMap("a"),
                        "{apiVersion: v1, kind: DeleteOptions, propagationPolicy: Background, gracePeriodSeconds: 0}")
                .is(200);
        given(configMaps(), "{metadata: {name: a}}");
        delete(configMap("a"), "{propagationPolicy: Sideways}").is(422);
        delete(configMap("a") + "?propagationPolicy=Sideways").is(422);
        delete(configMap("a"), "{propagationPolicy: Background, orphanDependents: true}")
                .is(422);
        delete(configMap("a"), "{dryRun: [Some]}").is(422);
        delete(configMap("a"), "{kind: Secret, apiVersion: v1}").is(400);
    }

    @Test
    @DisplayName("§3.1 deletecollection by label")
    void collection() {
        for (var name : new String[] {"a", "b", "c"}) {
            given(
                    configMaps(),
                    "{metadata: {name: " + name + ", labels: {l: " + (name.equals("c") ? "keep" : "go") + "}}}");
            given(
                    widgets(),
                    "{$W, metadata: {name: " + name + ", labels: {l: " + (name.equals("c") ? "keep" : "go") + "}}}");
        }
        delete(configMaps() + "?labelSelector=l%3Dgo").is(200);
        assertThat(get(configMaps()).names()).containsExactly("c");
        delete(widgets() + "?labelSelector=l%3Dgo").is(200);
        assertThat(get(widgets()).names()).containsExactly("c");
        delete(widgets() + "?fieldSelector=metadata.name%3Dc").is(200);
        delete(widgets() + "?labelSelector=l%3Dgo").is(200);
        get(widgets()).is(200);
    }

    @Test
    @DisplayName("deletecollection with options")
    void collectionOptions() {
        given(widgets(), "{$W, metadata: {name: a, finalizers: [hubbackup.io/stay]}}");
        given(widgets(), "{$W, metadata: {name: b}}");
        delete(widgets(), "{apiVersion: v1, kind: DeleteOptions, propagationPolicy: Background}")
                .is(200);
        get(widgets()).is(200);
        patch(MERGE_PATCH, widget("a"), "{metadata: {finalizers: null}}").is(200);
        get(widgets()).is(200);
    }

    @Test
    @DisplayName("an object of the same name is another object")
    void again() {
        var first = given(configMaps(), "{metadata: {name: a}}");
        delete(configMap("a")).is(200);
        var second = post(configMaps(), "{metadata: {name: a}}").is(201);
        assertThat(second.uid()).isNotEqualTo(first.uid());
    }
}
