package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster as a hub knows it. */
record ManagedCluster(GenericKubernetesResource object) {

    static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("cluster.open-cluster-management.io")
            .withVersion("v1")
            .withKind("ManagedCluster")
            .withPlural("managedclusters")
            .withNamespaced(false)
            .build();

    static final String PATH = "apis/cluster.open-cluster-management.io/v1/managedclusters/";

    private static final int USUAL_LEASE = 60;

    String name() {
        return object.getMetadata().getName();
    }

    String uid() {
        return object.getMetadata().getUid();
    }

    String version() {
        return object.getMetadata().getResourceVersion();
    }

    boolean isLeaving() {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    Optional<String> annotation(String name) {
        return Optional.ofNullable(object.getMetadata().getAnnotations()).map(all -> all.get(name));
    }

    /** Whether it is the hub itself, which nobody needs to import. */
    boolean isLocal() {
        return Optional.ofNullable(object.getMetadata().getLabels())
                .filter(labels -> "true".equals(labels.get("local-cluster")))
                .isPresent();
    }

    /** What a controller does something about, when it changes. */
    Object essence() {
        return Arrays.asList(
                uid(),
                isLeaving(),
                object.<Object>get("spec"),
                object.getMetadata().getAnnotations(),
                is(Condition.JOINED),
                condition(Condition.AVAILABLE).map(Condition::status));
    }

    boolean isAccepted() {
        return Boolean.TRUE.equals(object.<Object>get("spec", "hubAcceptsClient"));
    }

    /** How often its agent tells that it lives. */
    Duration lease() {
        return object.<Object>get("spec", "leaseDurationSeconds") instanceof Number seconds && seconds.intValue() > 0
                ? Duration.ofSeconds(seconds.intValue())
                : Duration.ofSeconds(USUAL_LEASE);
    }

    /** Where the agent lives on the cluster. */
    String agentNamespace() {
        return annotation(Marks.AGENT_NAMESPACE).orElse(Marks.USUAL_AGENT_NAMESPACE);
    }

    List<Map<?, ?>> clientConfigs() {
        return maps("spec", "managedClusterClientConfigs");
    }

    boolean is(String condition) {
        return condition(condition).filter(Condition::isTrue).isPresent();
    }

    Optional<Condition> condition(String type) {
        return conditions().stream()
                .map(Condition::of)
                .filter(condition -> condition.type().equals(type))
                .findFirst();
    }

    private List<Map<?, ?>> conditions() {
        return maps("status", "conditions");
    }

    private List<Map<?, ?>> maps(String... path) {
        return object.<Object>get((Object[]) path) instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(Map.class::cast).toList()
                : List.of();
    }

    /** Whether all of this is said already. */
    boolean says(List<Condition> wanted) {
        return wanted.stream()
                .allMatch(condition ->
                        condition(condition.type()).filter(condition::equals).isPresent());
    }

    /** All conditions with these; the time of each stays while its status does. */
    List<Object> conditionsWith(List<Condition> changed, Instant now) {
        var all = new ArrayList<Object>();
        for (var before : conditions()) {
            if (changed.stream().noneMatch(condition -> condition.type().equals(before.get("type")))) {
                all.add(before);
            }
        }
        changed.forEach(condition -> all.add(condition.since(since(condition, now))));
        return all;
    }

    private String since(Condition changed, Instant now) {
        return conditions().stream()
                .filter(before -> changed.type().equals(before.get("type"))
                        && changed.status().equals(before.get("status")))
                .map(before -> String.valueOf(before.get("lastTransitionTime")))
                .findFirst()
                .orElse(now.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
