package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** What is written on a hub. Each write is about the object that was read: whoever comes too late is refused, and looks again. */
final class HubApi {

    private final KubernetesClient client;

    HubApi(KubernetesClient client) {
        this.client = client;
    }

    KubernetesClient client() {
        return client;
    }

    /** Says something about a cluster; nothing is written where it is said already. */
    ManagedCluster say(ManagedCluster cluster, Condition condition, Instant now) {
        return say(cluster, List.of(condition), Map.of(), now);
    }

    /** @param facts other parts of the status, written with what is said */
    ManagedCluster say(ManagedCluster cluster, List<Condition> conditions, Map<String, ?> facts, Instant now) {
        if (cluster.says(conditions)) {
            return cluster;
        }
        var status = new HashMap<String, Object>(facts);
        status.put("conditions", cluster.conditionsWith(conditions, now));
        return patch(cluster, "/status", Map.of("status", status));
    }

    ManagedCluster annotate(ManagedCluster cluster, String annotation, String value) {
        return patch(cluster, "", Map.of("metadata", Map.of("annotations", Map.of(annotation, value))));
    }

    ManagedCluster patch(ManagedCluster cluster, String subresource, Map<String, ?> change) {
        var body = new HashMap<String, Object>(change);
        var metadata = new HashMap<String, Object>();
        if (change.get("metadata") instanceof Map<?, ?> wanted) {
            wanted.forEach((field, value) -> metadata.put(String.valueOf(field), value));
        }
        metadata.put("resourceVersion", cluster.version());
        body.put("metadata", metadata);
        return new ManagedCluster(merge(ManagedCluster.PATH + cluster.name() + subresource, body));
    }

    /** Changes the object at this path. The client library would read it first. */
    GenericKubernetesResource merge(String path, Map<String, ?> change) {
        var request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl() + path)
                .method("PATCH", PatchType.JSON_MERGE.getContentType(), Serialization.asJson(change))
                .build();
        try {
            var answer = client.getHttpClient().sendAsync(request, String.class).join();
            if (!answer.isSuccessful()) {
                throw new KubernetesClientException(answer.body(), answer.code(), null);
            }
            return Serialization.unmarshal(answer.body(), GenericKubernetesResource.class);
        } catch (CompletionException failed) {
            throw new KubernetesClientException("the API server does not answer", failed);
        }
    }
}
