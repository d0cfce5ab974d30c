package io.hubbackup.hub;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A ManagedServiceAccount: the account whose token lets another hub import the cluster.
 *
 * @param labels only the labels of B4.26 and B4.32
 * @param validity {@code spec.rotation.validity}, if present
 * @param expirationTimestamp {@code status.expirationTimestamp}, verbatim
 * @param lastRefreshTimestamp {@code status.tokenSecretRef.lastRefreshTimestamp}, verbatim
 * @param deletingSince its deletion timestamp, while it is being deleted (BW25)
 */
public record TokenAccountSeen(
        ObjectKey key,
        String uid,
        Map<String, String> labels,
        Optional<String> validity,
        Optional<String> expirationTimestamp,
        Optional<String> lastRefreshTimestamp,
        Instant created,
        Optional<Instant> deletingSince)
        implements Keyed {

    public boolean deleting() {
        return deletingSince.isPresent();
    }
}
