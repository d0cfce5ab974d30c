package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.PEER;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.key;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.BackupSetComplete.Why;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("N02, U10 the last backup set is complete")
class BackupSetCompleteTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(active().set(SELF, TICK), Why.AsExpected)
                        .saying("2026-03-03T10:00:00Z")
                        .as("N02 all five ended well"),
                violated(active().plus(run(TICK, BackupType.RESOURCES, "Failed")), Why.SetFailed)
                        .saying("acm-resources-schedule-20260303100000 (Failed, 0 errors, 0 warnings)")
                        .as("N02 one failed"),
                violated(active().plus(run(TICK, BackupType.RESOURCES, "FailedValidation")), Why.SetFailed)
                        .as("N02 one was refused by Velero"),
                violated(active().plus(run(TICK, BackupType.VALIDATION, "PartiallyFailed")), Why.SetPartiallyFailed)
                        .as("N02 one failed in part"),
                violated(active().plus(without(run(TICK), BackupType.RESOURCES_GENERIC)), Why.SetIncomplete)
                        .saying("lacks: resourcesGeneric")
                        .as("U10 the generic resources are missed too"),
                violated(active().plus(without(run(TICK), BackupType.CREDENTIALS)), Why.SetIncomplete)
                        .saying("lacks: credentials")
                        .as("U10 so are the credentials"),
                compliant(active().plus(together(60)), Why.AsExpected)
                        .as("N02 Velero may take a minute to look at all its Schedules"),
                violated(active().plus(together(61)), Why.SetIncomplete).as("N02 a second more is another run"),
                compliant(
                                active().set(SELF, TICK.minusSeconds(7200))
                                        .plus(run(TICK, BackupType.RESOURCES, "InProgress")),
                                Why.AsExpected)
                        .saying("2026-03-03T08:00:00Z")
                        .as("N02 while a set runs the one before it counts"),
                violated(
                                active().set(SELF, TICK.minusSeconds(7200))
                                        .plus(with(
                                                run(TICK, BackupType.RESOURCES, "InProgress"),
                                                BackupType.CREDENTIALS,
                                                "Failed")),
                                Why.SetFailed)
                        .saying("2026-03-03T10:00:00Z")
                        .as("N02 what has failed already is told while the rest runs"),
                violated(
                                active().plus(run(TICK.minusSeconds(7200), BackupType.RESOURCES, "Failed"))
                                        .plus(run(TICK, BackupType.RESOURCES, "Queued")),
                                Why.SetFailed)
                        .saying("2026-03-03T08:00:00Z")
                        .as("N02 a failure is not forgotten because the next run began"),
                compliant(
                                active().set(SELF, TICK.minusSeconds(7200))
                                        .plus(without(run(NOON.minusSeconds(59)), BackupType.RESOURCES)),
                                Why.AsExpected)
                        .until(NOON.plusSeconds(1))
                        .as("N02 a set is not missed before Velero could order it"),
                violated(
                                active().set(SELF, TICK.minusSeconds(7200))
                                        .plus(without(run(NOON.minusSeconds(60)), BackupType.RESOURCES)),
                                Why.SetIncomplete)
                        .as("N02 but a minute later it is"),
                violated(active().plus(without(run(TICK), BackupType.VALIDATION)), Why.SetIncomplete)
                        .at(NOON.minusSeconds(1))
                        .as("N02 before the next run the validation backup is missed"),
                compliant(active().plus(without(run(TICK), BackupType.VALIDATION)), Why.AsExpected)
                        .as("N02 after it Velero may have taken it away"),
                compliant(active().set(SELF, TICK).plus(List.of(byHand())), Why.AsExpected)
                        .as("N02 what somebody backed up by hand is no set"),
                unknown(active(), Why.AwaitingFirstRun).as("N02 nothing was backed up yet"),
                unknown(active().set(PEER, TICK), Why.AwaitingFirstRun).as("N02 sets of another hub do not count"),
                notApplicable(bare(), Common.NotApplicable).as("N02 nothing is backed up here"),
                unknown(active().backups(Observed.unreadable("Backup", "timeout")), Common.Unreadable)
                        .as("N02 unreadable is not absent"));
    }

    /** The run before noon. */
    private static final Instant TICK = NOON.minusSeconds(7200);

    private static List<BackupSeen> run(Instant tick) {
        return Arrays.stream(BackupType.values())
                .map(type -> backup(type, SELF, "Completed", tick))
                .toList();
    }

    private static List<BackupSeen> run(Instant tick, BackupType one, String phase) {
        return with(run(tick), one, phase, tick);
    }

    private static List<BackupSeen> with(List<BackupSeen> run, BackupType one, String phase) {
        return with(run, one, phase, TICK);
    }

    private static List<BackupSeen> with(List<BackupSeen> run, BackupType one, String phase, Instant tick) {
        var changed = new ArrayList<>(without(run, one));
        changed.add(backup(one, SELF, phase, tick));
        return changed;
    }

    private static List<BackupSeen> without(List<BackupSeen> run, BackupType one) {
        return run.stream()
                .filter(backup -> !backup.name().startsWith(one.scheduleName() + "-2"))
                .toList();
    }

    private static List<BackupSeen> together(int seconds) {
        return with(run(TICK), BackupType.RESOURCES, "Completed", TICK.plusSeconds(seconds));
    }

    private static BackupSeen byHand() {
        var made = backup(BackupType.RESOURCES, SELF, "Failed", NOON.minusSeconds(900));
        return new BackupSeen(
                key("before-the-upgrade"),
                made.uid(),
                made.labels(),
                made.hubVersion(),
                made.storageLocation(),
                made.phase(),
                made.created(),
                made.started(),
                made.completed(),
                made.expiration(),
                1,
                0,
                "",
                made.contents(),
                false);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new BackupSetComplete(WrittenCatalogue.read()));
    }
}
