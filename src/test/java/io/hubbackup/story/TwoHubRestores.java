package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.OperatorUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The primary backs up, the standby follows in passive sync, the primary dies, the standby takes the clusters over: one story, told in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoHubRestores {

    private static final String A = "aaaaaaaa-1111-4111-8111-111111111111";
    private static final String B = "bbbbbbbb-2222-4222-8222-222222222222";
    private static final String RESTORE = "restore-acm";

    /** Six Velero Restores one after the other, and what waits for Velero's look into the store. */
    private static final Duration VELERO = Duration.ofMinutes(4);

    private static final Duration ACTIVATION = Duration.ofMinutes(20);

    private Optional<Site> first = Optional.empty();
    private Optional<Site> second = Optional.empty();

    @BeforeAll
    void twoHubs(Hubs hubs) {
        first = Optional.of(Site.open(up(hubs, A), A, hub -> hub.startOperator(Map.of())));
        second = Optional.of(Site.open(up(hubs, B), B, this::startSecond));
    }

    /** The operator of the second hub, which may be another artifact. */
    OperatorUnderTest startSecond(Hub hub) {
        return hub.startOperator(Map.of());
    }

    private static Hub up(Hubs hubs, String id) {
        return hubs.up(HubOptions.hub().withClusterId(id).withVeleroArguments(Story.SIDE_BY_SIDE));
    }

    private Site a() {
        return first.orElseThrow();
    }

    private Site b() {
        return second.orElseThrow();
    }

    @AfterAll
    void close() {
        first.ifPresent(Site::close);
        second.ifPresent(Site::close);
    }

    @Test
    @Order(1)
    @DisplayName("T3 R2.37 R7.3 the standby restores the newest set, and is in step with it")
    void passiveSync() {
        a().hub().create(Fleet.generate(FleetSpec.of(7, 4)).objects());
        a().backUp();
        a().awaitBackedUp();
        b().lookIntoTheStore();
        b().hub().create(restore(Map.of("veleroManagedClustersBackupName", "skip", "syncRestoreWithNewBackups", true)));
        var seen = b().hub()
                .await(
                        Kind.RESTORE,
                        RESTORE,
                        VELERO,
                        "B is in step",
                        told -> assertThat(told.phase()).isEqualTo("Enabled"));
        assertThat(createdEvents()).hasSize(3).allMatch(note -> note.startsWith("Velero restore created: " + RESTORE));
        assertThat(seen.message())
                .isEqualTo("Velero restores have run to completion, restore will continue to sync with new backups");
    }

    private List<String> createdEvents() {
        return b().hub().bed().client().v1().events().inNamespace(Hub.NAMESPACE).list().getItems().stream()
                .filter(event -> event.getReason().equals("VeleroRestoreCreated"))
                .peek(event -> assertThat(event.getAction()).isEqualTo("CreateRestore"))
                .map(Event::getMessage)
                .toList();
    }

    @Test
    @Order(2)
    @DisplayName("R7.5 W44 W28 a newer set is noticed when Velero brings it, not at the end of the interval")
    void newerSet() {
        a().hub().delete(Kind.BACKUP_SCHEDULE, StoryHub.SCHEDULE);
        a().backUp();
        a().awaitBackedUp();
        var before = b().hub().one(Kind.RESTORE, RESTORE).text("status", "set", "time");
        b().lookIntoTheStore();
        b().hub().await(Kind.RESTORE, RESTORE, VELERO, "B follows", told -> {
            assertThat(told.phase()).isEqualTo("Enabled");
            assertThat(told.text("status", "set", "time")).isGreaterThan(before);
        });
    }

    @Test
    @Order(3)
    @DisplayName("T4 R2.39 the clusters come over when the primary is gone")
    void activation() {
        a().close();
        a().hub().bed().kill(HubProgram.VELERO);
        b().hub().patch(Kind.RESTORE, RESTORE, Map.of("spec", Map.of("veleroManagedClustersBackupName", "latest")));
        var seen = b().hub()
                .await(
                        Kind.RESTORE,
                        RESTORE,
                        ACTIVATION,
                        "B is activated",
                        told -> assertThat(told.phase()).startsWith("Finished"));
    }

    private static Manifest restore(Map<String, Object> more) {
        var spec = new TreeMap<String, Object>(Map.of(
                "veleroCredentialsBackupName", "latest",
                "veleroResourcesBackupName", "latest",
                "cleanupBeforeRestore", "CleanupRestored"));
        spec.putAll(more);
        return Manifest.of(Kind.RESTORE.apiVersion(), Kind.RESTORE.kind(), RESTORE)
                .in(Hub.NAMESPACE)
                .spec(spec);
    }
}
