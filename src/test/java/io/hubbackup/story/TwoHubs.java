package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two hubs, each with a Velero and an operator of its own, back up to one folder: one story, told in order. */
abstract class TwoHubs extends TwoSites {

    /** From the watch event of the foreign backup to the phase: half a second in which changes are collected, the second until the timer is wound, and a pass. */
    private static final Duration PROMPTLY = Duration.ofSeconds(2);

    /** Until Velero, started again, has brought what is in the store. */
    private static final Duration SYNC = Duration.ofSeconds(75);

    private static final Duration SOON = Duration.ofSeconds(15);

    @Test
    @Order(1)
    @DisplayName(
            "B5.9 B5.11 B5.13 BW10 the other hub's set is answered within 2 s: the Velero Schedules pause, nothing is lost")
    void anotherHubBacksUp() {
        a().backUp();
        a().awaitBackedUp();
        var schedules = a().hub().uids(Kind.VELERO_SCHEDULE);
        var backups = a().hub().uids(Kind.VELERO_BACKUP);
        assertThat(schedules).hasSize(5);
        assertThat(backups).hasSize(5);

        b().backUp();
        b().awaitBackedUp(); // B2.15, BW6: A's older set is no collision for a hub that begins now
        var foreign = collides(a(), b());

        var seen = a().hub().backupSchedule();
        assertThat(seen.message()).isEqualTo(b511(foreign, B, A));
        notReady(seen, "ForeignBackup", foreign.name(), "hubbackup.io/take-ownership", A);
        assertThat(a().hub().uids(Kind.VELERO_SCHEDULE)).isEqualTo(schedules);
        assertThat(a().hub().uids(Kind.VELERO_BACKUP)).containsAllEntriesOf(backups);
    }

    @Test
    @Order(2)
    @DisplayName("B5.14 a new BackupSchedule makes this hub the owner again, and the other one notices")
    void newBackupSchedule() {
        // the Velero Schedules of the old one go a moment later, by the garbage collector
        a().hub().delete(Kind.BACKUP_SCHEDULE, StoryHub.SCHEDULE);
        try (var told = Sightings.of(a().hub(), Kind.BACKUP_SCHEDULE)) {
            a().backUp();
            a().awaitBackedUp();
            assertThat(told.all())
                    .extracting(sighting -> sighting.seen().phase())
                    .doesNotContain("BackupCollision");
        }

        var foreign = collides(b(), a());
        assertThat(b().hub().backupSchedule().message()).isEqualTo(b511(foreign, A, B));
    }

    @Test
    @Order(3)
    @DisplayName("B5.8 B5.12 BW10 after a take-over this hub goes on by itself, and the other one is replaced")
    void takeOver() {
        var marker = b().takeOver();
        goesOn(b());

        try (var markers = Sightings.of(a().hub(), Kind.VELERO_BACKUP);
                var told = Sightings.of(a().hub(), Kind.BACKUP_SCHEDULE)) {
            a().lookIntoTheStore();
            var seen = markers.first(SYNC, marker, backup -> backup.name().equals(marker));
            var phase = told.first(SOON, "A is replaced", TwoHubs::collided);
            prompt("hub A answers the take-over by hub B", phase.after(seen));
        }

        var seen = a().hub().backupSchedule();
        assertThat(seen.message()).isEqualTo(b512(marker));
        notReady(seen, "HubReplaced", marker, "hubbackup.io/take-ownership");
        paused(a(), true);
    }

    @Test
    @Order(4)
    @DisplayName("B5.8 B5.15 a planned fail-back is no collision: paused, restored back here, un-paused")
    void failBack() {
        a().hub().patchSpec(Map.of("paused", true));
        a().hub().await(SOON, "A is paused", seen -> assertThat(seen.phase()).isEqualTo("Paused"));
        var foreign = b().backUpByHand();
        a().lookIntoTheStore();
        a().hub()
                .await(
                        Kind.VELERO_BACKUP,
                        foreign,
                        SYNC,
                        "A sees B's newest backup",
                        seen -> assertThat(seen.phase()).isEqualTo("Completed"));

        a().takeOver();
        try (var told = Sightings.of(a().hub(), Kind.BACKUP_SCHEDULE)) {
            a().hub().patchSpec(Map.of("paused", false));
            goesOn(a());
            assertThat(told.all())
                    .extracting(sighting -> sighting.seen().phase())
                    .doesNotContain("BackupCollision");
        }
    }

    /** Has this hub look into the store, and measures how long after the other's backup it says so; the backup that it names. */
    private Seen collides(Site hub, Site other) {
        try (var backups = Sightings.of(hub.hub(), Kind.VELERO_BACKUP);
                var told = Sightings.of(hub.hub(), Kind.BACKUP_SCHEDULE)) {
            hub.lookIntoTheStore();
            var phase = told.first(SYNC, "hub " + hub.id() + " collides", TwoHubs::collided);
            // another watch, which may tell of it a moment later
            var foreign = backups.first(
                    SOON,
                    "the backup that it names",
                    backup -> isResourcesBackupOf(backup, other.id())
                            && phase.seen().message().contains(backup.name()));
            prompt("hub %s answers the backup of hub %s".formatted(hub.id(), other.id()), phase.after(foreign));
            paused(hub, true);
            return foreign.seen();
        }
    }

    /** How long an answer may take. */
    Duration promptly() {
        return PROMPTLY;
    }

    private void prompt(String what, Duration took) {
        System.out.printf("%s after %d ms%n", what, took.toMillis());
        assertThat(took).as(what).isLessThan(promptly());
    }

    private static void goesOn(Site hub) {
        hub.hub().await(SOON, "hub " + hub.id() + " goes on", seen -> {
            assertThat(seen.phase()).isEqualTo("Enabled");
            assertThat(seen.condition("Owner").status()).isEqualTo("True");
        });
        paused(hub, false);
    }

    private static void paused(Site hub, boolean wanted) {
        assertThat(hub.hub().seen(Kind.VELERO_SCHEDULE))
                .hasSize(5)
                .allSatisfy(schedule -> assertThat(Boolean.parseBoolean(schedule.text("spec", "paused")))
                        .as(schedule.name())
                        .isEqualTo(wanted));
    }

    private static void notReady(Seen seen, String reason, String... says) {
        var ready = seen.condition("Ready");
        assertThat(List.of(ready.status(), ready.reason())).containsExactly("False", reason);
        assertThat(ready.message()).contains(says);
    }

    private static boolean collided(Seen seen) {
        return seen.phase().equals("BackupCollision");
    }

    private static boolean isResourcesBackupOf(Seen backup, String hub) {
        return backup.label(Site.SCHEDULE_NAME).equals(Site.RESOURCES)
                && backup.label(Site.HUB).equals(hub);
    }

    private static String b511(Seen backup, String other, String own) {
        return ("Backup %s, from cluster with id [%s] is using the same storage location. This is a backup collision with current cluster [%s] backup."
                        + " Review and resolve the collision then create a new BackupSchedule resource to  resume backups from this cluster.")
                .formatted(backup.name(), other, own);
    }

    private static String b512(String marker) {
        return ("Hub with id [%1$s] had run a restore managed cluster operation, see [%2$s]. Current hub is no longer the active cluster"
                        + " so the BackupSchedule is set to backup collision. Review and resolve the collision then create a new BackupSchedule"
                        + " resource  from this hub, or from the [%1$s] hub.")
                .formatted(B, marker);
    }
}
