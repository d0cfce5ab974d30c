package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Backups.lasting;
import static io.hubbackup.decide.policy.Backups.marker;
import static io.hubbackup.decide.policy.Backups.strange;
import static io.hubbackup.decide.policy.Backups.writing;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.PEER;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.BackupsProgressing.Why;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T13, U4, U5 No backup is stuck")
class BackupsProgressingTest {

    private static final Instant HALF_AN_HOUR = NOON.plus(Duration.ofMinutes(30));

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(active().set(SELF, NOON), Why.NoStuckBackups).as("T13 all have ended"),
                compliant(running("InProgress"), Why.BackupRunning)
                        .saying("acm-resources-schedule-20260303120000")
                        .until(HALF_AN_HOUR)
                        .as("U4 one that runs is no violation"),
                compliant(running("InProgress"), Why.BackupRunning)
                        .at(HALF_AN_HOUR.minusMillis(1))
                        .as("T13 nearly half an hour"),
                violated(running("InProgress"), Why.BackupStuck)
                        .at(HALF_AN_HOUR)
                        .saying("is InProgress since 2026-03-03T12:00:00Z")
                        .as("T13 half an hour"),
                violated(running("Finalizing"), Why.BackupStuck)
                        .at(HALF_AN_HOUR)
                        .as("U5 one that is never finalized"),
                compliant(used(Duration.ofMinutes(20), "InProgress"), Why.BackupRunning)
                        .at(NOON.plus(Duration.ofMinutes(60)).minusMillis(1))
                        .as("T13 three times what it usually takes"),
                violated(used(Duration.ofMinutes(20), "InProgress"), Why.BackupStuck)
                        .at(NOON.plus(Duration.ofMinutes(60)))
                        .as("T13 and no more"),
                violated(used(Duration.ofMinutes(50), "InProgress"), Why.BackupStuck)
                        .at(NOON.plus(Duration.ofMinutes(120)))
                        .as("T13 never longer than to the next run"),
                violated(running("New"), Why.BackupStuck).at(HALF_AN_HOUR).as("U5 one that Velero never begins"),
                violated(running(""), Why.BackupStuck)
                        .at(HALF_AN_HOUR)
                        .saying("is untouched")
                        .as("U5 one that Velero never sees"),
                violated(running("Queued"), Why.BackupStuck).at(HALF_AN_HOUR).as("U5 one that is queued for ever"),
                compliant(waitingFor("InProgress"), Why.BackupRunning)
                        .at(HALF_AN_HOUR.minusMillis(1))
                        .as("T13 Velero makes one after the other"),
                violated(waitingFor("InProgress"), Why.BackupStuck)
                        .at(HALF_AN_HOUR)
                        .saying(
                                "not end: acm-credentials-schedule-20260303120000 is InProgress since 2026-03-03T12:00:00Z. Look")
                        .as("T13 the one that hangs is told, not the one that waits for it"),
                compliant(waitingFor("Completed"), Why.BackupRunning)
                        .at(HALF_AN_HOUR.plus(Duration.ofMinutes(2)).minusMillis(1))
                        .as("T13 its turn began when the one before it had ended"),
                violated(waitingFor("Completed"), Why.BackupStuck)
                        .at(HALF_AN_HOUR.plus(Duration.ofMinutes(2)))
                        .as("T13 and it did not take it"),
                compliant(running("WaitingForPluginOperations"), Why.BackupRunning)
                        .at(NOON.plus(Duration.ofMinutes(255)).minusMillis(1))
                        .as("T13 plugins may take four hours"),
                violated(running("WaitingForPluginOperations"), Why.BackupStuck)
                        .at(NOON.plus(Duration.ofMinutes(255)))
                        .as("U5 and no more"),
                compliant(silentSince(NOON.plus(Duration.ofMinutes(5))), Why.BackupRunning)
                        .at(NOON.plus(Duration.ofMinutes(20)).minusMillis(1))
                        .as("T13 no progress for less than a quarter of an hour"),
                violated(silentSince(NOON.plus(Duration.ofMinutes(5))), Why.NoProgress)
                        .at(NOON.plus(Duration.ofMinutes(20)))
                        .saying("stands at 7 items")
                        .as("T13 no progress for a quarter of an hour"),
                compliant(
                                active().plus(List.of(strange(backup(BackupType.RESOURCES, SELF, "InProgress", NOON)))),
                                Why.NoStuckBackups)
                        .at(NOON.plus(Duration.ofHours(9)))
                        .as("U5 virtual machines that are backed up for hours are not ours"),
                compliant(
                                active().plus(List.of(backup(BackupType.RESOURCES, PEER, "InProgress", NOON))),
                                Why.NoStuckBackups)
                        .at(NOON.plus(Duration.ofHours(9)))
                        .as("T13 nor are those of another hub"),
                violated(active().plus(List.of(took(SELF))), Why.BackupStuck)
                        .at(HALF_AN_HOUR)
                        .as("T13 our take-over marker is"),
                compliant(active().plus(List.of(took(PEER))), Why.NoStuckBackups)
                        .at(HALF_AN_HOUR)
                        .as("T13 another hub's is not"),
                compliant(bare(), Why.NoStuckBackups).as("T13 a hub that nobody has configured"),
                notApplicable(active().backups(Observed.notServed("Backup")), Why.VeleroNotServed)
                        .as("U18 Velero is not there"),
                unknown(active().backups(Observed.unreadable("Backup", "timeout")), Common.Unreadable)
                        .as("T13 unreadable is not absent"));
    }

    private static PolicyHub running(String phase) {
        return active().plus(List.of(backup(BackupType.RESOURCES, SELF, phase, NOON)));
    }

    private static PolicyHub used(Duration length, String phase) {
        var before = Stream.of(2, 4, 6)
                .map(hours -> lasting(
                        backup(BackupType.RESOURCES, SELF, "Completed", NOON.minus(Duration.ofHours(hours))), length))
                .toList();
        return running(phase).plus(before);
    }

    private static PolicyHub waitingFor(String phase) {
        return active().plus(List.of(
                backup(BackupType.RESOURCES, SELF, "New", NOON), backup(BackupType.CREDENTIALS, SELF, phase, NOON)));
    }

    private static PolicyHub silentSince(Instant written) {
        return active().plus(List.of(writing(backup(BackupType.RESOURCES, SELF, "InProgress", NOON), 7, written)));
    }

    private static BackupSeen took(String hub) {
        return marker(backup(BackupType.RESOURCES, hub, "InProgress", NOON), hub, NOON);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new BackupsProgressing(WrittenCatalogue.read()));
    }
}
