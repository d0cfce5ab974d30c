package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.PEER;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.key;
import static io.hubbackup.decide.policy.PolicyHub.terms;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.RPOMet.Why;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("N01, U10 the newest backups are young enough")
class RPOMetTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(active().set(SELF, NOON.minus(ALLOWED)), Why.AsExpected)
                        .until(NOON.plusMillis(1))
                        .as("N01 exactly three runs and half an hour old is young enough"),
                violated(active().set(SELF, NOON.minus(ALLOWED).minusSeconds(1)), Why.RPOExceeded)
                        .saying("credentials of 2026-03-03T05:29:59Z")
                        .as("N01 a second older is not"),
                violated(
                                active().set(SELF, NOON.minusSeconds(600))
                                        .backups(Observed.of(Indexed.of(only(BackupType.CREDENTIALS)))),
                                Why.RPOExceeded)
                        .saying("managedClusters never")
                        .as("U10 each of the four types is asked for"),
                violated(active().set(PEER, NOON.minusSeconds(600)), Why.RPOExceeded)
                        .as("U10 backups of another hub do not count"),
                compliant(active().plus(each("PartiallyFailed")), Why.AsExpected)
                        .as("N01 what can be restored in part counts"),
                violated(active().plus(each("Failed")), Why.RPOExceeded).as("N01 what failed does not"),
                unknown(fresh(), Why.AwaitingFirstRun)
                        .saying("credentials never")
                        .until(NOON.minusSeconds(60).plus(ALLOWED).plusMillis(1))
                        .as("N01 a new BackupSchedule waits for its first run"),
                violated(fresh(), Why.RPOExceeded)
                        .at(NOON.minusSeconds(60).plus(ALLOWED).plusMillis(1))
                        .as("N01 but not for ever"),
                notApplicable(bare(), Common.NotApplicable).as("N01 nothing is backed up here"),
                notApplicable(active().schedule("Paused"), Common.NotApplicable).as("N01 a pause is wanted"),
                notApplicable(active().schedule("BackupCollision"), Common.NotApplicable)
                        .as("N01 a collision has its own word"),
                notApplicable(active().schedule("FailedValidation", terms("no cron")), Common.NotApplicable)
                        .as("N01 a cron that cannot be read says so itself"),
                unknown(
                                active().backups(Observed.unreadable("Backup", "backups.velero.io is forbidden")),
                                Common.Forbidden)
                        .as("N01 unreadable is not absent"),
                unknown(bare().schedules(Observed.unreadable("BackupSchedule", "timeout")), Common.Unreadable)
                        .as("N01 nobody knows what the hub is"));
    }

    private static final Duration ALLOWED = Duration.ofMinutes(390);

    private static List<BackupSeen> each(String phase) {
        return BackupType.dataTypes().stream()
                .map(type -> backup(type, SELF, phase, NOON.minusSeconds(600)))
                .toList();
    }

    private static BackupSeen only(BackupType type) {
        return backup(type, SELF, "Completed", NOON.minusSeconds(600));
    }

    /** A minute old, and nothing was backed up before. */
    private static PolicyHub fresh() {
        return active().schedules(Observed.of(Indexed.of(new BackupScheduleSeen(
                key("schedule-acm"), "uid", NOON.minusSeconds(60), false, "New", false, terms("0 */2 * * *")))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new RPOMet(WrittenCatalogue.read()));
    }
}
