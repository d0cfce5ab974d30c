package io.hubbackup.decide.backup.status;

import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.preparation.PreparationPlan;
import io.hubbackup.decide.backup.preparation.PreparationReport;
import io.hubbackup.plan.Outcomes;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What condition Prepared says: the worst first. */
final class PreparationVerdict {

    private static final ConditionType TYPE = ConditionType.Prepared;

    private final PreparationPlan plan;
    private final Outcomes outcomes;

    private PreparationVerdict(PreparationPlan plan, Outcomes outcomes) {
        this.plan = plan;
        this.outcomes = outcomes;
    }

    static Verdict of(Decision decision, Outcomes outcomes) {
        return decision.preparing()
                .map(plan -> new PreparationVerdict(plan, outcomes).verdict())
                .orElseGet(() -> Verdict.unclear(
                        TYPE,
                        Reason.NotPreparing,
                        "The objects of the hub are not prepared while it is not backed up."));
    }

    private Verdict verdict() {
        return Stream.<Supplier<Optional<Verdict>>>of(
                        this::failed, this::stuck, this::doubtful, this::underWay, this::tokensPending)
                .flatMap(question -> question.get().stream())
                .findFirst()
                .orElseGet(() -> Verdict.yes(
                        TYPE,
                        Reason.PreparationComplete,
                        "Every object of the hub that belongs into the backups is labelled for them."));
    }

    private Optional<Verdict> failed() {
        var failures = Writes.failures(outcomes);
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.no(
                        TYPE,
                        Reason.PreparationIncomplete,
                        "%d objects could not be prepared: %s. It is tried again."
                                .formatted(failures.size(), String.join("; ", PreparationFields.few(failures)))));
    }

    private Optional<Verdict> doubtful() {
        return report().doubts().isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.unclear(TYPE, Reason.PreparationDoubtful, doubts() + " It is tried again."));
    }

    private Optional<Verdict> underWay() {
        return plan.complete()
                ? Optional.empty()
                : Optional.of(Verdict.no(
                        TYPE, Reason.PreparationUnderWay, "There is more to prepare; the next passes go on with it."));
    }

    /** BW25: the add-on removes what it gave to the clusters; somebody must see when it does not. */
    private Optional<Verdict> stuck() {
        return report().removal().stuck().isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.no(TYPE, Reason.AccountsStuck, doubts()));
    }

    /** Whole sentences, each with what follows from it. */
    private String doubts() {
        return report().doubts().stream().sorted().collect(Collectors.joining(" "));
    }

    private Optional<Verdict> tokensPending() {
        int pending = report().clusters().tokenPending();
        return pending == 0
                ? Optional.empty()
                : Optional.of(Verdict.no(
                        TYPE,
                        Reason.TokensPending,
                        "%d of %d imported clusters have no token yet, so a restored hub could not connect to them by itself. The managed-serviceaccount add-on of each cluster delivers it."
                                .formatted(pending, report().clusters().imported())));
    }

    private PreparationReport report() {
        return plan.report();
    }
}
