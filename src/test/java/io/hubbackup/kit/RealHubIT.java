package io.hubbackup.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.fleet.Marks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The kit itself on a real hub: it starts, a fleet is accepted, an archive opens, calls are counted, a crash is one. */
@NeedsRealHub
@WithHub(store = true, crds = true, clusterId = "11111111-2222-3333-4444-555555555555")
class RealHubIT {

    private static final Fleet FLEET = Fleet.generate(FleetSpec.of(1, 50).withSecrets(600));
    private static final ResourceDefinitionContext BACKUPS = new ResourceDefinitionContext.Builder()
            .withGroup("velero.io")
            .withVersion("v1")
            .withKind("Backup")
            .withPlural("backups")
            .withNamespaced(true)
            .build();

    @BeforeAll
    static void load(RealHub hub) {
        var loaded = FleetLoader.load(hub.client(), FLEET);
        System.out.printf("loaded %d objects in %s%n", loaded.created(), loaded.took());
    }

    @Test
    @DisplayName("the API server has every object of the fleet, with its status")
    void fleetIsAccepted(RealHub hub) {
        assertThat(hub.client()
                        .secrets()
                        .inAnyNamespace()
                        .withLabel(Marks.MANAGED_ACCOUNT, "true")
                        .list()
                        .getItems())
                .hasSameSizeAs(FLEET.stream("Secret")
                        .filter(s -> hasLabel(s, Marks.MANAGED_ACCOUNT))
                        .toList());
        assertThat(hub.kubectl("get", "managedclusters", "--no-headers").out().lines())
                .hasSize(51);
        var name = FLEET.imported().getFirst();
        assertThat(hub.kubectl(
                                "get",
                                "-n",
                                name,
                                "managedserviceaccount",
                                Marks.ACCOUNT,
                                "-o",
                                "jsonpath={.status.tokenSecretRef.name}")
                        .out())
                .isEqualTo(Marks.ACCOUNT);
        assertThat(hub.kubectl("get", "clusterversion", "version", "-o", "jsonpath={.spec.clusterID}")
                        .out())
                .isEqualTo("11111111-2222-3333-4444-555555555555");
    }

    @Test
    @DisplayName("loading again leaves what is there")
    void loadingTwice(RealHub hub) {
        var objects = FLEET.stream("ManagedCluster").toList();
        assertThat(FleetLoader.load(hub.client(), objects, 8))
                .extracting(FleetLoader.Loaded::created)
                .isEqualTo(0L);
    }

    @Test
    @DisplayName("an archive that Velero wrote opens, and gives its objects back")
    void archiveOpens(RealHub hub) {
        back(
                hub,
                "by-hand",
                Map.of("includedResources", List.of("managedcluster.cluster.open-cluster-management.io", "secret")));
        var archive = hub.archive("by-hand");
        assertThat(archive.keys("managedclusters.cluster.open-cluster-management.io"))
                .extracting(ArchiveKey::name)
                .containsExactlyElementsOf(FLEET.clusters());
        var key =
                new ArchiveKey("secrets", FLEET.hive().getFirst(), FLEET.hive().getFirst() + "-0-admin-kubeconfig");
        assertThat(archive.object(key))
                .hasValueSatisfying(secret ->
                        assertThat(secret.getMetadata().getLabels()).containsEntry(Marks.SECRET_TYPE, "kubeconfig"));
    }

    @Test
    @DisplayName("calls are counted by who made them, on what, since when")
    void callsAreCounted(RealHub hub) {
        try (var other = hub.clientAs("somebody")) {
            other.namespaces().list();
            var mark = hub.settledMark();
            other.secrets().inNamespace("pools").list();
            hub.client().secrets().inNamespace("pools").list();
            Await.within(Duration.ofSeconds(10), "the log holds the calls").untilAsserted(() -> {
                var calls = hub.audit().since(mark, AuditLog.by("somebody"));
                assertThat(AuditLog.count(calls)).containsExactly(Map.entry("list secrets", 1L));
                assertThat(calls).allSatisfy(call -> {
                    assertThat(call.isWrite()).isFalse();
                    assertThat(call.namespace()).isEqualTo("pools");
                    assertThat(call.code()).isEqualTo(200);
                });
            });
        }
    }

    @Test
    @DisplayName("a killed program is gone, and comes back when it is started again")
    void veleroCrashes(RealHub hub) {
        hub.kill(HubProgram.VELERO);
        assertThat(ready(hub)).isEmpty();
        hub.start(HubProgram.VELERO);
        assertThat(ready(hub)).isEqualTo("1");
    }

    @Test
    @DisplayName("the Go operator's definitions can be installed in place of ours")
    void goOperatorsDefinitions(RealHub hub) {
        hub.install(Crds.GO_OPERATOR);
        assertThat(hub.kubectl("get", "bsch", "-A").ok()).isTrue();
    }

    private static String ready(RealHub hub) {
        return hub.kubectl("get", "-n", Hub.NAMESPACE, "deployment", "velero", "-o", "jsonpath={.status.readyReplicas}")
                .out();
    }

    private static void back(RealHub hub, String name, Map<String, ?> spec) {
        var backups = hub.client().genericKubernetesResources(BACKUPS).inNamespace(Hub.NAMESPACE);
        backups.resource(Manifest.of("velero.io/v1", "Backup", name)
                        .in(Hub.NAMESPACE)
                        .spec(spec)
                        .build())
                .create();
        Await.within(Duration.ofMinutes(2), "Backup " + name)
                .until(() -> backups.withName(name).get(), backup -> "Completed".equals(phase(backup)));
    }

    private static Object phase(GenericKubernetesResource backup) {
        return String.valueOf((Object) backup.get("status", "phase"));
    }

    private static boolean hasLabel(GenericKubernetesResource object, String key) {
        var labels = object.getMetadata().getLabels();
        return labels != null && labels.containsKey(key);
    }
}
