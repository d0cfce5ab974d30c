package io.hubbackup.kit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.fleet.Marks;
import io.hubbackup.demo.kinds.HubKinds;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a new hub has before anybody comes: kinds, its identity, a storage location with its owner; the same as on a real one. */
final class Furniture {

    private final Hub hub;
    private final KubernetesClient client;
    private final HubOptions options;

    Furniture(Hub hub, HubOptions options) {
        this.hub = hub;
        this.client = hub.client();
        this.options = options;
    }

    void bring() {
        serve(HubKinds.velero());
        load(List.of(Manifest.namespace(Hub.NAMESPACE).build()));
        if (options.crds() || options.store()) {
            serve(HubKinds.hub());
        }
        if (options.crds()) {
            load(List.of(
                    Manifest.of("config.openshift.io/v1", "ClusterVersion", "version")
                            .spec(Map.of("clusterID", options.clusterId().orElseGet(this::madeUp)))
                            .build(),
                    Manifest.of("cluster.open-cluster-management.io/v1", "ManagedCluster", Marks.LOCAL_CLUSTER)
                            .label(Marks.LOCAL_CLUSTER, "true")
                            .label(Marks.EXCLUDED, "true")
                            .spec(Map.of("hubAcceptsClient", true))
                            .build()));
        }
        if (options.store()) {
            bringStore();
        }
    }

    private void serve(List<GenericKubernetesResource> definitions) {
        load(definitions);
        new Definitions(hub).awaitServed(definitions);
    }

    private String madeUp() {
        return new UUID(client.getMasterUrl().hashCode(), 1).toString();
    }

    private void bringStore() {
        var owner = application();
        load(List.of(owner));
        var uid = client.resource(owner).get().getMetadata().getUid();
        load(List.of(Manifest.of("velero.io/v1", "BackupStorageLocation", "default")
                .in(Hub.NAMESPACE)
                .owners(List.of(new OwnerReferenceBuilder()
                        .withApiVersion(owner.getApiVersion())
                        .withKind(owner.getKind())
                        .withName(owner.getMetadata().getName())
                        .withUid(uid)
                        .build()))
                .spec(Map.of(
                        "provider", "hubbackup.io/folder",
                        "default", true,
                        "backupSyncPeriod", "5s",
                        "validationFrequency", "10s",
                        "objectStorage", Map.of("bucket", Hub.BUCKET)))
                .build()));
    }

    private static GenericKubernetesResource application() {
        return Manifest.of("oadp.openshift.io/v1alpha1", "DataProtectionApplication", "dpa")
                .in(Hub.NAMESPACE)
                .spec(Map.of(
                        "backupLocations",
                        List.of(Map.of("velero", Map.of("provider", "hubbackup.io/folder", "default", true)))))
                .status(Map.of(
                        "conditions",
                        List.of(Map.of(
                                "type", "Reconciled",
                                "status", "True",
                                "reason", "Complete",
                                "message", "Reconcile complete",
                                "lastTransitionTime", "2026-01-01T00:00:00Z"))))
                .build();
    }

    private void load(List<GenericKubernetesResource> objects) {
        FleetLoader.load(client, objects, 1);
    }
}
