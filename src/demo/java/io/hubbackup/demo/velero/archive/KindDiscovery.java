package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the API server what it serves; an unchanged answer costs two empty ones. */
final class KindDiscovery {

    private static final List<String> ROOTS = List.of("/api", "/apis");
    private static final String ACCEPT = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
            + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

    /** What a kind must be able to do for Velero to back it up: what can only be read could not be restored. */
    private static final Set<String> VERBS = Set.of("list", "create", "get", "delete");

    private final HubApi api;
    private final Map<String, String> etags = new HashMap<>();
    private final Map<String, List<ServedKind>> known = new HashMap<>();
    private Optional<ServedKinds> served = Optional.empty();

    KindDiscovery(HubApi api) {
        this.api = api;
    }

    synchronized ServedKinds read() {
        boolean changed = false;
        for (var root : ROOTS) {
            changed |= read(root);
        }
        var kinds = changed ? Optional.<ServedKinds>empty() : served;
        served = Optional.of(kinds.orElseGet(() -> new ServedKinds(
                ROOTS.stream().flatMap(root -> known(root).stream()).toList())));
        return served.get();
    }

    private List<ServedKind> known(String root) {
        return known.getOrDefault(root, List.of());
    }

    private boolean read(String root) {
        var headers = new HashMap<>(Map.of("Accept", ACCEPT));
        Optional.ofNullable(etags.get(root)).ifPresent(etag -> headers.put("If-None-Match", etag));
        var answer = api.get(root, headers);
        if (answer.code() == HttpURLConnection.HTTP_NOT_MODIFIED) {
            return false;
        }
        var document = HubApi.found(answer);
        if (!document.path("kind").asText().equals("APIGroupDiscoveryList")) {
            throw new KubernetesClientException(
                    "the API server does not tell all that it serves at once, as it does since Kubernetes 1.30");
        }
        known.put(root, kinds(document));
        answer.etag().ifPresent(etag -> etags.put(root, etag));
        return true;
    }

    /** Each kind in the first version that has it. */
    private static List<ServedKind> kinds(JsonNode document) {
        var kinds = new LinkedHashMap<String, ServedKind>();
        for (var group : document.path("items")) {
            var name = group.path("metadata").path("name").asText();
            for (var version : group.path("versions")) {
                for (var resource : version.path("resources")) {
                    if (BackupSpec.texts(resource.path("verbs")).containsAll(VERBS)) {
                        var kind = kind(name, version.path("version").asText(), resource);
                        kinds.putIfAbsent(kind.resource(), kind);
                    }
                }
            }
        }
        return new ArrayList<>(kinds.values());
    }

    private static ServedKind kind(String group, String version, JsonNode resource) {
        return new ServedKind(
                group,
                version,
                resource.path("resource").asText(),
                resource.path("singularResource").asText(),
                resource.path("responseKind").path("kind").asText(),
                BackupSpec.texts(resource.path("shortNames")),
                resource.path("scope").asText().equals("Namespaced"));
    }
}
