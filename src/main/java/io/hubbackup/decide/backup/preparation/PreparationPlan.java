package io.hubbackup.decide.backup.preparation;

import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.Optional;

/**
 * What preparation does next.
 *
 * @param plan at most one batch of writes: independent groups, each one object or one cluster
 * @param wakeAt when time alone changes the answer: the next half life, the next deletion that takes too long
 * @param complete whether the plan holds everything that is to be done now; false when the batch was full
 */
public record PreparationPlan(Plan plan, PreparationReport report, Optional<Instant> wakeAt, boolean complete) {}
