package io.hubbackup.apiserver.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedGroup;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.kind.ServedKind.Subresource;
import io.hubbackup.apiserver.request.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** What is served, as JSON, in all the forms in which it is told. */
final class Documents {

    private static final int MINOR = 35;

    /** Groups of one priority stand in the order of their APIServices here: {@code v1.b.io} before {@code v1beta1.a.io}. */
    private static final Comparator<ServedGroup> LEGACY_ORDER =
            Comparator.comparingInt((ServedGroup group) -> -group.priority()).thenComparing(Documents::firstApiService);

    byte[] aggregated(List<ServedGroup> groups) {
        return bytes(AggregatedDocument.of(groups));
    }

    byte[] coreVersions(ServedGroup core, ApiRequest request) {
        var document = object().put("kind", "APIVersions");
        var versions = document.putArray("versions");
        core.versions().forEach(version -> versions.add(version.name()));
        document.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", request.header("host").orElse("127.0.0.1"));
        return bytes(document);
    }

    byte[] groups(List<ServedGroup> groups) {
        var document = object().put("kind", "APIGroupList").put("apiVersion", "v1");
        var list = document.putArray("groups");
        groups.stream().sorted(LEGACY_ORDER).forEach(group -> describe(list.addObject(), group));
        return bytes(document);
    }

    private static String firstApiService(ServedGroup group) {
        return group.versions().stream()
                .map(version -> version.name() + "." + group.name())
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    byte[] group(ServedGroup group) {
        var document = object().put("kind", "APIGroup").put("apiVersion", "v1");
        describe(document, group);
        return bytes(document);
    }

    private static void describe(ObjectNode node, ServedGroup group) {
        node.put("name", group.name());
        var versions = node.putArray("versions");
        group.versions().forEach(version -> describe(versions.addObject(), group, version));
        describe(node.putObject("preferredVersion"), group, group.versions().getFirst());
    }

    private static void describe(ObjectNode node, ServedGroup group, ServedGroup.Version version) {
        node.put("groupVersion", groupVersion(group, version)).put("version", version.name());
    }

    private static String groupVersion(ServedGroup group, ServedGroup.Version version) {
        return group.name().isEmpty() ? version.name() : group.name() + "/" + version.name();
    }

    byte[] version(ServedGroup group, ServedGroup.Version version) {
        var document = object().put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", groupVersion(group, version));
        var resources = document.putArray("resources");
        version.kinds().stream()
                .sorted(Comparator.comparing(ServedKind::plural))
                .forEach(kind -> {
                    describe(resources.addObject(), kind);
                    kind.subresources().forEach(part -> describe(resources.addObject(), kind, part));
                });
        return bytes(document);
    }

    private static void describe(ObjectNode node, ServedKind kind) {
        node.put("name", kind.plural())
                .put("singularName", kind.singular())
                .put("namespaced", kind.namespaced())
                .put("kind", kind.kind());
        AggregatedDocument.texts(node, "verbs", kind.verbs());
        AggregatedDocument.texts(node, "shortNames", kind.shortNames());
        AggregatedDocument.texts(node, "categories", kind.categories());
        if (!kind.hash().isEmpty()) {
            node.put("storageVersionHash", kind.hash());
        }
    }

    private static void describe(ObjectNode node, ServedKind kind, Subresource part) {
        node.put("name", kind.plural() + "/" + part.name())
                .put("singularName", "")
                .put("namespaced", kind.namespaced());
        boolean foreign = !part.version().isEmpty()
                && !(part.group().equals(kind.group()) && part.version().equals(kind.version()));
        if (foreign) {
            node.put("group", part.group()).put("version", part.version());
        }
        node.put("kind", part.kind());
        AggregatedDocument.texts(node, "verbs", part.verbs());
    }

    byte[] version() {
        return bytes(object().put("major", "1")
                .put("minor", "" + MINOR)
                .put("gitVersion", "v1." + MINOR + ".2")
                .put("gitCommit", "embedded")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "")
                .put("platform", "java"));
    }

    byte[] paths(List<ServedGroup> groups) {
        var document = object();
        var paths = document.putArray("paths");
        for (var group : groups) {
            var root = group.name().isEmpty() ? "/api" : "/apis/" + group.name();
            paths.add(root);
            group.versions().forEach(version -> paths.add(root + "/" + version.name()));
        }
        List.of("/healthz", "/livez", "/openapi/v3", "/readyz", "/version").forEach(paths::add);
        return bytes(document);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] bytes(ObjectNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}
