package io.hubbackup.decide.backup.status;

import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.api.Preparation;
import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.preparation.PreparationPlan;
import io.hubbackup.decide.backup.preparation.PreparationReport;
import io.hubbackup.plan.Outcomes;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of the preparation. Their time is that of the last pass that had something to do, so that a quiet hub has a quiet status. */
final class PreparationFields {

    private static final int SHOWN = 5;

    private PreparationFields() {}

    static BackupScheduleStatus on(BackupScheduleStatus status, View view, Decision decision, Outcomes outcomes) {
        return decision.preparing()
                .map(plan -> status.withPreparation(fields(status.preparation(), view, plan, outcomes)))
                .orElse(status);
    }

    static List<String> few(List<String> failures) {
        return failures.stream().limit(SHOWN).toList();
    }

    private static Preparation fields(
            @Nullable Preparation previous, View view, PreparationPlan plan, Outcomes outcomes) {
        var failures = Writes.failures(outcomes);
        var time = previous == null || !plan.plan().isEmpty() ? Times.text(view.now()) : previous.completionTime();
        return new Preparation(time, labelled(plan, outcomes), clusters(view, plan), failures.size(), few(failures));
    }

    /** What was still to be done when the plan was made is done now, if all of the plan is. */
    private static int labelled(PreparationPlan plan, Outcomes outcomes) {
        var labels = plan.report().labels();
        return plan.complete() && !outcomes.unfinished() ? labels.done() + labels.pending() : labels.done();
    }

    private static Preparation.@Nullable Clusters clusters(View view, PreparationPlan plan) {
        return view.schedule().specOrEmpty().useManagedServiceAccount()
                ? clusters(plan.report().clusters())
                : null;
    }

    private static Preparation.Clusters clusters(PreparationReport.Clusters counted) {
        var skipped = new TreeMap<String, Integer>();
        counted.skipped().forEach((reason, count) -> skipped.put(reason.text(), count));
        return new Preparation.Clusters(
                counted.total(), counted.imported(), counted.withToken(), counted.tokenPending(), skipped);
    }
}
