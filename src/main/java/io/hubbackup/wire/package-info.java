/**
 * The exact strings of the wire: names, labels, durations, cron texts and timestamps that users, other hubs, Velero
 * and the Go operator read and write. Nothing here decides anything, and nothing here depends on another room.
 *
 * <p>Texts that users type (durations, cron) are read into {@link io.hubbackup.wire.Parsed}, so that a bad text is a
 * value with a reason and never an exception. The Velero kinds live in {@code io.hubbackup.wire.velero}.
 */
@NullMarked
package io.hubbackup.wire;

import org.jspecify.annotations.NullMarked;
