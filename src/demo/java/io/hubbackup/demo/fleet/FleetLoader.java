package io.hubbackup.demo.fleet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Writes many objects to an API server quickly: definitions, then namespaces, then all the rest side by side. */
public final class FleetLoader {

    /** As many writers as keep an API server on two cores busy. */
    public static final int CONCURRENCY = 32;

    private static final List<Predicate<GenericKubernetesResource>> WAVES = List.of(
            kind("CustomResourceDefinition"),
            kind("Namespace"),
            kind("CustomResourceDefinition", "Namespace").negate());

    private final KubernetesClient client;
    private final Endpoints endpoints;

    private FleetLoader(KubernetesClient client) {
        this.client = client;
        this.endpoints = new Endpoints(client);
    }

    /** What a load came to: objects made, objects that were there before (they are left as they are), and the time it took. */
    public record Loaded(long created, long present, Duration took) {}

    public static Loaded load(KubernetesClient client, Fleet fleet) {
        return load(client, fleet.objects(), CONCURRENCY);
    }

    /**
     * Writes these objects with their status.
     *
     * @throws IllegalStateException when the API server refused one; the rest of its wave is still written
     */
    public static Loaded load(KubernetesClient client, List<GenericKubernetesResource> objects, int concurrency) {
        var loader = new FleetLoader(client);
        var begun = System.nanoTime();
        try (var writers = Executors.newFixedThreadPool(concurrency)) {
            var created = WAVES.stream()
                    .mapToLong(wave ->
                            loader.write(writers, objects.stream().filter(wave).toList()))
                    .sum();
            return new Loaded(created, objects.size() - created, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private long write(ExecutorService writers, List<GenericKubernetesResource> wave) {
        var tasks = wave.stream()
                .<Callable<Boolean>>map(object -> () -> write(object))
                .toList();
        try {
            return writers.invokeAll(tasks).stream()
                    .filter(FleetLoader::outcome)
                    .count();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while loading", e);
        }
    }

    private static boolean outcome(Future<Boolean> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the API server did not accept an object: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while loading", e);
        }
    }

    private boolean write(GenericKubernetesResource object) {
        var endpoint = endpoints.of(object);
        try {
            resource(endpoint, object).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
        var status = object.getAdditionalProperties().get("status");
        if (endpoint.status() && status != null) {
            resource(endpoint, object)
                    .subresource("status")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("status", status)));
        }
        return true;
    }

    private Resource<GenericKubernetesResource> resource(
            Endpoints.Endpoint endpoint, GenericKubernetesResource object) {
        var kind = client.genericKubernetesResources(endpoint.context());
        return endpoint.context().isNamespaceScoped()
                ? kind.inNamespace(object.getMetadata().getNamespace()).resource(object)
                : kind.resource(object);
    }

    private static Predicate<GenericKubernetesResource> kind(String... kinds) {
        var wanted = Set.of(kinds);
        return object -> wanted.contains(object.getKind());
    }
}
