package io.hubbackup.decide.backup;

import io.hubbackup.decide.backup.admission.TtlText;
import io.hubbackup.decide.backup.preparation.Preparation;
import io.hubbackup.decide.backup.preparation.PreparationInput;
import io.hubbackup.decide.backup.preparation.PreparationPlan;

/** Asks the preparation what it would do for a BackupSchedule. */
final class PreparationOf {

    private PreparationOf() {}

    static PreparationPlan view(View view) {
        var spec = view.schedule().specOrEmpty();
        return Preparation.plan(new PreparationInput(
                view.hub().fleet(),
                view.hub().components(),
                view.hub().catalogue(),
                spec.useManagedServiceAccount(),
                spec.ttl().flatMap(TtlText::usable),
                spec.tokenTtl().flatMap(TtlText::usable),
                view.now(),
                view.settings().preparationBatch(),
                view.settings().labelTokens()));
    }
}
