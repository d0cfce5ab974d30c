package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.PEER;
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
import io.hubbackup.decide.policy.check.RestoreSyncFresh.Why;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreTerms;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.Restore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("N03, U24 a passive hub follows")
class RestoreSyncFreshTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(following(NOON.minusSeconds(7200)), Why.AsExpected)
                        .saying("credentials of 2026-03-03T10:00:00Z")
                        .as("N03 the newest backups are restored"),
                compliant(following(NOON.minusSeconds(7200)).set(PEER, BEGUN), Why.AsExpected)
                        .until(NOON.plusMillis(1))
                        .as("N03 half an hour is enough for three rounds"),
                violated(following(NOON.minusSeconds(7200)).set(PEER, BEGUN), Why.SyncStale)
                        .at(NOON.plusMillis(1))
                        .saying("credentials of 2026-03-03T11:30:00Z")
                        .as("N03 a moment longer is not"),
                violated(
                                following(NOON.minusSeconds(14400))
                                        .set(PEER, NOON.minusSeconds(7200))
                                        .set(PEER, NOON.minusSeconds(300)),
                                Why.SyncStale)
                        .as("N03 a newer backup does not make the waiting one younger"),
                compliant(slow(Duration.ofMinutes(20)).set(PEER, BEGUN), Why.AsExpected)
                        .until(NOON.plusSeconds(1800).plusMillis(1))
                        .as("N03 three rounds of a slower one take longer"),
                violated(
                                bare().restore("Enabled", PolicyHub.passive()).set(PEER, NOON.minusSeconds(7200)),
                                Why.SyncStale)
                        .saying("restored are: none")
                        .as("U24 nothing was ever restored"),
                violated(restored("Failed").set(PEER, NOON.minusSeconds(10800)), Why.SyncStale)
                        .as("N03 a Velero Restore that failed restored nothing"),
                compliant(restored("PartiallyFailed"), Why.AsExpected)
                        .as("N03 one that failed in part restored the rest"),
                compliant(
                                following(NOON.minusSeconds(7200))
                                        .plus(List.of(backup(
                                                BackupType.CREDENTIALS, PEER, "InProgress", NOON.minusSeconds(3600)))),
                                Why.AsExpected)
                        .as("N03 what still runs cannot be restored"),
                compliant(bare().restore("Enabled", PolicyHub.passive()), Why.NothingToRestore)
                        .as("N03 the other hub has no backups"),
                notApplicable(active().set(PEER, NOON.minusSeconds(7200)), Common.NotApplicable)
                        .as("N03 an active hub follows nobody"),
                notApplicable(bare(), Common.NotApplicable).as("N03 nothing is configured"),
                unknown(
                                following(NOON.minusSeconds(7200))
                                        .veleroRestores(Observed.unreadable("Restore", "timeout")),
                                Common.Unreadable)
                        .as("N03 unreadable is not absent"),
                unknown(
                                following(NOON.minusSeconds(7200)).backups(Observed.unreadable("Backup", "403")),
                                Common.Forbidden)
                        .as("N03 so are backups"));
    }

    /** It ended half an hour before noon. */
    private static final Instant BEGUN = NOON.minusSeconds(1920);

    private static PolicyHub following(Instant tick) {
        return following(tick, Duration.ofMinutes(10), "Completed");
    }

    private static PolicyHub slow(Duration interval) {
        return following(NOON.minusSeconds(7200), interval, "Completed");
    }

    private static PolicyHub restored(String phase) {
        return following(NOON.minusSeconds(7200), Duration.ofMinutes(10), phase);
    }

    /** Its Restore is three hours old, and restored the three types of a passive hub from the set of that moment. */
    private static PolicyHub following(Instant tick, Duration interval, String phase) {
        var types = List.of(BackupType.CREDENTIALS, BackupType.RESOURCES, BackupType.RESOURCES_GENERIC);
        var runs = types.stream()
                .map(type -> run(BackupName.of(type, tick).text(), phase))
                .toList();
        var terms = new RestoreTerms(
                true,
                Optional.of(interval),
                "skip",
                runs.stream().map(VeleroRestoreSeen::name).toList(),
                "",
                Optional.empty());
        return bare().restore("Enabled", terms)
                .veleroRestores(Observed.of(Indexed.of(runs)))
                .set(PEER, tick);
    }

    private static VeleroRestoreSeen run(String backup, String phase) {
        return VeleroRestoreSeen.of(Restore.of(Map.of(
                "metadata", Map.of("namespace", NAMESPACE, "name", "restore-acm-" + backup),
                "spec", Map.of("backupName", backup),
                "status", Map.of("phase", phase))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new RestoreSyncFresh(WrittenCatalogue.read()));
    }
}
