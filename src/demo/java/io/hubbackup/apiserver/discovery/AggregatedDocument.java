package io.hubbackup.apiserver.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedGroup;
import io.hubbackup.apiserver.kind.ServedKind;
import java.util.List;

/** The whole of {@code /api} or {@code /apis} in one document. */
final class AggregatedDocument {

    private AggregatedDocument() {}

    static ObjectNode of(List<ServedGroup> groups) {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("kind", "APIGroupDiscoveryList").put("apiVersion", "apidiscovery.k8s.io/v2");
        document.putObject("metadata");
        var items = document.putArray("items");
        groups.forEach(group -> describe(items.addObject(), group));
        return document;
    }

    private static void describe(ObjectNode node, ServedGroup group) {
        var metadata = node.putObject("metadata");
        if (!group.name().isEmpty()) {
            metadata.put("name", group.name());
        }
        var versions = node.putArray("versions");
        group.versions().forEach(version -> describe(versions.addObject(), version));
    }

    private static void describe(ObjectNode node, ServedGroup.Version version) {
        node.put("version", version.name());
        if (version.available()) {
            var resources = node.putArray("resources");
            version.kinds().forEach(kind -> describe(resources.addObject(), kind));
        }
        node.put("freshness", version.available() ? "Current" : "Stale");
    }

    private static void describe(ObjectNode node, ServedKind kind) {
        boolean custom = kind.custom().isPresent();
        node.put("resource", kind.plural());
        responseKind(node, custom ? kind.group() : "", custom ? kind.version() : "", kind.kind());
        node.put("scope", kind.namespaced() ? "Namespaced" : "Cluster").put("singularResource", kind.singular());
        texts(node, "verbs", kind.verbs());
        texts(node, "shortNames", kind.shortNames());
        texts(node, "categories", kind.categories());
        if (!kind.subresources().isEmpty()) {
            var parts = node.putArray("subresources");
            for (var part : kind.subresources()) {
                var described = parts.addObject().put("subresource", part.name());
                responseKind(described, part.group(), part.version(), part.kind());
                texts(described, "verbs", part.verbs());
            }
        }
    }

    /** That of a built-in kind is told without group and version, which are those of the resource. */
    private static void responseKind(ObjectNode node, String group, String version, String kind) {
        node.putObject("responseKind")
                .put("group", group)
                .put("version", version)
                .put("kind", kind);
    }

    static void texts(ObjectNode node, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            var list = node.putArray(field);
            texts.forEach(list::add);
        }
    }
}
