package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The store fails under a Velero that goes on: the status says so at once, and says when all is well again. */
abstract class StoreFailure extends UnderOurDefinitions {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    @Override
    void begin() {
        hub().startVelero();
        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE, Map.of("veleroSchedule", everyTwoHours(), "veleroTtl", "120h")));
        startOperator();
        hub().await(VELERO, "the first set is complete", this::assertReady);
    }

    /** From Velero's word to ours. */
    Duration oneReconcile() {
        return Duration.ofSeconds(3);
    }

    @AfterEach
    void storeAsBefore() {
        hub().bed().store().recover();
    }

    @Test
    @DisplayName(
            "BW32 BW33 B6.2 an unwritable store: Ready is False with Velero's reason within one reconcile, an Event says so, and it is True after the next good set")
    void unwritable() {
        hub().bed().store().fail();
        orderSet();
        var ordered = hub().bed().now();

        within(VELERO, "Velero says that something is wrong")
                .until(() -> !veleroComplaint().isEmpty());
        var seen = hub().await(oneReconcile(), "we say it too", schedule -> {
            assertThat(schedule.condition("Ready").status()).isEqualTo("False");
            assertThat(schedule.condition("Ready").reason()).isIn("BackupFailed", "StorageUnavailable");
            assertThat(schedule.condition("Ready").message())
                    .as("in Velero's words")
                    .contains("not a directory");
        });
        assertThat(seen.condition("LastBackupSucceeded").status()
                        + seen.condition("StorageAvailable").status())
                .contains("False");
        // Velero's words are long, and an Event is not
        within(PROMPTLY, "an Event says it too")
                .until(() -> hub().events(seen, seen.condition("Ready").reason()) > 0);

        hub().bed().store().recover();
        hub().await(
                        Kind.STORAGE_LOCATION,
                        "default",
                        VELERO,
                        "Velero can use the store again",
                        location -> assertThat(location.phase()).isEqualTo("Available"));
        within(VELERO, "what was ordered has ended")
                .until(() -> hub().seen(Kind.VELERO_BACKUP).stream()
                        .noneMatch(backup ->
                                backup.text("status", "completionTimestamp").isEmpty()
                                        && !backup.phase().startsWith("Failed")));
        // a Backup is named after its second
        within(PROMPTLY, "a second passes").until(() -> hub().bed().now().isAfter(ordered.plusSeconds(1)));
        orderSet();

        hub().await(VELERO, "the next good set is complete", this::assertReady);
    }

    /** What Velero reports: an unavailable location, or a backup that failed. */
    private String veleroComplaint() {
        var location = hub().one(Kind.STORAGE_LOCATION, "default");
        if (location.phase().equals("Unavailable")) {
            return "Unavailable";
        }
        return hub().seen(Kind.VELERO_BACKUP).stream()
                .map(Seen::phase)
                .filter(phase -> phase.contains("Failed"))
                .findFirst()
                .orElse("");
    }

    private void assertReady(Seen schedule) {
        assertThat(schedule.condition("Ready").status()).isEqualTo("True");
        assertThat(schedule.condition("Ready").reason()).isEqualTo("BackedUp");
    }

    /** One more set now, as {@code velero backup create --from-schedule} would make it. */
    private void orderSet() {
        var stamp = STAMP.format(hub().bed().now());
        hub().create(hub().seen(Kind.VELERO_SCHEDULE).stream()
                .map(schedule -> backup(schedule, stamp))
                .toList());
    }

    @SuppressWarnings("unchecked")
    private static GenericKubernetesResource backup(Seen schedule, String stamp) {
        var labels = new HashMap<>(schedule.object().getMetadata().getLabels());
        labels.put("velero.io/schedule-name", schedule.name());
        return Manifest.of(Kind.VELERO_BACKUP.apiVersion(), Kind.VELERO_BACKUP.kind(), schedule.name() + "-" + stamp)
                .in(Hub.NAMESPACE)
                .labels(labels)
                .spec((Map<String, ?>) schedule.value("spec", "template").orElseThrow())
                .build();
    }
}
