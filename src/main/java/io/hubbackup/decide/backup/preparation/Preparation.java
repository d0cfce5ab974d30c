package io.hubbackup.decide.backup.preparation;

import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says what is to be written before a backup, from one look at the hub (spec 4). */
public final class Preparation {

    private Preparation() {}

    public static PreparationPlan plan(PreparationInput input) {
        return LocalNamespaces.of(input.fleet().clusters())
                .map(local -> plan(input, local))
                .orElseGet(() -> nothing(input));
    }

    private static PreparationPlan plan(PreparationInput input, Set<String> local) {
        var labels = Labelling.of(input, local);
        var accounts =
                input.useManagedServiceAccount() ? ImportAccounts.prepare(input) : AccountRemoval.prepare(input, local);
        var batch = Batch.of(List.of(accounts.groups(), labels.groups()), input.batch());
        var report = new PreparationReport(
                labels.counts(),
                accounts.clusters(),
                accounts.removal(),
                Stream.concat(accounts.doubts().stream(), labels.doubts().stream())
                        .distinct()
                        .toList());
        return new PreparationPlan(Plan.parallel(batch.groups()), report, accounts.wakeAt(), batch.complete());
    }

    /** B4.16, BW38: without the clusters nobody knows which namespace is the hub's own. */
    private static PreparationPlan nothing(PreparationInput input) {
        var report = new PreparationReport(
                new PreparationReport.Labels(0, 0),
                PreparationReport.Clusters.NONE,
                PreparationReport.Removal.NONE,
                Doubts.of(input.fleet().clusters(), "nothing is prepared or removed until it can be read"));
        return new PreparationPlan(Plan.nothing(), report, Optional.<Instant>empty(), true);
    }
}
