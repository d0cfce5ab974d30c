package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An object as the API server had it at one look. */
record Seen(GenericKubernetesResource object) {

    String name() {
        return object.getMetadata().getName();
    }

    String namespace() {
        return Objects.toString(object.getMetadata().getNamespace(), "");
    }

    /** {@code namespace/name}. */
    String path() {
        return namespace() + "/" + name();
    }

    String uid() {
        return object.getMetadata().getUid();
    }

    Instant created() {
        return Instant.parse(object.getMetadata().getCreationTimestamp());
    }

    /** The value at this path as text; empty where there is none. */
    String text(String... path) {
        return value(path).map(String::valueOf).orElse("");
    }

    Optional<Object> value(String... path) {
        return Optional.ofNullable(object.<Object>get((Object[]) path));
    }

    String phase() {
        return text("status", "phase");
    }

    String message() {
        return text("status", "lastMessage");
    }

    String label(String key) {
        return Optional.ofNullable(object.getMetadata().getLabels())
                .map(labels -> labels.get(key))
                .orElse("");
    }

    String annotation(String key) {
        return Optional.ofNullable(object.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(key))
                .orElse("");
    }

    /** A condition, or one without anything in it. */
    Condition condition(String type) {
        return value("status", "conditions").stream()
                .flatMap(list -> ((List<?>) list).stream())
                .map(Map.class::cast)
                .filter(condition -> type.equals(condition.get("type")))
                .map(condition ->
                        new Condition(said(condition, "status"), said(condition, "reason"), said(condition, "message")))
                .findFirst()
                .orElse(new Condition("", "", ""));
    }

    private static String said(Map<?, ?> condition, String field) {
        return Objects.toString(condition.get(field), "");
    }

    /** What one condition says. */
    record Condition(String status, String reason, String message) {}

    @Override
    public String toString() {
        return "%s %s %s".formatted(object.getKind(), name(), value("status").orElse("(no status)"));
    }
}
