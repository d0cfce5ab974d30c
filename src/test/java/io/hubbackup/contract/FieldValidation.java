package io.hubbackup.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Fields that nobody knows, and fields that are there twice. */
abstract class FieldValidation extends Topic {

    private static final String WIDGET =
            "{$W, metadata: {name: a, wrong: 1}, spec: {size: 1, unknown: 2, parts: [{name: p, also: 3}]}, top: 4}";
    private static final String MAP =
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, wrong: 1}, data: {k: v}, unknown: {a: 1}}";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @Test
    @DisplayName("Strict refuses fields that nobody knows")
    void strict() {
        post(widgets() + "?fieldValidation=Strict", WIDGET).is(400);
        post(configMaps() + "?fieldValidation=Strict", MAP).is(400);
    }

    @Test
    @DisplayName("Warn drops them with a warning, and is what is done when nothing is said")
    void warn() {
        post(widgets() + "?fieldValidation=Warn", WIDGET).is(201);
        post(configMaps(), MAP).is(201);
    }

    @Test
    @DisplayName("Ignore drops them without a word")
    void ignore() {
        post(widgets() + "?fieldValidation=Ignore", WIDGET).is(201);
        post(configMaps() + "?fieldValidation=Ignore", MAP).is(201);
        post(configMaps() + "?fieldValidation=Maybe", MAP).is(422);
    }

    @Test
    @DisplayName("updates and patches are read the same way")
    void changes() {
        var made =
                given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}").object();
        made.withObject("/spec").put("unknown", 1);
        put(widget("a") + "?fieldValidation=Strict", made).is(400);
        put(widget("a"), made).is(200);
        patch(MERGE_PATCH, widget("a") + "?fieldValidation=Strict", "{spec: {unknown: 1}}")
                .is(422);
        patch(MERGE_PATCH, widget("a"), "{spec: {unknown: 1, size: 2}}").is(200);
        patch(JSON_PATCH, widget("a") + "?fieldValidation=Strict", "[{op: add, path: /spec/unknown, value: 1}]")
                .is(422);
        given(configMaps(), "{metadata: {name: a}}");
        patch(MERGE_PATCH, configMap("a") + "?fieldValidation=Strict", "{unknown: 1}")
                .is(422);
        patch(STRATEGIC_PATCH, configMap("a") + "?fieldValidation=Strict", "{unknown: 1}")
                .is(422);
        patch(STRATEGIC_PATCH, configMap("a"), "{unknown: 1}").is(200);
        apply(widget("a") + "?fieldValidation=Strict&force=true", "one", "{$W, metadata: {name: a}, spec: {size: 2}}")
                .is(200);
    }

    @Test
    @DisplayName("a field that is there twice: Strict refuses, Warn warns, the last one counts")
    void duplicate() {
        var twice =
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\",\"k\":\"w\"}}"
                        .getBytes(UTF_8);
        sendBytes("POST", configMaps() + "?fieldValidation=Strict", JSON, twice).is(400);
        sendBytes("POST", configMaps(), JSON, twice).is(201);
    }
}
