package io.hubbackup.decide.policy.recovery;

import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.PEER;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.passive;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.Fleet;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreTerms;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.Restore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Can this hub be recovered, from when, in what time")
class RecoveryFiguresTest {

    private static final Instant TICK = NOON.minusSeconds(7200);
    private static final Instant EARLIER = TICK.minusSeconds(7200);

    private static RecoveryFigures figures(PolicyHub hub) {
        return RecoveryFigures.of(hub.seen(), NOON)
                .fold(
                        found -> found,
                        api -> {
                            throw new AssertionError(api);
                        },
                        no -> {
                            throw new AssertionError(no.why());
                        });
    }

    @Test
    @DisplayName("The recovery point is the newest set of which everything can be restored")
    void knowsTheRecoveryPoint() {
        assertThat(figures(active()).point()).isEmpty();
        assertThat(figures(active().set(SELF, EARLIER)).point()).contains(EARLIER);
        assertThat(figures(active().set(SELF, EARLIER).set(SELF, TICK)).point()).contains(TICK);
        assertThat(figures(active().set(SELF, EARLIER)
                                .plus(List.of(backup(BackupType.CREDENTIALS, SELF, "Completed", TICK))))
                        .point())
                .contains(EARLIER);
        assertThat(figures(bare().restore("Enabled", passive()).set(PEER, TICK)).point())
                .contains(TICK);
    }

    @Test
    @DisplayName("N03 a passive hub knows how far it is behind")
    void knowsTheLag() {
        var run = restore(BackupType.CREDENTIALS, EARLIER, "Completed", 0);
        var terms = new RestoreTerms(
                true, Optional.of(Duration.ofMinutes(10)), "skip", List.of(run.name()), "", Optional.empty());
        var hub = bare().restore("Enabled", terms)
                .veleroRestores(Observed.of(Indexed.of(run)))
                .set(PEER, EARLIER)
                .set(PEER, TICK);
        var sync = figures(hub).sync().orElseThrow();
        assertThat(sync.lag()).isEqualTo(Duration.ofHours(2));
        assertThat(sync.since()).contains(TICK.plusSeconds(120));
        assertThat(figures(active().set(SELF, TICK)).sync()).isEmpty();
    }

    @Test
    @DisplayName("The estimate counts items: 77 a second, until restores of this hub say otherwise")
    void estimatesByItems() {
        var hub = active().set(SELF, TICK);
        assertThat(figures(hub).estimated()).contains(Duration.ofMillis(400 * 1000 / 77));
        var drill = restore(BackupType.CREDENTIALS, EARLIER, "Completed", 1000);
        assertThat(figures(hub.veleroRestores(Observed.of(Indexed.of(drill)))).estimated())
                .contains(Duration.ofSeconds(40));
        var tooSmall = restore(BackupType.CREDENTIALS, EARLIER, "Completed", 499);
        assertThat(figures(hub.veleroRestores(Observed.of(Indexed.of(tooSmall))))
                        .estimated())
                .contains(Duration.ofMillis(400 * 1000 / 77));
    }

    @Test
    @DisplayName("The last activation was measured from its order to its end; the estimate is never below it")
    void measuresTheLastActivation() {
        var terms = new RestoreTerms(
                false, Optional.empty(), "latest", List.of(), "", Optional.of(NOON.minus(Duration.ofMinutes(160))));
        var figures = figures(bare().restore("Finished", terms).set(SELF, TICK));
        assertThat(figures.measured()).contains(Duration.ofMinutes(20));
        assertThat(figures.estimated()).contains(Duration.ofMinutes(20));
    }

    @Test
    @DisplayName("On a hub that was passive an activation begins with the restore of the managed clusters")
    void measuresTheActivationOfAStandby() {
        var run = restore(BackupType.MANAGED_CLUSTERS, EARLIER, "Completed", 10);
        var terms = new RestoreTerms(
                true, Optional.empty(), "latest", List.of(run.name()), "", Optional.of(NOON.minusSeconds(3000)));
        var hub = bare().restore("Finished", terms).veleroRestores(Observed.of(Indexed.of(run)));
        assertThat(figures(hub).measured()).contains(Duration.ofSeconds(600));
        assertThat(figures(bare().restore("Running", terms)).measured()).isEmpty();
    }

    @Test
    @DisplayName("N11 the trend of the last runs against the clusters tells what the next one takes")
    void forecastsByTheTrend() {
        var fleet =
                Fleet.of("a", "b", "c", "d").born("c", TICK.minusSeconds(60)).born("d", NOON.minusSeconds(60));
        var hub = active().fleet(fleet.seen()).plus(run(EARLIER, 20)).plus(run(TICK, 30));
        var forecast = figures(hub).forecast();
        assertThat(forecast.clusters()).isEqualTo(4);
        assertThat(forecast.last()).containsEntry(BackupType.RESOURCES, Duration.ofSeconds(30));
        assertThat(forecast.predicted()).containsEntry(BackupType.RESOURCES, Duration.ofSeconds(40));
        assertThat(forecast.set()).isEqualTo(Duration.ofSeconds(200));
    }

    @Test
    @DisplayName("N11 what Velero's queue waits between the backups of a set counts, and what it does at once too")
    void forecastsTheQueue() {
        var waiting = figures(active().plus(set(TICK, 10, 50))).forecast();
        assertThat(waiting.beyond()).isEqualTo(Duration.ofSeconds(160));
        assertThat(waiting.set()).isEqualTo(Duration.ofSeconds(210));
        var atOnce = figures(active().plus(set(TICK, 10, 0))).forecast();
        assertThat(atOnce.set()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("Nothing is known of a hub whose backups cannot be read")
    void isUnreadable() {
        assertThat(RecoveryFigures.of(
                        active().backups(Observed.unreadable("Backup", "forbidden"))
                                .seen(),
                        NOON))
                .isInstanceOf(Observed.Unreadable.class);
    }

    private static List<BackupSeen> run(Instant tick, int seconds) {
        return set(tick, seconds, seconds);
    }

    /** Backups of so many seconds, one begun so many after the other. */
    private static List<BackupSeen> set(Instant tick, int seconds, int apart) {
        return Arrays.stream(BackupType.values())
                .map(type -> {
                    var made = backup(type, SELF, "Completed", tick);
                    var begun = tick.plusSeconds((long) apart * type.ordinal());
                    return new BackupSeen(
                            made.key(),
                            made.uid(),
                            made.labels(),
                            made.hubVersion(),
                            made.storageLocation(),
                            made.phase(),
                            tick,
                            Optional.of(begun),
                            Optional.of(begun.plusSeconds(seconds)),
                            made.expiration(),
                            0,
                            0,
                            "",
                            made.contents(),
                            false);
                })
                .toList();
    }

    /** It took a hundred seconds, an hour before noon. */
    private static VeleroRestoreSeen restore(BackupType type, Instant tick, String phase, int items) {
        var backup = BackupName.of(type, tick).text();
        return VeleroRestoreSeen.of(Restore.of(Map.of(
                "metadata", Map.of("namespace", NAMESPACE, "name", "restore-acm-" + backup),
                "spec", Map.of("backupName", backup),
                "status",
                        Map.of(
                                "phase", phase,
                                "startTimestamp", NOON.minusSeconds(3600).toString(),
                                "completionTimestamp", NOON.minusSeconds(3500).toString(),
                                "progress", Map.of("itemsRestored", items)))));
    }
}
