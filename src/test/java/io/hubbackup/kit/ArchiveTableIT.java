package io.hubbackup.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.fleet.Marks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of archives holds for backups whose templates are written here by hand: the table, its seed and its check are right. */
@NeedsRealHub
@WithHub(store = true, crds = true)
class ArchiveTableIT {

    private static final String SCHEDULE = "by-hand";
    private static final ResourceDefinitionContext BACKUPS = new ResourceDefinitionContext.Builder()
            .withGroup("velero.io")
            .withVersion("v1")
            .withKind("Backup")
            .withPlural("backups")
            .withNamespaced(true)
            .build();

    private static final List<String> MANAGED = List.of(
            "clusterdeployment.hive.openshift.io",
            "machinepool.hive.openshift.io",
            "managedcluster.cluster.open-cluster-management.io",
            "klusterletaddonconfig.agent.open-cluster-management.io",
            "managedclusteraddon.addon.open-cluster-management.io",
            "clusterpool.hive.openshift.io",
            "clusterclaim.hive.openshift.io",
            "clustercurator.cluster.open-cluster-management.io",
            "clusterimageset.hive.openshift.io",
            "multiclusterobservability.observability.open-cluster-management.io",
            "agent.agent-install.openshift.io",
            "infraenv.agent-install.openshift.io",
            "agentclusterinstall.extensions.hive.openshift.io");

    private static final List<String> GENERAL = List.of(
            "placement.cluster.open-cluster-management.io",
            "placementdecision.cluster.open-cluster-management.io",
            "managedclusterset.cluster.open-cluster-management.io",
            "policy.policy.open-cluster-management.io",
            "channel.apps.open-cluster-management.io",
            "subscription.apps.open-cluster-management.io",
            "managedserviceaccount.authentication.open-cluster-management.io",
            "application.argoproj.io",
            "application.app.k8s.io");

    private static final Map<String, Map<String, Object>> TEMPLATES = Map.of(
            ArchiveTable.CREDENTIALS,
            Map.of(
                    "includeClusterResources", false,
                    "includedResources", List.of("secret", "configmap"),
                    "excludedNamespaces", List.of("local-cluster"),
                    "orLabelSelectors",
                            List.of(
                                    selector(exists(Marks.SECRET_TYPE)),
                                    selector(exists(Marks.TYPE)),
                                    selector(exists(Marks.BACKUP)))),
            ArchiveTable.MANAGED_CLUSTERS,
            Map.of(
                    "includeClusterResources",
                    true,
                    "includedResources",
                    MANAGED,
                    "excludedNamespaces",
                    List.of("local-cluster", "openshift-machine-api")),
            ArchiveTable.GENERIC,
            Map.of(
                    "includeClusterResources", true,
                    "excludedNamespaces", List.of("local-cluster"),
                    "excludedResources",
                            Stream.of(List.of("secret", "configmap"), MANAGED, List.of("namespace"))
                                    .flatMap(List::stream)
                                    .toList(),
                    "labelSelector", selector(exists(Marks.BACKUP))),
            ArchiveTable.RESOURCES,
            Map.of(
                    "includeClusterResources",
                    true,
                    "includedResources",
                    GENERAL,
                    "excludedNamespaces",
                    List.of(
                            "local-cluster",
                            Hub.NAMESPACE,
                            "table-charts",
                            Marks.HUB_NAMESPACE,
                            Marks.ENGINE_NAMESPACE),
                    "labelSelector",
                    selector(absent(Marks.ROOT_POLICY), absent(Marks.BACKUP))),
            ArchiveTable.VALIDATION,
            Map.of("includedResources", List.of("BackupSchedule"), "includedNamespaces", List.of(Hub.NAMESPACE)));

    @BeforeAll
    static void seed(RealHub hub) {
        FleetLoader.load(
                hub.client(),
                List.of(
                        AnyKind.namespaced(
                                "cluster.open-cluster-management.io", "v1beta1", "BackupSchedule", "backupschedules"),
                        Manifest.of("cluster.open-cluster-management.io/v1beta1", "BackupSchedule", SCHEDULE)
                                .in(Hub.NAMESPACE)
                                .build()),
                1);
        ArchiveTable.seed(hub);
    }

    @Test
    @DisplayName("3.3 each object is in the one archive that the table names, and in no other")
    void tableHolds(RealHub hub) {
        var archives = new HashMap<String, Archive>();
        ArchiveTable.TYPES.forEach(type -> archives.put(type, back(hub, type)));
        var rows = Stream.concat(ArchiveTable.rows().stream(), Stream.of(ArchiveTable.backupSchedule(SCHEDULE)))
                .toList();
        assertThat(ArchiveTable.differences(hub, rows, archives)).isEmpty();
        // nobody has prepared these Secrets: the check must see that
        assertThat(ArchiveTable.differences(hub, ArchiveTable.preparedRows(), archives))
                .hasSize(6)
                .anyMatch(line -> line.startsWith("missing in credentials: B4.6"))
                .anyMatch(line -> line.startsWith("must not be in credentials: B4.9"));
    }

    private static Archive back(RealHub hub, String type) {
        var name = "table-" + type.toLowerCase(Locale.ROOT);
        var backups = hub.client().genericKubernetesResources(BACKUPS).inNamespace(Hub.NAMESPACE);
        backups.resource(Manifest.of("velero.io/v1", "Backup", name)
                        .in(Hub.NAMESPACE)
                        .spec(Objects.requireNonNull(TEMPLATES.get(type)))
                        .build())
                .create();
        Await.within(Duration.ofMinutes(2), "Backup " + name)
                .until(
                        () -> String.valueOf(
                                (Object) backups.withName(name).get().get("status", "phase")),
                        "Completed"::equals);
        return hub.archive(name);
    }

    private static Map<String, Object> selector(Map<?, ?>... requirements) {
        return Map.of("matchExpressions", List.of(requirements));
    }

    private static Map<String, String> exists(String key) {
        return Map.of("key", key, "operator", "Exists");
    }

    private static Map<String, String> absent(String key) {
        return Map.of("key", key, "operator", "DoesNotExist");
    }
}
