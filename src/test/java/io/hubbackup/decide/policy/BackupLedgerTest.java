package io.hubbackup.decide.policy;

import static io.hubbackup.decide.policy.Backups.lasting;
import static io.hubbackup.decide.policy.Backups.marker;
import static io.hubbackup.decide.policy.Backups.strange;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.PEER;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("U5, U6 policies 6.11 Whose backups there are, and how long they take")
class BackupLedgerTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    @DisplayName("U6 those of this hub stand apart from those of others")
    void origins() {
        var ledger = ledger(bare().set(SELF, NOON).set(PEER, NOON.plus(HOUR)));
        assertThat(ledger.all(BackupType.RESOURCES, Origin.SELF)).hasSize(1);
        assertThat(ledger.all(BackupType.RESOURCES)).hasSize(2);
        assertThat(ledger.newest(BackupType.RESOURCES, any -> true).map(BackupLedger::hubOf))
                .contains(PEER);
        assertThat(ledger.newest(BackupType.RESOURCES, Origin.SELF, any -> true).map(BackupLedger::hubOf))
                .contains(SELF);
    }

    @Test
    @DisplayName("U5 what else Velero backs up does not count, and markers stand for themselves")
    void others() {
        var resources = backup(BackupType.RESOURCES, SELF, "Completed", NOON);
        var ledger = ledger(bare().plus(List.of(strange(resources), marker(resources, PEER, NOON))));
        assertThat(Stream.of(BackupType.values()).flatMap(ledger::all)).isEmpty();
        assertThat(ledger.markers()).hasSize(1);
    }

    @Test
    @DisplayName("BW7 whoever does not know who it is knows of no backup whose it is")
    void unknownIdentity() {
        var hub = bare().set(SELF, NOON).identity(Observed.unreadable("ClusterVersion", "timeout"));
        assertThat(BackupLedger.of(hub.seen())).isInstanceOf(Observed.Unreadable.class);
    }

    @Test
    @DisplayName("the newest set has what was ordered within a minute")
    void newestSet() {
        var hub = bare().plus(List.of(
                backup(BackupType.RESOURCES, SELF, "Completed", NOON),
                backup(BackupType.CREDENTIALS, SELF, "Failed", NOON.minusSeconds(60)),
                backup(BackupType.MANAGED_CLUSTERS, SELF, "Completed", NOON.minusSeconds(61)),
                backup(BackupType.VALIDATION, PEER, "Completed", NOON)));
        assertThat(ledger(hub).newestSet().stream()
                        .map(BackupSeen::labels)
                        .map(labels -> labels.get("velero.io/schedule-name")))
                .containsExactly("acm-credentials-schedule", "acm-resources-schedule");
    }

    @Test
    @DisplayName("policies 6.11 two runs say nothing about the usual time, three do")
    void fewRuns() {
        assertThat(ledger(runs(2)).usual(BackupType.RESOURCES)).isEmpty();
        assertThat(ledger(runs(3)).usual(BackupType.RESOURCES)).contains(Duration.ofMinutes(3));
    }

    @Test
    @DisplayName("policies 6.11 the last ten runs count, newest first")
    void lastTen() {
        assertThat(ledger(runs(12)).durations(BackupType.RESOURCES))
                .hasSize(10)
                .startsWith(Duration.ofMinutes(12))
                .endsWith(Duration.ofMinutes(3));
    }

    @Test
    @DisplayName("a set takes from its order to the end of its last backup")
    void setLength() {
        var backups = IntStream.range(0, 3)
                .mapToObj(run -> NOON.plus(HOUR.multipliedBy(run)))
                .flatMap(run -> Stream.of(
                        backup(BackupType.CREDENTIALS, SELF, "Completed", run),
                        lasting(
                                backup(BackupType.RESOURCES, SELF, "Completed", run.plusSeconds(3)),
                                Duration.ofSeconds(597))))
                .toList();
        assertThat(ledger(bare().plus(backups)).usualSet()).contains(Duration.ofMinutes(10));
    }

    @Test
    @DisplayName("a backup is there until the moment of its expiration, and not when it is deleted")
    void lasts() {
        var complete = backup(BackupType.RESOURCES, SELF, "Completed", NOON);
        Instant end = NOON.plus(Duration.ofDays(30));
        assertThat(BackupLedger.available(complete, end.minusMillis(1))).isTrue();
        assertThat(BackupLedger.available(complete, end)).isFalse();
        assertThat(BackupLedger.restorable(backup(BackupType.RESOURCES, SELF, "PartiallyFailed", NOON), NOON))
                .isTrue();
        assertThat(BackupLedger.available(backup(BackupType.RESOURCES, SELF, "PartiallyFailed", NOON), NOON))
                .isFalse();
    }

    /** The n-th run takes n minutes. */
    private static PolicyHub runs(int count) {
        return bare().plus(IntStream.rangeClosed(1, count)
                .mapToObj(run -> lasting(
                        backup(BackupType.RESOURCES, SELF, "Completed", NOON.plus(HOUR.multipliedBy(run))),
                        Duration.ofMinutes(run)))
                .toList());
    }

    private static BackupLedger ledger(PolicyHub hub) {
        return BackupLedger.of(hub.seen())
                .fold(
                        ledger -> ledger,
                        api -> {
                            throw new AssertionError(api);
                        },
                        unreadable -> {
                            throw new AssertionError(unreadable);
                        });
    }
}
