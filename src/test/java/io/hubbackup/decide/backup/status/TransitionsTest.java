package io.hubbackup.decide.backup.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.api.BackupSchedulePhase;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.plan.EventNote;
import io.hubbackup.plan.EventNote.Type;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private static BackupScheduleStatus status(BackupSchedulePhase phase, Verdict... verdicts) {
        return BackupScheduleStatus.EMPTY
                .withPhase(phase, phase.wire())
                .withConditions(Conditions.merge(List.of(), List.of(verdicts), Instant.EPOCH, 1));
    }

    private static final BackupScheduleStatus WELL = status(
            BackupSchedulePhase.ENABLED,
            Verdict.yes(ConditionType.Ready, Reason.BackedUp, "well"),
            Verdict.yes(ConditionType.StorageAvailable, Reason.StorageWritable, "there"));

    private static final BackupScheduleStatus ILL = status(
            BackupSchedulePhase.FAILED_VALIDATION,
            Verdict.no(ConditionType.Ready, Reason.StorageUnavailable, "not there"),
            Verdict.no(ConditionType.StorageAvailable, Reason.StorageUnavailable, "not there"),
            Verdict.yes(ConditionType.Reconciling, Reason.StorageUnavailable, "not there"));

    @Test
    @DisplayName("BW33 one cause is one event, also when several conditions tell it")
    void oneCause() {
        assertThat(Transitions.between(WELL, ILL))
                .containsExactly(new EventNote(Type.Warning, "StorageUnavailable", "not there"));
    }

    @Test
    @DisplayName("BW33 recovery is told by everything that recovers")
    void recovery() {
        assertThat(Transitions.between(ILL, WELL))
                .containsExactly(
                        new EventNote(Type.Normal, "BackedUp", "well"),
                        new EventNote(Type.Normal, "StorageWritable", "there"));
    }

    @Test
    @DisplayName("BW33 no event while nothing changes")
    void quiet() {
        assertThat(Transitions.between(ILL, ILL)).isEmpty();
    }

    @Test
    @DisplayName("what is well from the start is no news, except Ready")
    void first() {
        assertThat(Transitions.between(BackupScheduleStatus.EMPTY, WELL))
                .containsExactly(new EventNote(Type.Normal, "BackedUp", "well"));
    }

    @Test
    @DisplayName("a change of phase that no condition tells is told by its own name")
    void phaseAlone() {
        var other = WELL.withPhase(BackupSchedulePhase.UNKNOWN, "velero?");

        assertThat(Transitions.between(WELL, other)).containsExactly(new EventNote(Type.Warning, "Unknown", "velero?"));
    }
}
