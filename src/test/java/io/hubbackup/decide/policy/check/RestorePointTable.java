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
import io.hubbackup.decide.policy.check.RestorePoint.Why;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What the templates have to say that ask for a restore point: the same of either type.
 *
 * @param rule the number of the template
 */
record RestorePointTable(String rule, BackupType type) {

    private static final Instant RUN = NOON.minus(Duration.ofHours(2));

    /** The BackupSchedule of a day ago had its first run two hours later at the latest. */
    private static final Instant AWAITED =
            NOON.minus(Duration.ofDays(1)).plus(Duration.ofHours(2)).plus(Duration.ofMinutes(10));

    Stream<Arguments> rows() {
        return Stream.of(
                row(
                        "one is complete",
                        compliant(stored(mine("Completed")), Why.Available)
                                .saying("completed at 2026-03-03T10:02:00Z by this hub")
                                .until(RUN.plus(Duration.ofDays(30)))),
                row(
                        "another hub's will do",
                        compliant(stored(backup(type, PEER, "Completed", RUN)), Why.Available)
                                .saying("by hub hub-two")),
                row(
                        "U10 one that expires at this moment will not",
                        violated(stored(mine("Completed")), Why.NoneAvailable).at(RUN.plus(Duration.ofDays(30)))),
                row(
                        "a moment before it will",
                        compliant(stored(mine("Completed")), Why.Available)
                                .at(RUN.plus(Duration.ofDays(30)).minusMillis(1))),
                row("its storage is gone", violated(stored(in(mine("Completed"), "gone")), Why.NoneAvailable)),
                row(
                        "a partial one is told as such",
                        violated(stored(mine("PartiallyFailed")), Why.OnlyPartiallyFailed)),
                row("a failed one is none", violated(stored(mine("Failed")), Why.NoneAvailable)),
                row(
                        "U10 the first one is still running",
                        unknown(
                                        stored(
                                                mine("InProgress"),
                                                backup(BackupType.VALIDATION, SELF, "Completed", RUN)),
                                        Why.AwaitingFirstRun)
                                .at(NOON.plusSeconds(60))),
                row(
                        "the first run is not late",
                        unknown(stored(), Why.AwaitingFirstRun)
                                .at(AWAITED.minusMillis(1))
                                .until(AWAITED)),
                row(
                        "the first run is late",
                        violated(stored(), Why.NoneAvailable).at(AWAITED)),
                row("a passive hub has nothing to restore", violated(passiveHub(), Why.NoneAvailable)),
                row("a hub that nobody has configured", notApplicable(bare(), Why.NoBackupSchedule)),
                row(
                        "unreadable is not absent",
                        unknown(stored().backups(Observed.unreadable("Backup", "timeout")), Common.Unreadable)),
                row(
                        "U18 Velero is not there",
                        unknown(stored().backups(Observed.notServed("Backup")), Common.Unreadable)));
    }

    private Arguments row(String sentence, Row row) {
        return row.as("%s %s".formatted(rule, sentence));
    }

    private BackupSeen mine(String phase) {
        return backup(type, SELF, phase, RUN);
    }

    private static PolicyHub stored(BackupSeen... backups) {
        return active().locations(Observed.of(Indexed.of(fresh(NOON)))).plus(List.of(backups));
    }

    private static PolicyHub passiveHub() {
        return bare().restore("Enabled", passive()).locations(Observed.of(Indexed.of(fresh(NOON))));
    }
}
