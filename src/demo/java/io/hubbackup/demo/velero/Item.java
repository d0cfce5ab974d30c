package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.wire.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One of Velero's objects as it was read. */
record Item(GenericKubernetesResource object) {

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
        return Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
    }

    Map<String, String> annotations() {
        return Optional.ofNullable(object.getMetadata().getAnnotations()).orElse(Map.of());
    }

    Instant created() {
        return Instant.parse(object.getMetadata().getCreationTimestamp());
    }

    /** Empty while nobody has said anything. */
    String phase() {
        return text("status", "phase");
    }

    /** Whether Velero has not looked at it yet. */
    boolean isNew() {
        return phase().isEmpty() || phase().equals("New");
    }

    /** The value at this path as text; empty where there is none. */
    String text(String... path) {
        return value(path).map(String::valueOf).orElse("");
    }

    boolean flag(String... path) {
        return Boolean.parseBoolean(text(path));
    }

    Optional<Object> value(String... path) {
        return Optional.ofNullable(object.<Object>get((Object[]) path));
    }

    Optional<Instant> time(String... path) {
        return value(path).map(String::valueOf).map(Instant::parse);
    }

    /** A duration as Go writes it; the default where it is not given or zero. */
    Duration duration(Duration otherwise, String... path) {
        return GoDuration.parse(text(path))
                        .fold(GoDuration::value, unreadable -> Duration.ZERO)
                        .isZero()
                ? otherwise
                : GoDuration.parse(text(path)).fold(GoDuration::value, unreadable -> otherwise);
    }
}
