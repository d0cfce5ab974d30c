package io.hubbackup.kit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.HubFurniture;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.fleet.Marks;
import io.hubbackup.demo.fleet.VeleroDeployment;
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
                    HubFurniture.identity(options.clusterId().orElseGet(this::madeUp)),
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
        var owner = HubFurniture.application(Hub.NAMESPACE);
        load(List.of(owner, VeleroDeployment.in(Hub.NAMESPACE)));
        load(List.of(HubFurniture.location(
                client.resource(owner).get(),
                Hub.BUCKET,
                Map.of("backupSyncPeriod", "5s", "validationFrequency", "10s"))));
    }

    private void load(List<GenericKubernetesResource> objects) {
        FleetLoader.load(client, objects, 1);
    }
}
