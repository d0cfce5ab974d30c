package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.RetentionSufficient.Why;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ScheduleTerms;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("N06 backups outlive three runs")
class RetentionSufficientTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(hub("0 */2 * * *", Duration.ofHours(6)), Why.AsExpected)
                        .saying("Backups live for 6h; 3 runs take 6h")
                        .as("N06 exactly three runs are enough"),
                violated(hub("0 */2 * * *", Duration.ofMinutes(359)), Why.RetentionTooShort)
                        .saying("Backups live for 5h59m")
                        .as("N06 one minute less is not"),
                compliant(active(), Why.AsExpected)
                        .saying("720h")
                        .as("N06 Velero's own default counts when nothing is said"),
                compliant(hub("0 */2 * * *", Duration.ZERO), Why.AsExpected)
                        .saying("720h")
                        .as("N06 so it does for zero"),
                violated(hub("0 8 * * 1-5", Duration.ofHours(200)), Why.RetentionTooShort)
                        .saying("3 runs take 216h")
                        .as("N06 the weekend is the longest gap of working days"),
                notApplicable(hub("0 0 30 2 *", Duration.ofHours(6)), Common.NotApplicable)
                        .as("N06 a cron that never runs"),
                notApplicable(bare(), Common.NotApplicable).as("N06 no BackupSchedule, nothing to judge"),
                notApplicable(active().schedule("Paused"), Common.NotApplicable).as("N06 a pause is wanted"),
                unknown(bare().schedules(Observed.unreadable("BackupSchedule", "timeout")), Common.Unreadable)
                        .as("N06 unreadable is not absent"));
    }

    private static PolicyHub hub(String cron, Duration ttl) {
        return bare().schedule("Enabled", new ScheduleTerms(cron, Optional.of(ttl), false, false, ""));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new RetentionSufficient(WrittenCatalogue.read()));
    }
}
