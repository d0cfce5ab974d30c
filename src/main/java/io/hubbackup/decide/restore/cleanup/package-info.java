/**
 * What a run removes after it has restored: which kinds are looked at, what becomes of each object, and whether that needs a confirmation (spec 5).
 *
 * <p>{@link io.hubbackup.decide.restore.cleanup.CleanupScope} says what to list, {@link io.hubbackup.decide.restore.cleanup.CleanupJudge} what each listed object is,
 * {@link io.hubbackup.decide.restore.cleanup.CleanupPlan} holds what shall go, {@link io.hubbackup.decide.restore.cleanup.Brake} whether it may. On any doubt an object stays (D8).
 */
@NullMarked
package io.hubbackup.decide.restore.cleanup;

import org.jspecify.annotations.NullMarked;
