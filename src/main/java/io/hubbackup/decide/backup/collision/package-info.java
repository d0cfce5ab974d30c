/**
 * Whether this hub may write to the storage location, or another one does (spec B5).
 *
 * <pre>
 *   claim                        own set            marker of another hub
 *   (our Velero Schedules        (resources backup   (it took the managed
 *    were created)                started here)       clusters over)
 *   ──┼───────────────────────────────┼──────────────────────┼──────────►  start times, never creation times of synced objects
 *     foreign backups before the claim do not collide
 *                                     a foreign one after it does
 *                                                            from here on this hub is replaced
 * </pre>
 *
 * <p>Everything is judged anew from facts in each pass; nothing is terminal and no phase is read back.
 */
@NullMarked
package io.hubbackup.decide.backup.collision;

import org.jspecify.annotations.NullMarked;
