package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.key;
import static io.hubbackup.decide.policy.TokenFleet.addOn;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.suppressed;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.PhaseValid.Why;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.RestoreTerms;
import io.hubbackup.hub.ScheduleTerms;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Restore;
import io.hubbackup.wire.velero.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T15, U8, U9, U27 BackupSchedule and Restore are in a good phase")
class PhaseValidTest {

    private static final Instant BORN = NOON.minus(Duration.ofDays(1));
    private static final Instant RESTORED = NOON.minus(Duration.ofHours(3));
    private static final RestoreTerms TERMS =
            new RestoreTerms(false, Optional.empty(), "latest", List.of("velero-1"), "it broke", Optional.empty());

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(scheduled("Enabled"), Why.PhaseValid).as("T15 Enabled"),
                compliant(scheduled("Paused"), Why.PhaseValid).as("T15 Paused is what the user wants"),
                compliant(scheduled("New"), Why.PhaseValid)
                        .at(BORN.plus(minutes(10)))
                        .as("T15 ten minutes New"),
                violated(scheduled("New"), Why.StuckNew)
                        .at(BORN.plus(minutes(10)).plusMillis(1))
                        .as("T15 New for longer"),
                compliant(scheduled("New").velerosSchedules(madeAt(NOON)), Why.PhaseValid)
                        .at(NOON.plus(minutes(10)))
                        .until(NOON.plus(minutes(10)).plusMillis(1))
                        .as("T15 New again, as Velero Schedules were created again"),
                unknown(scheduled(""), Why.NotProcessed)
                        .at(BORN.plus(minutes(2)))
                        .as("T15 two minutes without a phase"),
                violated(scheduled(""), Why.NotProcessed)
                        .at(BORN.plus(minutes(2)).plusMillis(1))
                        .as("U8 nobody looks at a BackupSchedule: the operator is dead"),
                violated(scheduled("FailedValidation"), Why.FailedValidation)
                        .saying("not valid: it broke.")
                        .as("U27 FailedValidation"),
                violated(scheduled("Failed"), Why.Failed).as("T15 Failed"),
                suppressed(
                                addOn(bare(), false)
                                        .schedule(
                                                "FailedValidation",
                                                new ScheduleTerms(
                                                        "0 * * * *", Optional.empty(), true, false, "no add-on")),
                                Why.FailedValidation)
                        .as("T15 FailedValidation for want of the add-on is that of T03"),
                unknown(scheduled("Unknown"), Why.UnknownPhase)
                        .at(BORN.plus(minutes(10)))
                        .as("T15 ten minutes Unknown"),
                violated(scheduled("Unknown"), Why.VeleroSchedulesNotEnabled)
                        .at(BORN.plus(minutes(10)).plusMillis(1))
                        .as("U9 Unknown for longer"),
                notApplicable(scheduled("BackupCollision"), Why.Collision).as("T15 the collision is that of T14"),
                compliant(restored("Finished"), Why.PhaseValid).as("T15 a Restore is Finished"),
                compliant(restored("Enabled"), Why.PhaseValid).as("T15 a Restore follows"),
                unknown(restored(""), Why.NotProcessed)
                        .at(RESTORED.plus(minutes(2)))
                        .as("T15 two minutes for a Restore"),
                violated(restored(""), Why.NotProcessed)
                        .at(RESTORED.plus(minutes(2)).plusMillis(1))
                        .as("U8 nobody looks at a Restore"),
                compliant(restored("Running"), Why.PhaseValid)
                        .at(RESTORED.plus(minutes(30)))
                        .as("T15 half an hour under way"),
                violated(restored("Started"), Why.RestoreStalled)
                        .at(RESTORED.plus(minutes(30)).plusMillis(1))
                        .as("U9 a Restore that runs for ever"),
                compliant(restored("Running").veleroRestores(begun(NOON)), Why.PhaseValid)
                        .at(NOON.plus(minutes(30)))
                        .until(NOON.plus(minutes(30)).plusMillis(1))
                        .as("T15 its next Velero Restore has begun since"),
                violated(restored("Error"), Why.RestoreFailed)
                        .saying("failed: it broke.")
                        .as("U27 a Restore is in Error, not Failed"),
                violated(restored("EnabledWithErrors"), Why.SyncRestoreFailing).as("U9 EnabledWithErrors"),
                violated(restored("FinishedWithErrors"), Why.CompletedWithErrors)
                        .as("U9 FinishedWithErrors"),
                compliant(restored("FinishedWithErrors").schedule("Enabled"), Why.PhaseValid)
                        .as("T15 a BackupSchedule after it says that the hub is as it should be"),
                compliant(both("FinishedWithErrors", "Finished"), Why.PhaseValid)
                        .as("T15 so does a newer Restore"),
                violated(both("Finished", "FinishedWithErrors"), Why.CompletedWithErrors)
                        .as("T15 an older one does not"),
                unknown(restored("Unknown"), Why.UnknownPhase)
                        .at(RESTORED.plus(minutes(10)))
                        .as("T15 a Restore ten minutes Unknown"),
                violated(restored("Unknown"), Why.RestoreUnknown)
                        .at(RESTORED.plus(minutes(10)).plusMillis(1))
                        .as("U9 a Restore Unknown for longer"),
                violated(restored("Error").schedule("Enabled"), Why.RestoreFailed)
                        .as("T15 the worst of several objects has the word"),
                notApplicable(bare(), Common.NotApplicable).as("T15 a hub that nobody has configured"),
                unknown(bare().restores(Observed.unreadable("Restore", "timeout")), Common.Unreadable)
                        .as("T15 unreadable is not absent"));
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static PolicyHub scheduled(String phase) {
        return bare().schedule(phase, new ScheduleTerms("0 * * * *", Optional.empty(), false, false, "it broke"));
    }

    private static PolicyHub restored(String phase) {
        return bare().restore(phase, TERMS);
    }

    private static PolicyHub both(String older, String newer) {
        return bare().restores(Observed.of(Indexed.of(
                new RestoreSeen(key("a"), "1", NOON.plusSeconds(1), newer, false, TERMS),
                new RestoreSeen(key("b"), "2", NOON, older, false, TERMS))));
    }

    private static Observed<Indexed<VeleroScheduleSeen>> madeAt(Instant created) {
        var schedule = Schedule.named(NAMESPACE, BackupType.RESOURCES.scheduleName());
        return Observed.of(Indexed.of(
                VeleroScheduleSeen.of(schedule.withMetadata(schedule.metadata().withCreationTimestamp(created)))));
    }

    private static Observed<Indexed<VeleroRestoreSeen>> begun(Instant started) {
        var tree = Restore.named(NAMESPACE, "velero-1").tree();
        return Observed.of(Indexed.of(
                VeleroRestoreSeen.of(new Restore(tree.with("status", Tree.EMPTY.with("startTimestamp", started))))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new PhaseValid(WrittenCatalogue.read()));
    }

    @Test
    @DisplayName("T15 each object has a word of its own, for its own condition")
    void judgesOneObject() {
        var template = new PhaseValid(WrittenCatalogue.read());
        var hub = restored("Error").schedule("Enabled").seen();
        var restore =
                BackupNamespace.restore(hub).fold(Optional::orElseThrow, PhaseValidTest::missing, any -> missing("it"));
        var schedule = BackupNamespace.schedule(hub)
                .fold(Optional::orElseThrow, PhaseValidTest::missing, any -> missing("it"));
        assertThat(template.restore(hub, restore, NOON).reason()).isEqualTo(Why.RestoreFailed);
        assertThat(template.schedule(hub, schedule, NOON).reason()).isEqualTo(Why.PhaseValid);
    }

    private static <T> T missing(String what) {
        throw new AssertionError(what);
    }
}
