/**
 * The backup side's thinking: one {@link io.hubbackup.decide.backup.View} of the hub in, one {@link io.hubbackup.decide.backup.Decision} out.
 *
 * <p>How one pass goes:
 * <ol>
 *   <li>{@code RULES} of the decider are asked in order; the first one that answers decides the pass (B2).
 *   <li>{@code admission} refuses what must not be backed up or cannot be, {@code collision} finds out whether another hub writes to the same storage.
 *   <li>{@code template} computes the five Velero Schedules and what differs from them, {@code preparation} what must be labelled before a backup, {@code record}
 *       what the finished backups are worth.
 *   <li>{@code status} turns all of it, and what became of the writes, into the next status.
 * </ol>
 *
 * <p>Nothing here reads an API or a clock.
 */
@NullMarked
package io.hubbackup.decide.backup;

import org.jspecify.annotations.NullMarked;
