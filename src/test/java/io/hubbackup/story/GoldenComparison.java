package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Velero Schedules reduced to what carries meaning: lists as sets, zero values dropped. The intended deltas from what the Go operator writes (D23) are applied to its objects:
 *
 * <ul>
 *   <li>credentials and generic also exclude the namespace of the local cluster (BW38): see {@link #ALSO_EXCLUDED}.
 *   <li>resources also excludes the namespaces of MultiClusterHub and MultiClusterEngine (BW38): this hub has neither object.
 *   <li>Only listable kinds that Velero can resolve are named (BW39): all of this hub's are.
 *   <li>The ttl of validation backups is the longest gap of the cron (BW13): the same for an even cron.
 *   <li>Annotation {@code hubbackup.io/hub-version} is absent without a MultiClusterHub.
 * </ul>
 */
final class GoldenComparison {

    private static final Map<String, List<String>> ALSO_EXCLUDED = Map.of(
            "acm-credentials-schedule", List.of("local-cluster"),
            "acm-resources-generic-schedule", List.of("local-cluster"));

    private static final Set<Object> ZERO = Set.of("", "0s", false, List.of(), Map.of());

    private GoldenComparison() {}

    /** What the Go operator's five mean here, by name. */
    static Map<String, Object> expected() {
        var expected = new TreeMap<String, Object>();
        GoldenFiles.veleroSchedules().forEach(golden -> {
            var name = golden.getMetadata().getName();
            Optional.ofNullable(ALSO_EXCLUDED.get(name))
                    .ifPresent(more -> template(golden).put("excludedNamespaces", more));
            expected.put(name, meaning(golden));
        });
        return expected;
    }

    static Map<String, Object> actual(List<Seen> schedules) {
        var actual = new TreeMap<String, Object>();
        schedules.forEach(seen -> actual.put(seen.name(), meaning(seen.object())));
        return actual;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> template(GenericKubernetesResource schedule) {
        return (Map<String, Object>) schedule.<Object>get("spec", "template");
    }

    /** All that carries meaning but the status. */
    static Map<String, Object> meaning(GenericKubernetesResource object) {
        var metadata = object.getMetadata();
        return Map.of(
                "namespace",
                metadata.getNamespace(),
                "labels",
                metadata.getLabels(),
                "annotations",
                Optional.ofNullable(metadata.getAnnotations()).orElse(Map.of()),
                "owners",
                Optional.ofNullable(metadata.getOwnerReferences()).orElse(List.of()).stream()
                        .map(GoldenComparison::owner)
                        .toList(),
                "spec",
                meaning(object.<Object>get("spec")));
    }

    /** All of it but the UID, which no two hubs have in common. */
    private static List<Object> owner(OwnerReference owner) {
        return List.of(
                owner.getApiVersion(),
                owner.getKind(),
                owner.getName(),
                Optional.ofNullable(owner.getController()).orElse(false),
                Optional.ofNullable(owner.getBlockOwnerDeletion()).orElse(false));
    }

    private static Object meaning(Object value) {
        return switch (value) {
            case Map<?, ?> fields -> fields(fields);
            case Collection<?> list ->
                list.stream()
                        .map(GoldenComparison::meaning)
                        .sorted(Comparator.comparing(String::valueOf))
                        .toList();
            default -> value;
        };
    }

    private static Map<String, Object> fields(Map<?, ?> fields) {
        var meant = new TreeMap<String, Object>();
        fields.forEach((name, value) -> {
            // includeClusterResources: false is not the same as absent, which leaves the choice to Velero
            var kept = value == null ? "" : meaning(value);
            if ("includeClusterResources".equals(name) || !ZERO.contains(kept)) {
                meant.put(String.valueOf(name), kept);
            }
        });
        return meant;
    }
}
