package io.hubbackup.demo.velero;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.WithHub;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a played Velero does, in the facts that stories build on. */
@OnEmbeddedHub
@WithHub(store = true)
@DisplayName("A Velero that is played")
class VeleroEmulatorTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration A_MINUTE = Duration.ofSeconds(61);
    private static final String EVERY_TEN_MINUTES = "*/10 * * * *";

    private Hub hub;

    @BeforeEach
    void remember(Hub hub) {
        this.hub = hub;
    }

    @AfterEach
    void empty() {
        hub.store().recover();
        hub.start(HubProgram.VELERO);
        for (var kind : List.of("Schedule", "DeleteBackupRequest", "Backup")) {
            all(kind).forEach(item -> hub.client().resource(item.object()).delete());
        }
        hub.store().empty();
    }

    @Test
    @DisplayName("a Schedule is enabled, and makes a Backup of its name and the time at each run of its cron")
    void schedule() {
        create(schedule("tenth", EVERY_TEN_MINUTES, Map.of()).label("team", "night"));
        await("Schedule", "tenth", "Enabled");
        hub.skip(Duration.ofMinutes(20));

        var backups = all("Backup");
        assertThat(backups).hasSize(2).allSatisfy(backup -> {
            assertThat(backup.name()).matches("tenth-\\d{11}0\\d{2}");
            assertThat(backup.phase()).isEqualTo("Completed");
            assertThat(backup.labels())
                    .containsEntry("team", "night")
                    .containsEntry("velero.io/schedule-name", "tenth")
                    .containsEntry("velero.io/storage-location", "default");
            assertThat(Duration.between(
                            backup.time("status", "startTimestamp").orElseThrow(),
                            backup.time("status", "expiration").orElseThrow()))
                    .isEqualTo(Duration.ofHours(720));
            assertThat(hub.store().holds(backup.name())).isTrue();
        });
        assertThat(one("Schedule", "tenth").time("status", "lastBackup"))
                .isEqualTo(backups.getLast().time("status", "startTimestamp"));
    }

    @Test
    @DisplayName("a bad cron is refused in robfig's words, and its repair is taken")
    void badCron() {
        create(schedule("bad", "60 * * * *", Map.of()));
        await("Schedule", "bad", "FailedValidation");
        assertThat(one("Schedule", "bad").text("status", "validationErrors"))
                .contains("invalid schedule: end of range (60) above maximum (59): 60");

        merge("Schedule", "bad", Map.of("spec", Map.of("schedule", EVERY_TEN_MINUTES)));
        await("Schedule", "bad", "Enabled");
    }

    @Test
    @DisplayName("what is paused makes nothing, and makes up for one run when it goes on")
    void paused() {
        create(schedule("paused", EVERY_TEN_MINUTES, Map.of("paused", true)));
        hub.skip(Duration.ofMinutes(35));
        assertThat(all("Backup")).isEmpty();

        merge("Schedule", "paused", Map.of("spec", Map.of("paused", false)));
        hub.within(SOON, "one Backup").until(() -> all("Backup").size() == 1);
    }

    @Test
    @DisplayName("skipImmediately is used up, and leaves out what would be due at once")
    void skipped() {
        create(schedule("skipped", EVERY_TEN_MINUTES, Map.of("paused", true)));
        hub.skip(Duration.ofMinutes(35));
        merge("Schedule", "skipped", Map.of("spec", Map.of("paused", false, "skipImmediately", true)));

        hub.within(SOON, "it is used up")
                .until(() -> one("Schedule", "skipped")
                        .text("spec", "skipImmediately")
                        .equals("false"));
        assertThat(one("Schedule", "skipped").time("status", "lastSkipped")).isPresent();
        assertThat(all("Backup")).isEmpty();
        hub.skip(Duration.ofMinutes(10));
        assertThat(all("Backup")).hasSize(1);
    }

    @Test
    @DisplayName("a Backup runs for a while; killed meanwhile, Velero says so when it is back")
    void killed() {
        create(backup("killed", Map.of()));
        await("Backup", "killed", "InProgress");
        hub.restart(HubProgram.VELERO);
        await("Backup", "killed", "Failed");
        assertThat(one("Backup", "killed").text("status", "failureReason")).contains("during the server starting");
    }

    @Test
    @DisplayName("without Velero nothing happens")
    void stopped() {
        hub.kill(HubProgram.VELERO);
        create(backup("waits", Map.of()));
        hub.skip(Duration.ofMinutes(5));
        assertThat(one("Backup", "waits").phase()).isEmpty();
        hub.start(HubProgram.VELERO);
        await("Backup", "waits", "Completed");
    }

    @Test
    @DisplayName(
            "a store that fails: what is written fails, then the location is unavailable and refuses; repaired, it serves again")
    void failingStore() {
        hub.store().fail();
        create(backup("lost", Map.of()));
        await("Backup", "lost", "Failed");
        assertThat(one("Backup", "lost").text("status", "failureReason")).contains("not a directory");

        hub.within(A_MINUTE, "it is noticed")
                .until(() -> one("BackupStorageLocation", "default").phase().equals("Unavailable"));
        create(backup("refused", Map.of()));
        await("Backup", "refused", "FailedValidation");
        hub.store().recover();
        hub.within(A_MINUTE, "it is noticed")
                .until(() -> one("BackupStorageLocation", "default").phase().equals("Available"));
    }

    @Test
    @DisplayName("a request deletes the Backup, its data and itself; one for nothing says so")
    void deletion() {
        create(backup("old", Map.of()));
        await("Backup", "old", "Completed");
        create(request("old"), request("nobody"));

        hub.within(SOON, "it is gone").until(() -> all("Backup").isEmpty());
        assertThat(hub.store().holds("old")).isFalse();
        await("DeleteBackupRequest", "nobody", "Processed");
        assertThat(all("DeleteBackupRequest")).extracting(Item::name).containsExactly("nobody");
        assertThat(one("DeleteBackupRequest", "nobody").text("status", "errors"))
                .contains("backup not found");
    }

    @Test
    @DisplayName("an expired Backup goes within the hour")
    void expiry() {
        create(backup("short", Map.of("ttl", "1h")));
        await("Backup", "short", "Completed");
        hub.skip(Duration.ofMinutes(50));
        assertThat(all("Backup")).hasSize(1);
        hub.skip(Duration.ofMinutes(75));
        assertThat(all("Backup")).isEmpty();
        assertThat(hub.store().holds("short")).isFalse();
    }

    @Test
    @DisplayName("a Backup in the store comes to the other hub within a minute, and goes there when its data go")
    void otherHub(Hubs hubs) {
        create(backup("shared", Map.of()));
        await("Backup", "shared", "Completed");
        var before = one("Backup", "shared");
        var other = hubs.up(new HubOptions(true, false, Optional.empty(), ""));

        other.within(A_MINUTE, "it comes").until(() -> all(other, "Backup").size() == 1);
        assertThat(all(other, "Backup").getFirst()).satisfies(there -> {
            assertThat(there.phase()).isEqualTo("Completed");
            assertThat(there.uid()).isNotEqualTo(before.uid());
            assertThat(there.time("status", "startTimestamp")).isEqualTo(before.time("status", "startTimestamp"));
        });
        create(request("shared"));
        other.within(A_MINUTE, "it goes").until(() -> all(other, "Backup").isEmpty());
    }

    private static Manifest schedule(String name, String cron, Map<String, ?> more) {
        var spec = new HashMap<String, Object>(Map.of("schedule", cron, "template", Map.of()));
        spec.putAll(more);
        return Manifest.of("velero.io/v1", "Schedule", name).in(Hub.NAMESPACE).spec(spec);
    }

    private static Manifest backup(String name, Map<String, ?> spec) {
        return Manifest.of("velero.io/v1", "Backup", name).in(Hub.NAMESPACE).spec(spec);
    }

    private static Manifest request(String backup) {
        return Manifest.of("velero.io/v1", "DeleteBackupRequest", backup)
                .in(Hub.NAMESPACE)
                .spec(Map.of("backupName", backup));
    }

    private void create(Manifest... manifests) {
        FleetLoader.load(
                hub.client(), List.of(manifests).stream().map(Manifest::build).toList(), 1);
    }

    private void merge(String kind, String name, Map<String, ?> change) {
        new VeleroApi(hub.client(), Hub.NAMESPACE).patch(kind(kind), one(kind, name), change);
    }

    private void await(String kind, String name, String phase) {
        hub.within(SOON, name + " is " + phase).until(() -> one(kind, name).phase(), phase::equals);
    }

    private Item one(String kind, String name) {
        return all(kind).stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Item> all(String kind) {
        return all(hub, kind);
    }

    private static List<Item> all(Hub hub, String kind) {
        return hub
                .client()
                .genericKubernetesResources(kind(kind).context())
                .inNamespace(Hub.NAMESPACE)
                .list()
                .getItems()
                .stream()
                .map(Item::new)
                .toList();
    }

    private static Kind kind(String name) {
        return List.of(Kind.values()).stream()
                .filter(kind -> kind.kind().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
