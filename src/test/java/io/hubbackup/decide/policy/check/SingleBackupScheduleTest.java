package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.terms;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.check.SingleBackupSchedule.Why;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.StorageLocationSeen;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("N05 there is one BackupSchedule")
class SingleBackupScheduleTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(active(), Why.AsExpected).as("N05 there is one"),
                violated(
                                active().schedules(Observed.of(
                                        Indexed.of(schedule(NAMESPACE, "one", 2), schedule(NAMESPACE, "two", 1)))),
                                Why.SeveralSchedules)
                        .saying("one, two. Only the oldest works, one;")
                        .as("N05 two in one namespace"),
                violated(
                                active().schedules(Observed.of(
                                        Indexed.of(schedule(NAMESPACE, "one", 2), schedule("elsewhere", "two", 3)))),
                                Why.ForeignNamespace)
                        .saying("elsewhere/two")
                        .as("N05 one in a namespace without storage"),
                compliant(
                                active().schedules(Observed.of(Indexed.of(
                                                schedule(NAMESPACE, "one", 2), schedule("elsewhere", "two", 3))))
                                        .locations(Observed.of(Indexed.of(location("elsewhere")))),
                                Why.AsExpected)
                        .as("N05 one in a namespace with storage is none of our business"),
                notApplicable(bare(), Common.NotApplicable).as("N05 there is none"),
                notApplicable(bare().schedules(Observed.notServed("BackupSchedule")), Common.NotApplicable)
                        .as("N05 there cannot be one"),
                unknown(bare().schedules(Observed.unreadable("BackupSchedule", "forbidden")), Common.Forbidden)
                        .as("N05 unreadable is not absent"),
                unknown(
                                active().schedules(Observed.of(Indexed.of(schedule("elsewhere", "two", 3))))
                                        .locations(Observed.unreadable("BackupStorageLocation", "timeout")),
                                Common.Unreadable)
                        .as("N05 whether it has storage cannot be told"));
    }

    private static BackupScheduleSeen schedule(String namespace, String name, int daysOld) {
        return new BackupScheduleSeen(
                new ObjectKey(namespace, name),
                "uid-" + name,
                NOON.minus(Duration.ofDays(daysOld)),
                false,
                "Enabled",
                false,
                terms("0 * * * *"));
    }

    private static StorageLocationSeen location(String namespace) {
        return new StorageLocationSeen(
                new ObjectKey(namespace, "default"), true, "Available", "", "ReadWrite", true, false);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new SingleBackupSchedule());
    }
}
