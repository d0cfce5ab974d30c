package io.hubbackup.observe;

import io.hubbackup.hub.ApiResource;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the two discovery documents in their aggregated form, of which an unchanged one costs no more than a 304; from an API server that does not know
 * this form, every group-version by itself.
 */
final class DiscoveryDocuments {

    private static final List<String> ROOTS = List.of("/api", "/apis");
    private static final String ACCEPT = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
            + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";
    private static final int NOT_MODIFIED = 304;

    private record Known(String etag, DiscoveryAnswer answer) {}

    private final ApiReader api;
    private final Map<String, Known> known = new HashMap<>();

    DiscoveryDocuments(ApiReader api) {
        this.api = api;
    }

    /** Blocks; only one thread at a time. */
    DiscoveryAnswer read() throws IOException {
        var resources = new ArrayList<ApiResource>();
        var troubled = new TreeSet<String>();
        for (var root : ROOTS) {
            var answer = read(root);
            resources.addAll(answer.resources());
            troubled.addAll(answer.troubled());
        }
        return new DiscoveryAnswer(resources, troubled);
    }

    private DiscoveryAnswer read(String root) throws IOException {
        var headers = new LinkedHashMap<>(Map.of("Accept", ACCEPT));
        var before = known.get(root);
        if (before != null) {
            headers.put("If-None-Match", before.etag());
        }
        var answer = api.get(root, headers);
        if (answer.code() == NOT_MODIFIED && before != null) {
            return before.answer();
        }
        known.remove(root);
        if (!answer.ok()) {
            throw new IOException(root + " was refused with " + answer.reason());
        }
        var document = Json.object(answer.body());
        if (!answer.contentType().contains("apidiscovery.k8s.io")) {
            return new LegacyDiscovery(api).read(root, document);
        }
        var found = AggregatedDiscovery.read(document);
        answer.etag().ifPresent(etag -> known.put(root, new Known(etag, found)));
        return found;
    }

    /** Reads one aggregated document. */
    private static final class AggregatedDiscovery {

        private final List<ApiResource> resources = new ArrayList<>();
        private final Set<String> troubled = new TreeSet<>();

        static DiscoveryAnswer read(Tree document) {
            var reading = new AggregatedDiscovery();
            document.children("items").forEach(reading::group);
            return new DiscoveryAnswer(reading.resources, reading.troubled);
        }

        private void group(Tree group) {
            var name = group.child("metadata").text("name").orElse("");
            boolean preferred = true;
            for (var version : group.children("versions")) {
                version(name, version, preferred);
                preferred = false;
            }
        }

        private void version(String group, Tree version, boolean preferred) {
            var name = version.text("version").orElse("");
            if (version.text("freshness").filter("Stale"::equals).isPresent()) {
                troubled.add(group.isEmpty() ? name : group + "/" + name);
            }
            for (var resource : version.children("resources")) {
                var plural = resource.text("resource").orElse("");
                var place = new Place(
                        group,
                        name,
                        preferred,
                        resource.text("scope").filter("Namespaced"::equals).isPresent());
                resources.add(place.resource(
                        resource, plural, resource.text("singularResource").orElse(""), false));
                for (var part : resource.children("subresources")) {
                    resources.add(place.resource(
                            part, plural + "/" + part.text("subresource").orElse(""), "", true));
                }
            }
        }
    }

    private record Place(String group, String version, boolean preferred, boolean namespaced) {

        ApiResource resource(Tree resource, String plural, String singular, boolean subresource) {
            return new ApiResource(
                    group,
                    version,
                    resource.child("responseKind").text("kind").orElse(""),
                    plural,
                    singular,
                    namespaced,
                    resource.texts("verbs").contains("list"),
                    resource.texts("verbs").contains("delete"),
                    subresource,
                    preferred);
        }
    }
}
