package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The clusters of one hub, as they were read or written last. */
final class Clusters {

    private final HubApi api;
    private final Known<GenericKubernetesResource> known;

    Clusters(HubApi api, Consumer<String> changed) {
        this.api = api;
        this.known = new Known<>(
                object -> object.getMetadata().getName(), object -> new ManagedCluster(object).essence(), changed);
    }

    /** Blocks until all are known. */
    void watch() {
        api.client().genericKubernetesResources(ManagedCluster.KIND).inform(known);
    }

    SortedSet<String> names() {
        return new TreeSet<>(known.keys());
    }

    Optional<ManagedCluster> of(String name) {
        return known.of(name).map(ManagedCluster::new);
    }

    void say(ManagedCluster cluster, Condition condition, Instant now) {
        known.take(api.say(cluster, List.of(condition), Map.of(), now).object());
    }

    void annotate(ManagedCluster cluster, String annotation, String value) {
        change(cluster, Map.of("metadata", Map.of("annotations", Map.of(annotation, value))));
    }

    void change(ManagedCluster cluster, Map<String, ?> change) {
        known.take(api.patch(cluster, "", change).object());
    }
}
