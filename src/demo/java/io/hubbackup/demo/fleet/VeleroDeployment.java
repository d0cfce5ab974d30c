package io.hubbackup.demo.fleet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Deployment of Velero on a hub that has no kubelet: an emulator works in its place, and whoever runs that one tells here how it is. */
public final class VeleroDeployment {

    public static final String API_VERSION = "apps/v1";
    public static final String KIND = "Deployment";
    public static final String NAME = "velero";

    private static final String APP_LABEL = "app";
    private static final String IMAGE = "velero/velero:v1.18.3";

    private VeleroDeployment() {}

    public static GenericKubernetesResource in(String namespace) {
        var chosen = Map.of(APP_LABEL, NAME);
        return Manifest.of(API_VERSION, KIND, NAME)
                .in(namespace)
                .labels(chosen)
                .label("component", NAME)
                .spec(Map.of(
                        "replicas",
                        1,
                        "selector",
                        Map.of("matchLabels", chosen),
                        "template",
                        Map.of(
                                "metadata",
                                Map.of("labels", chosen),
                                "spec",
                                Map.of("containers", List.of(Map.of("name", NAME, "image", IMAGE))))))
                .build();
    }

    /** Writes what a kubelet would make known of a Velero that runs, or of one that does not. */
    public static void report(KubernetesClient client, String namespace, boolean running) {
        client.genericKubernetesResources(API_VERSION, KIND)
                .inNamespace(namespace)
                .withName(NAME)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("status", status(running))));
    }

    /** An API server keeps no count of zero. */
    private static Map<String, Object> status(boolean running) {
        var status = new HashMap<String, Object>(Map.of("observedGeneration", 1, "replicas", 1, "updatedReplicas", 1));
        status.put("readyReplicas", running ? 1 : null);
        status.put("availableReplicas", running ? 1 : null);
        status.put(
                "conditions",
                List.of(Map.of(
                        "type",
                        "Available",
                        "status",
                        running ? "True" : "False",
                        "reason",
                        "MinimumReplicas",
                        "message",
                        running ? "1 of 1" : "0 of 1")));
        return status;
    }
}
