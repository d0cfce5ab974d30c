package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** All that are known, by name. */
    List<Item> list(Kind kind) {
        return List.copyOf(known(kind).values());
    }

    private Map<String, Item> known(Kind kind) {
        return known.computeIfAbsent(kind, first -> new ConcurrentSkipListMap<>());
    }

    private void take(Kind kind, GenericKubernetesResource object) {
        var item = new Item(object);
        known(kind).merge(item.name(), item, (before, after) -> after.version() < before.version() ? before : after);
    }

    Optional<Item> get(Kind kind, String name) {
        return Optional.ofNullable(of(kind).withName(name).get()).map(Item::new);
    }

    /** Creates an object from its metadata, spec and status; one that is there already is left as it is. */
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

    /** Changes exactly the object that was read. */
    void patch(Kind kind, Item read, Map<String, ?> change) {
        var body = new HashMap<String, Object>(change);
        var metadata = new HashMap<String, Object>();
        if (change.get("metadata") instanceof Map<?, ?> wanted) {
            wanted.forEach((field, value) -> metadata.put(String.valueOf(field), value));
        }
        metadata.put("resourceVersion", read.object().getMetadata().getResourceVersion());
        body.put("metadata", metadata);
        var named = of(kind).withName(read.name());
        take(kind, named.patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(body)));
    }

    void patchStatus(Kind kind, Item read, Map<String, ?> status) {
        patch(kind, read, Map.of("status", status));
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
