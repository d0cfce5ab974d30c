/**
 * Which backups a run restores, and as which Velero Restores: chosen once, pinned for the run (W13, W14).
 *
 * <p>{@link io.hubbackup.decide.restore.plan.RestorePlanner} chooses, {@link io.hubbackup.decide.restore.plan.VeleroRestores} says what is created for it,
 * {@link io.hubbackup.decide.restore.plan.RestoreProgress} how far Velero is, and {@link io.hubbackup.decide.restore.plan.RestoreSteps} what is to be done next.
 */
@NullMarked
package io.hubbackup.decide.restore.plan;

import org.jspecify.annotations.NullMarked;
