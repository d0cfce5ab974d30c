package io.hubbackup.observe;

import io.hubbackup.hub.ApiResource;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Discovery as it was before Kubernetes 1.27: a list of groups, then one document for each group-version. One that fails is troubled (BW1). */
final class LegacyDiscovery {

    private final ApiReader api;
    private final List<ApiResource> resources = new ArrayList<>();
    private final Set<String> troubled = new TreeSet<>();

    LegacyDiscovery(ApiReader api) {
        this.api = api;
    }

    DiscoveryAnswer read(String root, Tree document) throws IOException {
        if (root.equals("/api")) {
            for (var version : document.texts("versions")) {
                read("", version, true);
            }
        }
        for (var group : document.children("groups")) {
            var preferred = group.child("preferredVersion").text("version").orElse("");
            for (var served : group.children("versions")) {
                var version = served.text("version").orElse("");
                read(group.text("name").orElse(""), version, version.equals(preferred));
            }
        }
        return new DiscoveryAnswer(resources, troubled);
    }

    private void read(String group, String version, boolean preferred) throws IOException {
        var groupVersion = group.isEmpty() ? version : group + "/" + version;
        var answer =
                api.get((group.isEmpty() ? "/api/" : "/apis/") + groupVersion, Map.of("Accept", "application/json"));
        if (!answer.ok()) {
            troubled.add(groupVersion);
            return;
        }
        for (var resource : Json.object(answer.body()).children("resources")) {
            resources.add(resource(group, version, preferred, resource));
        }
    }

    private static ApiResource resource(String group, String version, boolean preferred, Tree resource) {
        var plural = resource.text("name").orElse("");
        return new ApiResource(
                group,
                version,
                resource.text("kind").orElse(""),
                plural,
                resource.text("singularName").orElse(""),
                resource.flag("namespaced").orElse(false),
                resource.texts("verbs").contains("list"),
                resource.texts("verbs").contains("delete"),
                plural.contains("/"),
                preferred);
    }
}
