package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.terms;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.ScheduleAfterActivation.Why;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("N07, U25 an activated hub is backed up again")
class ScheduleAfterActivationTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(activated(Optional.of(NOON.minusSeconds(3600))), Why.AsExpected)
                        .saying("Create a BackupSchedule before 2026-03-03T12:00:00Z")
                        .until(NOON.plusMillis(1))
                        .as("N07 it has an hour"),
                violated(activated(Optional.of(NOON.minusSeconds(3600))), Why.ActivatedWithoutSchedule)
                        .at(NOON.plusMillis(1))
                        .saying("Restore restore-acm")
                        .as("U25 and not a moment more"),
                violated(activated(Optional.empty()), Why.ActivatedWithoutSchedule)
                        .as("N07 without its end the beginning counts"),
                violated(
                                bare().restore("FinishedWithErrors", terms("latest", Optional.empty())),
                                Why.ActivatedWithoutSchedule)
                        .as("U25 errors do not excuse"),
                notApplicable(activated(Optional.of(NOON.minusSeconds(7200))).schedule("Enabled"), Common.NotApplicable)
                        .as("N07 it is backed up"),
                notApplicable(bare().restore("Finished", terms("skip", Optional.empty())), Common.NotApplicable)
                        .as("N07 no clusters came"),
                notApplicable(bare().restore("Running", terms("latest", Optional.empty())), Common.NotApplicable)
                        .as("N07 it is not over yet"),
                notApplicable(bare(), Common.NotApplicable).as("N07 nothing was restored"),
                unknown(bare().restores(Observed.unreadable("Restore", "forbidden")), Common.Forbidden)
                        .as("N07 unreadable is not absent"));
    }

    private static PolicyHub activated(Optional<Instant> completed) {
        return bare().restore("Finished", terms("latest", completed));
    }

    private static RestoreTerms terms(String clusters, Optional<Instant> completed) {
        return new RestoreTerms(false, Optional.empty(), clusters, List.of(), "", completed);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new ScheduleAfterActivation(WrittenCatalogue.read()));
    }
}
