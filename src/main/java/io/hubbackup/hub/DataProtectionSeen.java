package io.hubbackup.hub;

import java.time.Instant;

/**
 * A DataProtectionApplication: the order to OADP to run a Velero.
 *
 * @param reconciled status of the condition {@code Reconciled}: True, False, Unknown, or empty when absent
 * @param reason of that condition
 * @param message of that condition
 */
public record DataProtectionSeen(ObjectKey key, Instant created, String reconciled, String reason, String message)
        implements Keyed {}
