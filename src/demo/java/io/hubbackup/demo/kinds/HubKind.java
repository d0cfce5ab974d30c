package io.hubbackup.demo.kinds;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One kind that a hub serves.
 *
 * @param status whether it has the status subresource
 */
public record HubKind(
        String group,
        String kind,
        String plural,
        boolean namespaced,
        List<Version> versions,
        boolean status,
        List<String> shortNames) {

    /** A version of a kind; one of them is the one that is stored. */
    public record Version(String name, boolean served, boolean stored) {}

    static HubKind of(List<String> row) {
        return new HubKind(
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3).equals("namespaced"),
                versions(Table.parts(row.get(4))),
                row.get(5).equals("status"),
                Table.parts(row.get(6)));
    }

    private static List<Version> versions(List<String> marked) {
        return marked.stream()
                .map(text -> new Version(
                        text.replaceAll("[*-]$", ""), !text.endsWith("-"), marked.size() == 1 || text.endsWith("*")))
                .toList();
    }

    /** {@code schedules.velero.io}, as its definition is called. */
    public String resource() {
        return plural + "." + group;
    }

    /** Its CustomResourceDefinition. */
    GenericKubernetesResource definition(Map<String, Object> schema) {
        return Serialization.jsonMapper()
                .convertValue(
                        Map.of(
                                "apiVersion",
                                "apiextensions.k8s.io/v1",
                                "kind",
                                "CustomResourceDefinition",
                                "metadata",
                                metadata(),
                                "spec",
                                Map.of(
                                        "group",
                                        group,
                                        "scope",
                                        namespaced ? "Namespaced" : "Cluster",
                                        "names",
                                        names(),
                                        "versions",
                                        versions.stream()
                                                .map(version -> version(version, schema))
                                                .toList())),
                        GenericKubernetesResource.class);
    }

    /** An API server guards groups of Kubernetes itself against definitions that nobody has approved or owned up to. */
    private Map<String, Object> metadata() {
        return group.endsWith(".k8s.io")
                ? Map.of(
                        "name",
                        resource(),
                        "annotations",
                        Map.of("api-approved.kubernetes.io", "unapproved, stands in for the real definition"))
                : Map.of("name", resource());
    }

    private Map<String, Object> names() {
        var names = new LinkedHashMap<String, Object>(Map.of(
                "kind", kind, "listKind", kind + "List", "plural", plural, "singular", kind.toLowerCase(Locale.ROOT)));
        if (!shortNames.isEmpty()) {
            names.put("shortNames", shortNames);
        }
        return names;
    }

    private Map<String, Object> version(Version version, Map<String, Object> schema) {
        var definition = new LinkedHashMap<String, Object>(Map.of(
                "name", version.name(),
                "served", version.served(),
                "storage", version.stored(),
                "schema", Map.of("openAPIV3Schema", schema)));
        if (status) {
            definition.put("subresources", Map.of("status", Map.of()));
        }
        return definition;
    }
}
