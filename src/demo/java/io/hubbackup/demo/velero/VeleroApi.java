package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Velero's objects of one namespace, as watches tell of them and as they were written last. A request that fails ends the look that made it; another one follows.
 */
final class VeleroApi {

    private final KubernetesClient client;
    private final String namespace;
    private final Map<Kind, Map<String, Item>> known = new ConcurrentHashMap<>();

    VeleroApi(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    KubernetesClient client() {
        return client;
    }

    String namespace() {
        return namespace;
    }

    /** All that are known, by name; it may be changed while it is read. */
    Collection<Item> list(Kind kind) {
        return Collections.unmodifiableCollection(known(kind).values());
    }

    /** The one of this name, where it is known. */
    Optional<Item> named(Kind kind, String name) {
        return Optional.ofNullable(known(kind).get(name));
    }

    private Map<String, Item> known(Kind kind) {
        return known.computeIfAbsent(kind, first -> new ConcurrentSkipListMap<>());
    }

    private Item take(Kind kind, GenericKubernetesResource object) {
        var item = new Item(object);
        known(kind).merge(item.name(), item, (before, after) -> after.version() < before.version() ? before : after);
        return item;
    }

    /** Creates an object from its metadata and its other parts; one that is there already is left as it is. */
    void create(Kind kind, Map<String, ?> metadata, Map<String, ?> parts) {
        var body = new LinkedHashMap<String, Object>(Map.of("apiVersion", Kind.API_VERSION, "kind", kind.kind()));
        body.put("metadata", metadata);
        body.putAll(parts);
        try {
            var object = Serialization.jsonMapper().convertValue(body, GenericKubernetesResource.class);
            take(kind, of(kind).resource(object).create());
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw refused;
            }
        }
    }

    /** Changes exactly the object that was read; the object as it is then. */
    Item patch(Kind kind, Item read, Map<String, ?> change) {
        var body = new HashMap<String, Object>(change);
        var metadata = new HashMap<String, Object>();
        if (change.get("metadata") instanceof Map<?, ?> wanted) {
            wanted.forEach((field, value) -> metadata.put(String.valueOf(field), value));
        }
        metadata.put("resourceVersion", read.object().getMetadata().getResourceVersion());
        body.put("metadata", metadata);
        return merge(kind, read.name(), body);
    }

    Item patchStatus(Kind kind, Item read, Map<String, ?> status) {
        return patch(kind, read, Map.of("status", status));
    }

    /** Changes the object of this name, whoever has changed it meanwhile. The client library would read it first. */
    Item merge(Kind kind, String name, Map<String, ?> change) {
        var path = "apis/%s/namespaces/%s/%s/%s"
                .formatted(Kind.API_VERSION, namespace, kind.context().getPlural(), name);
        var request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl() + path)
                .method("PATCH", PatchType.JSON_MERGE.getContentType(), Serialization.asJson(change))
                .build();
        var answer = send(request);
        if (!answer.isSuccessful()) {
            throw new KubernetesClientException(answer.body(), answer.code(), null);
        }
        return take(kind, Serialization.unmarshal(answer.body(), GenericKubernetesResource.class));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.getHttpClient().sendAsync(request, String.class).join();
        } catch (CompletionException failed) {
            throw new KubernetesClientException("the API server does not answer", failed);
        }
    }

    void delete(Kind kind, String name) {
        of(kind).withName(name).delete();
        known(kind).remove(name);
    }

    /** Blocks until all objects are known, and tells of every change until the client is closed. */
    void watch(Kind kind, Runnable changed) {
        of(kind).inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(GenericKubernetesResource object) {
                take(kind, object);
                changed.run();
            }

            @Override
            public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
                take(kind, after);
                changed.run();
            }

            @Override
            public void onDelete(GenericKubernetesResource object, boolean unknown) {
                known(kind)
                        .computeIfPresent(
                                object.getMetadata().getName(),
                                (name, last) ->
                                        last.uid().equals(object.getMetadata().getUid()) ? null : last);
                changed.run();
            }
        });
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            of(Kind kind) {
        return client.genericKubernetesResources(kind.context()).inNamespace(namespace);
    }
}
