package io.hubbackup.demo.fleet;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** Where objects of a kind are written on this API server, by its discovery. */
public final class Endpoints {

    private static final Duration APPEARS_WITHIN = Duration.ofSeconds(30);

    private final KubernetesClient client;
    private final Map<String, Endpoint> known = new ConcurrentHashMap<>();

    public Endpoints(KubernetesClient client) {
        this.client = client;
    }

    /** Where one kind is written, and whether its status is written on its own. */
    public record Endpoint(ResourceDefinitionContext context, boolean status) {

        /** The name that an archive gives to this resource. */
        public String resource() {
            return context.getPlural() + (context.getGroup().isEmpty() ? "" : "." + context.getGroup());
        }
    }

    /** The endpoint for this object; waits a while, because a kind is served a moment after its definition was made. */
    public Endpoint of(GenericKubernetesResource object) {
        return known.computeIfAbsent(
                object.getApiVersion() + " " + object.getKind(),
                key -> discover(object.getApiVersion(), object.getKind()));
    }

    private Endpoint discover(String apiVersion, String kind) {
        return Awaitility.await(kind + " in " + apiVersion)
                .pollDelay(Duration.ZERO)
                .atMost(APPEARS_WITHIN)
                .until(() -> look(apiVersion, kind), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Endpoint> look(String apiVersion, String kind) {
        var served = Optional.ofNullable(client.getApiResources(apiVersion))
                .map(APIResourceList::getResources)
                .orElse(List.of());
        return served.stream()
                .filter(resource ->
                        resource.getKind().equals(kind) && !resource.getName().contains("/"))
                .findFirst()
                .map(resource -> endpoint(apiVersion, resource, served));
    }

    private static Endpoint endpoint(String apiVersion, APIResource resource, List<APIResource> served) {
        var parts = Arrays.asList(apiVersion.split("/", -1));
        var context = new ResourceDefinitionContext.Builder()
                .withGroup(parts.size() > 1 ? parts.getFirst() : "")
                .withVersion(parts.getLast())
                .withKind(resource.getKind())
                .withPlural(resource.getName())
                .withNamespaced(resource.getNamespaced())
                .build();
        return new Endpoint(
                context, served.stream().anyMatch(other -> other.getName().equals(resource.getName() + "/status")));
    }
}
