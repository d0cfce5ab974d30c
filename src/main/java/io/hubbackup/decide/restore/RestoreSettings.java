package io.hubbackup.decide.restore;

import io.hubbackup.wire.Intervals;
import java.time.Duration;

/**
 * The thresholds of the restore side.
 *
 * @param failureRetry until a failed check is made again without an event
 * @param safetyNet until a Restore is looked at again without an event
 * @param refusalLimit how long after its creation a Restore that was refused begins by itself once nothing is in the way any more (W6)
 * @param cleanupBatch the most deletions of one pass
 * @param brakeShare the clean-up stops and asks when it would delete more than this share of the objects of a kind, in percent (D32)
 * @param brakeObjects … and at least so many
 * @param importLimit how long a managed cluster may take to come over before it is reported as missing
 * @param importRetry until the import of a cluster that failed is tried again
 * @param tokenReserve a token that expires within this time counts as expired
 */
public record RestoreSettings(
        Duration failureRetry,
        Duration safetyNet,
        Duration refusalLimit,
        int cleanupBatch,
        int brakeShare,
        int brakeObjects,
        Duration importLimit,
        Duration importRetry,
        Duration tokenReserve) {

    public static RestoreSettings defaults() {
        return new RestoreSettings(
                Intervals.FAILURE_RETRY,
                Intervals.CONTROL_LOOP,
                Duration.ofHours(1),
                2_000,
                20,
                10,
                Duration.ofMinutes(15),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));
    }
}
