package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.cleanup.CleanupPlan;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import java.time.Instant;
import java.util.Map;

/**
 * What was found for the clean-up of a run, and how much of it is done. It lives in memory; after a crash the hub is surveyed again.
 *
 * @param run which run it was made for
 * @param made when
 * @param totals how many objects there are of the kinds that lose many (D32)
 * @param cursor how many writes of the plan were tried
 * @param failed how many of them failed
 * @param round 1 for the first survey of the run
 */
public record Survey(
        int run,
        Instant made,
        CleanupPlan plan,
        Map<ApiKind, Observed<Long>> totals,
        int cursor,
        int failed,
        int round) {

    public Survey after(int tried, int failures) {
        return new Survey(run, made, plan, totals, cursor + tried, failed + failures, round);
    }

    /** Whether all that was found was tried. */
    boolean through() {
        return cursor >= plan.size();
    }

    /** Whether another look may find more to do: there was no room for all, or something has changed meanwhile. */
    boolean unsettled() {
        return failed > 0 || !plan.complete();
    }
}
