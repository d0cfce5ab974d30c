package io.hubbackup.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.velero.archive.BackupWriter;
import io.hubbackup.demo.velero.store.FolderStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of archives holds for what the Velero emulator backs up on the embedded hub. */
@OnEmbeddedHub
@WithHub(crds = true)
class ArchiveTableTest {

    private static final String SCHEDULE = "by-hand";

    @TempDir
    static Path stores;

    @BeforeAll
    static void seed(Hub hub) {
        hub.install(Crds.OURS);
        FleetLoader.load(
                hub.client(), List.of(ArchiveTable.backupSchedule(SCHEDULE).object()), 1);
        ArchiveTable.seed(hub);
    }

    @Test
    @DisplayName("3.3 each object is in the one archive that the table names, and in no other")
    void tableHolds(Hub hub) {
        var archives = new TreeMap<String, Archive>();
        ArchiveTable.TYPES.forEach(type -> archives.put(type, backedUp(hub, type, "first")));
        var rows = Stream.concat(ArchiveTable.rows().stream(), Stream.of(ArchiveTable.backupSchedule(SCHEDULE)))
                .toList();
        assertThat(ArchiveTable.differences(hub, rows, archives)).isEmpty();
        // nobody has prepared these Secrets: the check must see that
        assertThat(ArchiveTable.differences(hub, ArchiveTable.preparedRows(), archives))
                .hasSize(6)
                .anyMatch(line -> line.startsWith("missing in credentials: B4.6"))
                .anyMatch(line -> line.startsWith("must not be in credentials: B4.9"));
    }

    @Test
    @DisplayName("3.3 the same hub gives the same bytes, and each kind is asked for once")
    void sameBytes(Hub hub) {
        assertThat(backedUp(hub, ArchiveTable.RESOURCES, "again").file())
                .hasSameBinaryContentAs(
                        backedUp(hub, ArchiveTable.RESOURCES, "first").file());
        var audit = hub.audit();
        var mark = audit.mark();
        backedUp(hub, ArchiveTable.GENERIC, "counted");
        var lists = audit.since(
                mark, call -> call.verb().equals("list") && !call.resource().equals("namespaces"));
        assertThat(AuditLog.count(lists).values()).isNotEmpty().containsOnly(1L);
    }

    private static Archive backedUp(Hub hub, String type, String round) {
        var writer = new BackupWriter(hub.client());
        var store = new FolderStore(stores.resolve(round), Hub.BUCKET);
        var name = "table-" + type.toLowerCase(Locale.ROOT);
        var backup = Manifest.of("velero.io/v1", "Backup", name)
                .in(Hub.NAMESPACE)
                .spec(ArchiveTemplates.of(type))
                .build();
        var prepared = writer.prepare(backup);
        assertThat(prepared.validationErrors()).isEmpty();
        backup.setAdditionalProperty("spec", prepared.spec());
        assertThat(writer.write(backup, store).errors()).isEmpty();
        BackupWriter.finish(backup, store);
        return new io.hubbackup.kit.FolderStore(stores.resolve(round)).archive(name);
    }
}
