package io.hubbackup.kit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Has an API server serve definitions: ours or the Go operator's of the two custom resources, or any others. */
final class Definitions {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> KINDS = List.of("BackupSchedule", "Restore");
    private static final String VERSION = "cluster.open-cluster-management.io/v1beta1";

    private final Hub hub;

    Definitions(Hub hub) {
        this.hub = hub;
    }

    /** Applies definitions, and waits until their kinds are served. */
    void apply(List<GenericKubernetesResource> definitions) {
        definitions.forEach(
                definition -> hub.client().resource(definition).forceConflicts().serverSideApply());
        awaitServed(definitions);
    }

    /** Waits until the kinds of definitions are served. */
    void awaitServed(List<GenericKubernetesResource> definitions) {
        definitions.forEach(definition -> hub.within(
                        SOON, definition.getMetadata().getName() + " is established")
                .until(() -> isEstablished(hub.client().resource(definition).get())));
    }

    /** Applies these, and waits until they shape objects: an API server goes on with the old ones for a moment after they were changed. */
    void install(Crds crds) {
        apply(hub.definitions(crds));
        KINDS.forEach(kind -> hub.within(SOON, crds + " is served for " + kind)
                .throughFailures()
                .until(() -> keepsAdditions(hub.client(), kind) == crds.keepConditions()));
    }

    private static boolean isEstablished(GenericKubernetesResource definition) {
        List<Map<String, Object>> conditions = definition.get("status", "conditions");
        return conditions != null
                && conditions.stream()
                        .anyMatch(condition ->
                                "Established".equals(condition.get("type")) && "True".equals(condition.get("status")));
    }

    private static boolean keepsAdditions(KubernetesClient client, String kind) {
        var probe = Manifest.of(VERSION, kind, "probe")
                .in("default")
                .status(Map.of("phase", "New", "observedGeneration", 1))
                .build();
        client.resource(probe).delete();
        FleetLoader.load(client, List.of(probe), 1);
        var kept = client.resource(probe).get().get("status", "observedGeneration") != null;
        client.resource(probe).delete();
        return kept;
    }
}
