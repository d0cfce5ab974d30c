package io.hubbackup.apiserver.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedGroup;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** As much of OpenAPI v3 as kubectl asks for before it leaves the validation of an object to the server: that patches take {@code fieldValidation}. */
final class OpenApi {

    Optional<ApiResponse.Whole> page(List<String> path, List<ServedGroup> groups) {
        if (path.isEmpty() || !path.getFirst().equals("v3")) {
            return Optional.empty();
        }
        var wanted = String.join("/", path.subList(1, path.size()));
        if (wanted.isEmpty()) {
            return Optional.of(Pages.json(bytes(index(groups))));
        }
        return groups.stream()
                .flatMap(group -> group.versions().stream()
                        .filter(version -> root(group, version).equals(wanted))
                        .map(version -> Pages.json(bytes(document(group, version)))))
                .findFirst();
    }

    private static ObjectNode index(List<ServedGroup> groups) {
        var index = object();
        var paths = index.putObject("paths");
        for (var group : groups) {
            for (var version : group.versions()) {
                var root = root(group, version);
                var hash = Pages.hash(bytes(document(group, version)));
                paths.putObject(root).put("serverRelativeURL", "/openapi/v3/" + root + "?hash=" + hash);
            }
        }
        return index;
    }

    private static String root(ServedGroup group, ServedGroup.Version version) {
        return group.name().isEmpty() ? "api/" + version.name() : "apis/" + group.name() + "/" + version.name();
    }

    private static ObjectNode document(ServedGroup group, ServedGroup.Version version) {
        var document = object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "unversioned");
        var paths = document.putObject("paths");
        version.kinds().forEach(kind -> describe(paths, root(group, version), kind));
        return document;
    }

    private static void describe(ObjectNode paths, String root, ServedKind kind) {
        if (kind.verbs().contains("patch") || kind.terminating()) {
            var place = kind.namespaced() ? "/namespaces/{namespace}/" : "/";
            var patch = paths.putObject("/" + root + place + kind.plural() + "/{name}")
                    .putObject("patch");
            var parameters = patch.putArray("parameters");
            for (var name : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
                parameters
                        .addObject()
                        .put("name", name)
                        .put("in", "query")
                        .putObject("schema")
                        .put("type", name.equals("force") ? "boolean" : "string");
            }
            patch.put("x-kubernetes-action", "patch")
                    .putObject("x-kubernetes-group-version-kind")
                    .put("group", kind.group())
                    .put("version", kind.version())
                    .put("kind", kind.kind());
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] bytes(ObjectNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}
