package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.key;
import static io.hubbackup.decide.policy.PolicyHub.terms;
import static io.hubbackup.decide.policy.VelerosSchedules.five;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.VeleroSchedulesPresent.Why;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("N04, U23 the Velero Schedules are as wanted")
class VeleroSchedulesPresentTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(active().velerosSchedules(five(UnaryOperator.identity())), Why.AsExpected)
                        .as("N04 all five are as they should be"),
                violated(active(), Why.SchedulesMissing)
                        .saying("There is no Velero Schedule acm-credentials-schedule, acm-managed-clusters-schedule")
                        .as("U23 somebody deleted them"),
                violated(
                                active().velerosSchedules(five(tree ->
                                        tree.with("spec", tree.child("spec").with("paused", true)))),
                                Why.SchedulesDiffer)
                        .saying("acm-credentials-schedule is paused")
                        .as("U23 somebody paused them"),
                violated(
                                active().velerosSchedules(five(tree ->
                                        tree.with("spec", tree.child("spec").with("schedule", "0 3 * * *")))),
                                Why.SchedulesDiffer)
                        .saying("has the cron 0 3 * * * instead of 0 */2 * * *")
                        .as("U23 somebody changed the cron"),
                violated(
                                active().velerosSchedules(five(tree ->
                                        tree.with("spec", tree.child("spec").with("template", Map.of("ttl", "24h"))))),
                                Why.SchedulesDiffer)
                        .saying("keeps backups for 24h instead of 720h")
                        .as("U23 somebody changed how long backups live"),
                violated(
                                active().velerosSchedules(
                                                five(tree -> tree.with("status", Map.of("phase", "FailedValidation")))),
                                Why.SchedulesDiffer)
                        .saying("is not Enabled")
                        .as("U23 Velero refused them"),
                violated(
                                active().velerosSchedules(five(tree -> tree.with(
                                        "metadata", tree.child("metadata").with("ownerReferences", List.of())))),
                                Why.SchedulesDiffer)
                        .saying("does not belong to it")
                        .as("N04 they are somebody else's"),
                unknown(fresh(), Why.BeingCreated)
                        .until(NOON.plusMillis(1))
                        .as("N04 a BackupSchedule of two minutes is still new"),
                violated(fresh(), Why.SchedulesMissing).at(NOON.plusMillis(1)).as("N04 a moment later it is not"),
                notApplicable(active().schedule("Paused"), Common.NotApplicable).as("N04 a pause is wanted"),
                notApplicable(bare(), Common.NotApplicable).as("N04 nothing is backed up here"),
                unknown(active().velerosSchedules(Observed.unreadable("Schedule", "timeout")), Common.Unreadable)
                        .as("N04 unreadable is not absent"));
    }

    private static PolicyHub fresh() {
        return active().schedules(Observed.of(Indexed.of(new BackupScheduleSeen(
                key("schedule-acm"),
                "uid-schedule",
                NOON.minusSeconds(120),
                false,
                "New",
                false,
                terms("0 */2 * * *")))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new VeleroSchedulesPresent(WrittenCatalogue.read()));
    }
}
