package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Backups.marker;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.PEER;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.passive;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.NoBackupCollision.Why;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ScheduleTerms;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T14, U22 One hub writes to the storage")
class NoBackupCollisionTest {

    private static final Instant HOUR_AGO = NOON.minus(Duration.ofHours(1));
    private static final String THIRD = "hub-three";

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(active().set(SELF, NOON), Why.NoCollision).as("T14 only this hub writes"),
                violated(
                                active().schedule("BackupCollision", saying("Backup x, from hub hub-two")),
                                Why.BackupCollision)
                        .saying("collides: Backup x, from hub hub-two.")
                        .as("T14 the BackupSchedule collides"),
                unknown(active().set(SELF, HOUR_AGO).set(PEER, NOON), Why.ForeignBackupSeen)
                        .saying("Hub hub-two wrote")
                        .as("U22 the hub that writes is warned before its controller looks"),
                compliant(active().set(SELF, NOON).set(PEER, HOUR_AGO), Why.NoCollision)
                        .as("T14 a peer's backup that is older"),
                compliant(active().set(PEER, HOUR_AGO).plus(List.of(took(SELF, NOON))), Why.NoCollision)
                        .as("T14 this hub took over after it"),
                unknown(active().set(PEER, NOON).plus(List.of(took(SELF, HOUR_AGO))), Why.ForeignBackupSeen)
                        .as("T14 this hub took over before it"),
                unknown(active().set(PEER, HOUR_AGO).plus(List.of(took(PEER, NOON))), Why.ForeignBackupSeen)
                        .as("T14 another hub's take-over does not count"),
                compliant(active().set(PEER, HOUR_AGO), Why.NoCollision)
                        .at(NOON.plus(Duration.ofDays(31)))
                        .as("T14 what has expired does not count"),
                compliant(active().schedule("Paused").set(PEER, NOON), Why.NoCollision)
                        .as("T14 a pause does not collide"),
                notApplicable(following().set(PEER, NOON), Why.NotWriting).as("T14 a passive hub that sees one writer"),
                violated(following().set(PEER, HOUR_AGO).set(THIRD, NOON), Why.TwoWriters)
                        .saying("hub-three (acm-validation-policy-schedule-20260303120000), hub-two (acm-validation")
                        .until(HOUR_AGO.plus(Duration.ofMinutes(125)))
                        .as("U22 a passive hub sees two writers"),
                notApplicable(following().set(PEER, HOUR_AGO).set(THIRD, NOON), Why.NotWriting)
                        .at(HOUR_AGO.plus(Duration.ofMinutes(125)))
                        .as("T14 the one has stopped since"),
                notApplicable(
                                following()
                                        .set(PEER, HOUR_AGO)
                                        .set(THIRD, NOON)
                                        .plus(List.of(took(THIRD, NOON.minusSeconds(60)))),
                                Why.NotWriting)
                        .as("T14 the one took over from the other, and that is no second writer"),
                notApplicable(following().set(SELF, HOUR_AGO).set(PEER, NOON), Why.NotWriting)
                        .as("T14 what this hub wrote before it followed does not count"),
                notApplicable(bare().set(PEER, NOON), Why.NotWriting).as("T14 a hub that nobody has configured"),
                unknown(active().identity(Observed.unreadable("ClusterVersion", "timeout")), Common.Unreadable)
                        .as("T14 nobody knows whose the backups are"),
                unknown(active().backups(Observed.notServed("Backup")), Common.Unreadable)
                        .as("U18 Velero is not there"));
    }

    private static PolicyHub following() {
        return bare().restore("Enabled", passive());
    }

    private static ScheduleTerms saying(String message) {
        return new ScheduleTerms("0 */2 * * *", Optional.empty(), false, false, message);
    }

    private static BackupSeen took(String hub, Instant when) {
        return marker(backup(BackupType.RESOURCES, hub, "Completed", when), hub, when);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new NoBackupCollision(WrittenCatalogue.read()));
    }
}
