package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The objects of the restore rows on one hub. */
record RestoreObjects(Hub hub) {

    /** All of them are labelled with it, so that a backup takes nothing else. */
    static final String OURS = "g";

    private static final String OCM = "cluster.open-cluster-management.io/";
    private static final Map<String, String> KINDS = Map.of(
            "Namespace", "v1",
            "Secret", "v1",
            "ConfigMap", "v1",
            "ServiceAccount", "v1",
            "ManagedCluster", OCM + "v1",
            "Placement", OCM + "v1beta1");
    private static final List<String> OF_THE_SERVER =
            List.of("uid", "resourceVersion", "creationTimestamp", "generation", "managedFields");

    /** What is backed up. */
    void seed() {
        load(Stream.of(
                Manifest.namespace("g-team").label("a", "b").annotation("note", "as it was"),
                Manifest.namespace("g-two"),
                Manifest.secret("g-team", "g-plain").label("act", "yes").annotation("note", "as it was"),
                Manifest.secret("g-team", "g-changed").label("x", "1").with("data", Map.of("a", "Yg==")),
                Manifest.secret("g-team", "g-immutable").with("immutable", true),
                Manifest.configMap("g-two", "g-settings"),
                Manifest.of("v1", "ServiceAccount", "g-bob").in("g-team").with("secrets", List.of(name("g-plain"))),
                Manifest.of(OCM + "v1beta1", "Placement", "g-placement")
                        .in("g-team")
                        .spec(Map.of("numberOfClusters", 3))
                        .status(Map.of("numberOfSelectedClusters", 2)),
                Manifest.of(OCM + "v1", "ManagedCluster", "g-cluster")
                        .label("act", "yes")
                        .spec(Map.of("hubAcceptsClient", true, "leaseDurationSeconds", 90))
                        .status(Map.of("version", Map.of("kubernetes", "v1.30.1")))));
    }

    private static Map<String, Object> name(String name) {
        return Map.of("name", name);
    }

    /** Others of the same names. */
    private void drift() {
        load(Stream.of(
                Manifest.namespace("g-team").label("a", "c"),
                Manifest.secret("g-team", "g-plain").label("act", "no").label("new", "1"),
                Manifest.secret("g-team", "g-changed")
                        .annotation("mine", "yes")
                        .with("data", Map.of("a", "Yw==", "more", "Yw==")),
                Manifest.secret("g-team", "g-immutable")
                        .with("data", Map.of("a", "Yw=="))
                        .with("immutable", true),
                Manifest.of("v1", "ServiceAccount", "g-bob")
                        .in("g-team")
                        .label("mine", "yes")
                        .with("secrets", List.of(name("another"))),
                Manifest.of(OCM + "v1", "ManagedCluster", "g-cluster")
                        .spec(Map.of("hubAcceptsClient", false))
                        .status(Map.of("version", Map.of("kubernetes", "v1.31.0")))));
    }

    private void load(Stream<Manifest> manifests) {
        FleetLoader.load(
                hub.client(),
                manifests.map(manifest -> manifest.label(OURS, OURS).build()).toList(),
                1);
    }

    /** Takes all of them away, and brings the others where they are wanted. */
    void reset(boolean drifted) {
        for (var kind : List.of("ManagedCluster", "Namespace")) {
            all(kind)
                    .forEach(object -> hub.client()
                            .genericKubernetesResources(KINDS.get(kind), kind)
                            .withName(object.getMetadata().getName())
                            .delete());
        }
        hub.within(Duration.ofMinutes(1), "the objects of the row before are gone")
                .until(() -> seen().isEmpty());
        if (drifted) {
            drift();
        }
    }

    private Stream<GenericKubernetesResource> all(String kind) {
        return hub
                .client()
                .genericKubernetesResources(KINDS.get(kind), kind)
                .inAnyNamespace()
                .list()
                .getItems()
                .stream()
                .filter(object -> object.getMetadata().getName().startsWith("g-"));
    }

    /** As they are now. */
    Map<String, JsonNode> seen() {
        var seen = new TreeMap<String, JsonNode>();
        KINDS.keySet()
                .forEach(kind -> all(kind).forEach(object -> {
                    ObjectNode json = Serialization.jsonMapper().valueToTree(object);
                    json.withObject("/metadata").remove(OF_THE_SERVER);
                    var metadata = object.getMetadata();
                    seen.put("%s %s/%s".formatted(kind, metadata.getNamespace(), metadata.getName()), json);
                }));
        return seen;
    }
}
