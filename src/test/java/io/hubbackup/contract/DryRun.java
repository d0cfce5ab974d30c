package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Writes that are only tried. */
abstract class DryRun extends Topic {

    @Test
    @DisplayName("§3.1 a dry-run create answers as if, and makes nothing")
    void create() {
        var answer = post(configMaps() + "?dryRun=All", "{metadata: {name: a}, data: {k: v}}")
                .is(201);
        assertThat(answer.version()).isEmpty();
        get(configMap("a")).is(404);
        post(widgets() + "?dryRun=All", "{$W, metadata: {name: a}, spec: {size: 1}}")
                .is(201);
        get(widget("a")).is(404);
        post(widgets() + "?dryRun=All", "{$W, metadata: {name: a}, spec: {size: 12}}")
                .is(422);
    }

    @Test
    @DisplayName("§3.1 dry-run update and patches change nothing")
    void change() {
        var made = given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}");
        var changed = made.object();
        changed.withObject("/spec").put("size", 2);
        put(widget("a") + "?dryRun=All", changed).is(200);
        patch(MERGE_PATCH, widget("a") + "?dryRun=All", "{spec: {size: 3}}").is(200);
        patch(JSON_PATCH, widget("a") + "?dryRun=All", "[{op: replace, path: /spec/size, value: 4}]")
                .is(200);
        apply(widget("a") + "?dryRun=All&force=true", "one", "{$W, metadata: {name: a}, spec: {size: 5}}")
                .is(200);
        apply(widget("b") + "?dryRun=All", "one", "{$W, metadata: {name: b}, spec: {size: 5}}")
                .is(201);
        patch(MERGE_PATCH, widget("a") + "/status?dryRun=All", "{status: {phase: Ready}}")
                .is(200);
        assertThat(get(widget("a")).is(200).version()).isEqualTo(made.version());
        get(widget("b")).is(404);
    }

    @Test
    @DisplayName("§3.1 dry-run delete deletes nothing")
    void delete() {
        given(configMaps(), "{metadata: {name: a}}");
        delete(configMap("a") + "?dryRun=All").is(200);
        delete(configMap("a"), "{kind: DeleteOptions, apiVersion: v1, dryRun: [All]}")
                .is(200);
        given(widgets(), "{$W, metadata: {name: a, finalizers: [hubbackup.io/x]}}");
        delete(widget("a") + "?dryRun=All").is(200);
        delete(widgets() + "?dryRun=All").is(200);
        get(configMap("a")).is(200);
        get(widget("a")).is(200);
    }

    @Test
    @DisplayName("a dry run is All or nothing")
    void wrong() {
        post(configMaps() + "?dryRun=Some", "{metadata: {name: a}}").is(422);
        post(configMaps() + "?dryRun=", "{metadata: {name: a}}").is(422);
    }
}
