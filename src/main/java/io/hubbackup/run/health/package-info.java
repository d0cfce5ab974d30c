/**
 * What the kubelet and people are told about this process (packaging 5).
 *
 * <ol>
 *   <li>{@link io.hubbackup.run.health.Probe} judges the {@link io.hubbackup.run.Vitals} of the process: whether it has begun, can go on, and is of use. No answer depends on the
 *       hub's backups, and none asks anybody.
 *   <li>{@link io.hubbackup.run.health.Probes} serves the three answers.
 *   <li>{@link io.hubbackup.run.health.PolicyHealth} says in a group of its own whether the hub could be restored.
 * </ol>
 */
@NullMarked
package io.hubbackup.run.health;

import org.jspecify.annotations.NullMarked;
