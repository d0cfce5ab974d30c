package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hubbackup.apiserver.store.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One row on its way; each method adds the cells of a kind.
 *
 * @param object whose row it is
 */
record Cells(JsonNode object, ArrayNode row, Instant now) {

    // What Go prints for a time that is not set.
    private static final String NO_TIME = "0001-01-01T00:00:00Z";

    Cells name() {
        return add(text("metadata", "name"));
    }

    Cells age() {
        return add(age("metadata", "creationTimestamp"));
    }

    Cells created() {
        var created = text("metadata", "creationTimestamp");
        return add(created.isEmpty() ? NO_TIME : created);
    }

    Cells add(String text) {
        row.add(text);
        return this;
    }

    Cells add(long number) {
        row.add(number);
        return this;
    }

    void namespace() {
        name().add(text("status", "phase")).age();
    }

    void configMap() {
        name().add((long) object.path("data").size() + object.path("binaryData").size())
                .age();
    }

    void secret() {
        name().add(text("type")).add(object.path("data").size()).age();
    }

    void lease() {
        name().add(text("spec", "holderIdentity")).age();
    }

    void event() {
        var first = text("firstTimestamp").isEmpty() ? age("eventTime") : age("firstTimestamp");
        var last = text("lastTimestamp").isEmpty() ? first : age("lastTimestamp");
        boolean series = object.path("series").isObject();
        long count = (series ? object.path("series") : object).path("count").asLong();
        var kind = text("involvedObject", "kind").toLowerCase(Locale.ROOT);
        var about = text("involvedObject", "name");
        add(series ? age("series", "lastObservedTime") : last)
                .add(text("type"))
                .add(text("reason"))
                .add(about.isEmpty() ? kind : kind + "/" + about)
                .add(text("involvedObject", "fieldPath"))
                .add(eventSource())
                .add(text("message").strip())
                .add(first)
                .add(!series && count == 0 ? 1 : count)
                .name();
    }

    void deployment() {
        var status = object.path("status");
        name().add(status.path("readyReplicas").asLong() + "/"
                        + object.path("spec").path("replicas").asLong())
                .add(status.path("updatedReplicas").asLong())
                .add(status.path("availableReplicas").asLong())
                .age();
        var containers = object.path("spec").path("template").path("spec").path("containers");
        add(joined(containers, "name", ",")).add(joined(containers, "image", ","));
        add(SelectorText.of(object.path("spec").path("selector")));
    }

    void apiService() {
        var service = object.path("spec").path("service");
        var available = elements(object.path("status").path("conditions"))
                .filter(condition -> condition.path("type").asText().equals("Available"))
                .findFirst();
        name().add(service.isObject() ? Json.text(service, "namespace") + "/" + Json.text(service, "name") : "Local")
                .add(available.map(Cells::truth).orElse("Unknown"))
                .age();
    }

    void binding() {
        name().add(text("roleRef", "kind") + "/" + text("roleRef", "name")).age();
        add(subjects("User")).add(subjects("Group")).add(subjects("ServiceAccount"));
    }

    String text(String... path) {
        return Json.text(object, path);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String joined(JsonNode array, String field, String separator) {
        return elements(array).map(element -> element.path(field).asText()).collect(Collectors.joining(separator));
    }

    private static String truth(JsonNode condition) {
        var status = condition.path("status").asText();
        return status.equals("True")
                ? status
                : status + " (" + condition.path("reason").asText() + ")";
    }

    private String age(String... path) {
        return Age.since(text(path), now);
    }

    private String eventSource() {
        var component = text("source", "component");
        var host = text("source", "host");
        var reporter = component.isEmpty() ? text("reportingComponent") : component;
        var instance = host.isEmpty() ? text("reportingInstance") : host;
        return instance.isEmpty() ? reporter : reporter + ", " + instance;
    }

    private String subjects(String kind) {
        return elements(object.path("subjects"))
                .filter(subject -> subject.path("kind").asText().equals(kind))
                .map(subject -> kind.equals("ServiceAccount")
                        ? subject.path("namespace").asText() + "/"
                                + subject.path("name").asText()
                        : subject.path("name").asText())
                .collect(Collectors.joining(", "));
    }
}
