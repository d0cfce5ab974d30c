package io.hubbackup.decide.backup.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.5Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Verdict WELL = Verdict.yes(ConditionType.Ready, Reason.BackedUp, "well");

    private static List<Condition> noon(Verdict... verdicts) {
        return Conditions.merge(List.of(), List.of(verdicts), NOON, 1);
    }

    @Test
    @DisplayName("BW32 a transition time moves when the status changes")
    void moves() {
        var ill = Verdict.no(ConditionType.Ready, Reason.BackupFailed, "ill");

        var next = Conditions.merge(noon(WELL), List.of(ill), LATER, 2);

        assertThat(next).singleElement().satisfies(condition -> {
            assertThat(condition.getStatus()).isEqualTo("False");
            assertThat(condition.getReason()).isEqualTo("BackupFailed");
            assertThat(condition.getLastTransitionTime()).isEqualTo("2026-11-21T12:01:00Z");
            assertThat(condition.getObservedGeneration()).isEqualTo(2);
        });
    }

    @Test
    @DisplayName("and stays when only reason, message or generation do")
    void stays() {
        var still = Verdict.yes(ConditionType.Ready, Reason.WaitingForFirstRun, "still well");

        var next = Conditions.merge(noon(WELL), List.of(still), LATER, 2);

        assertThat(next).singleElement().satisfies(condition -> {
            assertThat(condition.getReason()).isEqualTo("WaitingForFirstRun");
            assertThat(condition.getLastTransitionTime()).isEqualTo("2026-11-21T12:00:00Z");
        });
    }

    @Test
    @DisplayName("the same verdicts give an equal list")
    void quiet() {
        assertThat(Conditions.merge(noon(WELL), List.of(WELL), LATER, 1)).isEqualTo(noon(WELL));
    }

    @Test
    @DisplayName("conditions of other managers stay as they are, and the list is sorted by type")
    void others() {
        var theirs = new ConditionBuilder()
                .withType("Backed")
                .withStatus("True")
                .withReason("Theirs")
                .build();

        var next = Conditions.merge(
                List.of(theirs),
                List.of(WELL, Verdict.yes(ConditionType.Active, Reason.ActiveBackupSchedule, "active")),
                NOON,
                1);

        assertThat(next).extracting(Condition::getType).containsExactly("Active", "Backed", "Ready");
        assertThat(next).contains(theirs);
    }

    @Test
    @DisplayName("kstatus: Reconciling and Stalled are there only while they are True")
    void kstatus() {
        var stalled = Verdict.yes(ConditionType.Stalled, Reason.CronInvalid, "refused");
        var before = noon(stalled);
        assertThat(before).hasSize(1);

        assertThat(Conditions.merge(before, List.of(Verdict.no(ConditionType.Stalled, Reason.BackedUp, "")), LATER, 1))
                .isEmpty();
    }

    @Test
    @DisplayName("a condition of ours that is no longer said goes away")
    void gone() {
        assertThat(Conditions.merge(noon(WELL), List.of(), LATER, 1)).isEmpty();
    }
}
