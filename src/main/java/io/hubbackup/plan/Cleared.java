package io.hubbackup.plan;

import java.util.List;

/** A plan that passed all guards; the writer takes nothing else. Only {@link Guards} makes one. */
public final class Cleared {

    private final Plan plan;
    private final List<Outcome.Skipped> refused;

    Cleared(Plan plan, List<Outcome.Skipped> refused) {
        this.plan = plan;
        this.refused = List.copyOf(refused);
    }

    /** What may be done. */
    public Plan plan() {
        return plan;
    }

    /** What a guard took out, and why. */
    public List<Outcome.Skipped> refused() {
        return refused;
    }
}
