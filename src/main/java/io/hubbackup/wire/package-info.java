/**
 * Exact strings: names, labels, durations, cron expressions, and the records of Velero's kinds as they travel. No logic
 * of the operator lives here, and nothing of ours is imported.
 */
@NullMarked
package io.hubbackup.wire;

import org.jspecify.annotations.NullMarked;
