package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OperatorUnderTest;
import java.util.List;
import java.util.Map;

/** The MultiClusterHub of a story; nobody is there who does what it asks for. */
final class Installer {

    static final String NAME = "multiclusterhub";

    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("operator.open-cluster-management.io")
            .withVersion("v1")
            .withKind("MultiClusterHub")
            .withPlural("multiclusterhubs")
            .withNamespaced(true)
            .build();

    private final StoryHub hub;

    Installer(StoryHub hub) {
        this.hub = hub;
    }

    /** It leaves the namespace of Velero alone whatever its components are. */
    void createPaused(boolean backup) {
        hub.create(manifest()
                .annotation("installer.open-cluster-management.io/pause", "true")
                .spec(component(backup)));
    }

    /** As somebody creates it who does not think of backups. */
    void create() {
        hub.create(manifest().spec(Map.of()));
    }

    void switchOff() {
        itself().patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("spec", component(false))));
    }

    void delete() {
        itself().delete();
    }

    /** Whether template T01 says this. */
    static boolean judged(OperatorUnderTest operator, String status) {
        return operator.figures()
                .lines()
                .filter(line -> line.startsWith("hub_backup_policy_status{"))
                .filter(line -> line.contains("\"acm-cluster-backup-enabled\"") && line.contains("\"" + status + "\""))
                .anyMatch(line -> line.endsWith(" 1.0") || line.endsWith(" 1"));
    }

    private static Manifest manifest() {
        return Manifest.of("operator.open-cluster-management.io/v1", "MultiClusterHub", NAME)
                .in(Hub.NAMESPACE);
    }

    private Resource<GenericKubernetesResource> itself() {
        return hub.bed()
                .client()
                .genericKubernetesResources(KIND)
                .inNamespace(Hub.NAMESPACE)
                .withName(NAME);
    }

    private static Map<String, Object> component(boolean on) {
        return Map.of("overrides", Map.of("components", List.of(Map.of("name", "cluster-backup", "enabled", on))));
    }
}
