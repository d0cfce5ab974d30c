package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.wire.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One of Velero's objects as it was read; what every look asks for is read once. */
final class Item {

    private final GenericKubernetesResource object;
    private final String phase;
    private final Optional<Instant> expiration;

    Item(GenericKubernetesResource object) {
        this.object = object;
        this.phase = text("status", "phase");
        this.expiration = time("status", "expiration");
    }

    GenericKubernetesResource object() {
        return object;
    }

    String name() {
        return object.getMetadata().getName();
    }

    String uid() {
        return object.getMetadata().getUid();
    }

    long version() {
        return Long.parseLong(object.getMetadata().getResourceVersion());
    }

    Map<String, String> labels() {
        return Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of());
    }

    Map<String, String> annotations() {
        return Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of());
    }

    Instant created() {
        return Instant.parse(object.getMetadata().getCreationTimestamp());
    }

    List<String> finalizers() {
        return Objects.requireNonNullElse(object.getMetadata().getFinalizers(), List.of());
    }

    boolean isBeingDeleted() {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    /** Empty while nobody has said anything. */
    String phase() {
        return phase;
    }

    boolean is(String wanted) {
        return phase.equals(wanted);
    }

    /** Whether Velero has not looked at it yet. */
    boolean isNew() {
        return phase.isEmpty() || phase.equals(Phase.NEW);
    }

    Optional<Instant> expiration() {
        return expiration;
    }

    /** The value at this path as text; empty where there is none. */
    String text(String... path) {
        return value(path).map(String::valueOf).orElse("");
    }

    boolean flag(String... path) {
        return Boolean.parseBoolean(text(path));
    }

    int number(String... path) {
        return value(path).map(Number.class::cast).map(Number::intValue).orElse(0);
    }

    /** The texts of a list; none where there is no list. */
    List<String> texts(String... path) {
        return value(path)
                .map(list -> ((List<?>) list).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }

    Optional<Object> value(String... path) {
        return Optional.ofNullable(object.<Object>get((Object[]) path));
    }

    Optional<Instant> time(String... path) {
        return value(path).map(String::valueOf).map(Instant::parse);
    }

    /** A duration as Go writes it; empty where there is none that can be read. */
    Optional<Duration> duration(String... path) {
        return value(path)
                .flatMap(text -> GoDuration.parse(String.valueOf(text))
                        .fold(read -> Optional.of(read.value()), unreadable -> Optional.empty()));
    }

    @Override
    public String toString() {
        return name() + " " + value("status").orElse("without status");
    }
}
