package io.hubbackup.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
                        .spec(ArchiveTemplates.of(type))
                        .build())
                .create();
        Await.within(Duration.ofMinutes(2), "Backup " + name)
                .until(
                        () -> String.valueOf(
                                (Object) backups.withName(name).get().get("status", "phase")),
                        "Completed"::equals);
        return hub.archive(name);
    }
}
