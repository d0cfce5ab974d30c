package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.plan.ApiKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The objects around managed clusters as they are on the hub at this moment. */
final class FleetOnHub {

    static final String BACKUP = "cluster.open-cluster-management.io/backup";
    static final String ACCOUNT = "auto-import-account";
    static final String ADD_ON = "managed-serviceaccount";
    static final String IS_ACCOUNT = "authentication.open-cluster-management.io/is-managed-serviceaccount";

    /** What there is of each cluster; a pass must not ask for these. */
    static final Set<String> OF_CLUSTERS = Set.of(
            "secrets",
            "configmaps",
            "managedclusters.cluster.open-cluster-management.io",
            "managedclusteraddons.addon.open-cluster-management.io",
            "manifestworks.work.open-cluster-management.io",
            "managedserviceaccounts.authentication.open-cluster-management.io",
            "clusterdeployments.hive.openshift.io",
            "clusterpools.hive.openshift.io");

    private final KubernetesClient client;

    FleetOnHub(KubernetesClient client) {
        this.client = client;
    }

    /** All objects of this name, by their namespace. */
    SortedMap<String, Seen> named(ApiKind kind, String name) {
        var found = new TreeMap<String, Seen>();
        list(kind).stream()
                .filter(seen -> seen.name().equals(name))
                .forEach(seen -> found.put(seen.object().getMetadata().getNamespace(), seen));
        return found;
    }

    /** The value of a label by {@code namespace/name}, of all objects that carry it. */
    SortedMap<String, String> labelled(ApiKind kind, String label) {
        var found = new TreeMap<String, String>();
        objects(kind).inAnyNamespace().withLabel(label).list().getItems().stream()
                .map(Seen::new)
                .forEach(seen -> found.put(seen.path(), seen.label(label)));
        return found;
    }

    /** UID by {@code namespace/name}: the same before and after means that nothing was deleted. */
    SortedMap<String, String> uids(ApiKind kind) {
        var found = new TreeMap<String, String>();
        list(kind).forEach(seen -> found.put(seen.path(), seen.uid()));
        return found;
    }

    Optional<Seen> one(ApiKind kind, String namespace, String name) {
        return Optional.ofNullable(
                        objects(kind).inNamespace(namespace).withName(name).get())
                .map(Seen::new);
    }

    List<Seen> list(ApiKind kind) {
        return objects(kind).inAnyNamespace().list().getItems().stream()
                .map(Seen::new)
                .toList();
    }

    void patch(ApiKind kind, String namespace, String name, Map<String, ?> body) {
        objects(kind)
                .inNamespace(namespace)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(body));
    }

    void patchStatus(ApiKind kind, String namespace, String name, Map<String, ?> status) {
        objects(kind)
                .inNamespace(namespace)
                .withName(name)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("status", status)));
    }

    /** A cluster is imported: its namespace, its registration, and the word that it joined. */
    void join(String cluster) {
        FleetLoader.load(
                client,
                List.of(
                        Manifest.namespace(cluster).build(),
                        Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", cluster)
                                .spec(Map.of("hubAcceptsClient", true))
                                .status(Map.of(
                                        "conditions",
                                        List.of(Map.of(
                                                "type", "ManagedClusterJoined",
                                                "status", "True",
                                                "reason", "ManagedClusterJoined",
                                                "message", "joined",
                                                "lastTransitionTime", "2026-01-01T00:00:00Z"))))
                                .build()),
                1);
    }

    private MixedOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            objects(ApiKind kind) {
        return client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                .withGroup(kind.group())
                .withVersion(kind.version())
                .withKind(kind.kind())
                .withPlural(kind.plural())
                .withNamespaced(kind.namespaced())
                .build());
    }
}
