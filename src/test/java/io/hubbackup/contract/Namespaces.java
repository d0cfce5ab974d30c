package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The life of a namespace. */
abstract class Namespaces extends Topic {

    private String path() {
        return "/api/v1/namespaces/" + namespace();
    }

    @Test
    @DisplayName("a new namespace is active, labelled with its name, and held by its finalizer")
    void made() {
        post("/api/v1/namespaces", "{metadata: {name: made-$id, labels: {l: x}}}")
                .is(201);
        get("/api/v1/namespaces/made-" + id()).is(200);
        put(
                "/api/v1/namespaces/made-" + id(),
                "{metadata: {name: made-$id, labels: {kubernetes.io/metadata.name: other}}}");
        patch(MERGE_PATCH, "/api/v1/namespaces/made-" + id(), "{metadata: {annotations: {a: b}}}")
                .is(200);
        post("/api/v1/namespaces", "{metadata: {name: made-$id}}").is(409);
    }

    @Test
    @DisplayName("every namespace gets a ServiceAccount named default")
    void defaultAccount() {
        until(core("serviceaccounts") + "/default", answer -> answer.code() == 200);
    }

    @Test
    @DisplayName("§3.1 a deleted namespace takes its content along")
    void cascade() {
        given(configMaps(), "{metadata: {name: a}}");
        given(widgets(), "{$W, metadata: {name: a}}");
        delete(path()).is(200);
        untilGone(path());
        get(configMap("a")).is(404);
        get(widget("a")).is(404);
        assertThat(get(widgets()).is(200).names()).isEmpty();
    }

    @Test
    @DisplayName("a namespace that ends takes nothing new in, and waits for what is held")
    void terminating() {
        given(widgets(), "{$W, metadata: {name: a, finalizers: [hubbackup.io/hold]}}");
        given(configMaps(), "{metadata: {name: b}}");
        delete(path()).is(200);
        post(configMaps(), "{metadata: {name: late}}").is(403);
        post(widgets(), "{$W, metadata: {name: late}}").is(403);
        until(widget("a"), answer -> !answer.at("/metadata/deletionTimestamp").isEmpty())
                .is(200);
        until(
                path(),
                answer -> answer.text().contains("NamespaceFinalizersRemaining")
                        && answer.text().contains("SomeFinalizersRemain")
                        && answer.text().contains("SomeResourcesRemain"));
        patch(MERGE_PATCH, widget("a"), "{metadata: {labels: {l: x}}}").is(200);
        quietly(MERGE, widget("a"), "{metadata: {finalizers: null}}");
        untilGone(path());
        get(configMap("b")).is(404);
    }

    @Test
    @DisplayName("a namespace with a finalizer of its own goes when that is taken away")
    void ownFinalizer() {
        quietly(MERGE, path(), "{metadata: {finalizers: [hubbackup.io/hold]}}");
        delete(path()).is(200);
        until(path(), answer -> answer.json().at("/spec/finalizers").isMissingNode())
                .is(200);
        patch(MERGE_PATCH, path(), "{metadata: {finalizers: null}}").is(200);
        untilGone(path());
    }

    @Test
    @DisplayName("namespaces that the server itself needs are there, and stay")
    void own() {
        get("/api/v1/namespaces/kube-system").is(200);
        get("/api/v1/namespaces/default").is(200);
        delete("/api/v1/namespaces/kube-system").is(403);
        delete("/api/v1/namespaces/default").is(403);
    }

    @Test
    @DisplayName("a namespace can be made anew under the same name")
    void again() {
        var first = get(path()).is(200).uid();
        quietly("DELETE", path(), "");
        untilGone(path());
        assertThat(post("/api/v1/namespaces", "{metadata: {name: ns-$id}}")
                        .is(201)
                        .uid())
                .isNotEqualTo(first);
        post(configMaps(), "{metadata: {name: a}}").is(201);
    }
}
