package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.store.Json;
import java.util.Set;

/** {@code metadata.generation}: how often it was changed what somebody wants. */
final class Generation {

    private static final Set<String> BUILT_IN = Set.of(
            "customresourcedefinitions.apiextensions.k8s.io",
            "deployments.apps",
            "daemonsets.apps",
            "statefulsets.apps",
            "replicasets.apps",
            "jobs.batch",
            "cronjobs.batch",
            "pods",
            "replicationcontrollers",
            "poddisruptionbudgets.policy",
            "networkpolicies.networking.k8s.io",
            "ingresses.networking.k8s.io",
            "ingressclasses.networking.k8s.io",
            "priorityclasses.scheduling.k8s.io",
            "endpointslices.discovery.k8s.io",
            "validatingwebhookconfigurations.admissionregistration.k8s.io",
            "mutatingwebhookconfigurations.admissionregistration.k8s.io",
            "validatingadmissionpolicies.admissionregistration.k8s.io",
            "validatingadmissionpolicybindings.admissionregistration.k8s.io");

    private Generation() {}

    static boolean has(ServedKind kind) {
        return kind.custom().isPresent() || BUILT_IN.contains(kind.resource());
    }

    /** Counts a change outside of the metadata, and outside of the status where that is a subresource. */
    static void count(ServedKind kind, ObjectNode before, ObjectNode after) {
        if (has(kind) && !wanted(kind, before).equals(wanted(kind, after))) {
            next(after);
        }
    }

    /** Whoever has a generation has another one when it is to be deleted. */
    static void again(ObjectNode object) {
        if (object.path("metadata").has("generation")) {
            next(object);
        }
    }

    private static void next(ObjectNode object) {
        var metadata = Json.child(object, "metadata");
        metadata.put("generation", metadata.path("generation").asLong() + 1);
    }

    private static ObjectNode wanted(ServedKind kind, ObjectNode object) {
        var wanted = Json.object();
        wanted.setAll(object);
        wanted.remove("metadata");
        wanted.remove("apiVersion");
        return kind.status() ? wanted.without("status") : wanted;
    }
}
