package io.hubbackup.decide.backup.status;

import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.api.Preparation;
import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.PreparationStep;
import io.hubbackup.decide.backup.View;
import io.hubbackup.plan.Outcomes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of the preparation. Their time is that of the last one that had something to do, so that a quiet hub has a quiet status. */
final class PreparationReport {

    private static final int SHOWN = 5;

    private PreparationReport() {}

    static BackupScheduleStatus on(BackupScheduleStatus status, View view, Decision decision, Outcomes outcomes) {
        return decision.preparing()
                .map(step -> status.withPreparation(report(status.preparation(), view, step, outcomes)))
                .orElse(status);
    }

    static List<String> few(List<String> failures) {
        return failures.stream().limit(SHOWN).toList();
    }

    private static Preparation report(
            @Nullable Preparation previous, View view, PreparationStep step, Outcomes outcomes) {
        var failures = Writes.failures(outcomes);
        var time = previous == null || !step.plan().isEmpty() ? Times.text(view.now()) : previous.completionTime();
        return new Preparation(
                time, step.report().labelledObjects(), step.report().clusters(), failures.size(), few(failures));
    }
}
