package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Backups.in;
import static io.hubbackup.decide.policy.Ground.fresh;
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
import io.hubbackup.decide.policy.check.RestorePoint.Why;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
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

@DisplayName("T12, U10 The newest resources can be restored")
class ResourcesBackupAvailableTest {

    private static final Instant RUN = NOON.minus(Duration.ofHours(2));

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(stored(mine("Completed")), Why.Available)
                        .saying("completed at 2026-03-03T10:02:00Z by this hub")
                        .until(RUN.plus(Duration.ofDays(30)))
                        .as("T12 one is complete"),
                compliant(stored(backup(TYPE, PEER, "Completed", RUN)), Why.Available)
                        .saying("by hub hub-two")
                        .as("T12 another hub's will do"),
                violated(stored(mine("Completed")), Why.NoneAvailable)
                        .at(RUN.plus(Duration.ofDays(30)))
                        .as("U10 one that expires at this moment will not"),
                compliant(stored(mine("Completed")), Why.Available)
                        .at(RUN.plus(Duration.ofDays(30)).minusMillis(1))
                        .as("T12 a moment before it will"),
                violated(stored(in(mine("Completed"), "gone")), Why.NoneAvailable)
                        .as("T12 its storage is gone"),
                violated(stored(mine("PartiallyFailed")), Why.OnlyPartiallyFailed)
                        .as("T12 a partial one is told as such"),
                violated(stored(mine("Failed")), Why.NoneAvailable).as("T12 a failed one is none"),
                unknown(
                                stored(mine("InProgress"), backup(BackupType.VALIDATION, SELF, "Completed", RUN)),
                                Why.AwaitingFirstRun)
                        .at(NOON.plusSeconds(60))
                        .as("U10 the first one is still running"),
                unknown(stored(), Why.AwaitingFirstRun)
                        .at(AWAITED.minusMillis(1))
                        .until(AWAITED)
                        .as("T12 the first run is not late"),
                violated(stored(), Why.NoneAvailable).at(AWAITED).as("T12 the first run is late"),
                violated(passiveHub(), Why.NoneAvailable).as("T12 a passive hub has nothing to restore"),
                notApplicable(bare(), Why.NoBackupSchedule).as("T12 a hub that nobody has configured"),
                unknown(stored().backups(Observed.unreadable("Backup", "timeout")), Common.Unreadable)
                        .as("T12 unreadable is not absent"),
                unknown(stored().backups(Observed.notServed("Backup")), Common.Unreadable)
                        .as("U18 Velero is not there"));
    }

    /** The BackupSchedule of a day ago had its first run two hours later at the latest. */
    private static final Instant AWAITED =
            NOON.minus(Duration.ofDays(1)).plus(Duration.ofHours(2)).plus(Duration.ofMinutes(10));

    private static final BackupType TYPE = BackupType.RESOURCES;

    private static BackupSeen mine(String phase) {
        return backup(TYPE, SELF, phase, RUN);
    }

    private static PolicyHub stored(BackupSeen... backups) {
        return active().locations(Observed.of(Indexed.of(fresh(NOON)))).plus(List.of(backups));
    }

    private static PolicyHub passiveHub() {
        return bare().restore("Enabled", passive()).locations(Observed.of(Indexed.of(fresh(NOON))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new ResourcesBackupAvailable(WrittenCatalogue.read()));
    }
}
