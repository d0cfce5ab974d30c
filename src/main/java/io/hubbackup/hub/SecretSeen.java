package io.hubbackup.hub;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A Secret or ConfigMap without its data: hubs hold tens of thousands.
 *
 * @param labels only the labels that decide about backups: hive's secret type and ClusterDeployment name, the selection
 *     labels, the token label, the two source labels (B4.4–B4.12), and the one of import secrets (R6.13)
 * @param annotations only {@code expirationTimestamp} and {@code lastRefreshTimestamp} (B4.30), and what an import secret of ours says about its attempt
 * @param owners its owners as {@code Kind/name}
 * @param created its creation time; the epoch, which is older than everything, where nobody asks
 */
public record SecretSeen(
        ObjectKey key,
        String uid,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> owners,
        boolean deleting,
        Instant created)
        implements Keyed {

    /** One whose age nobody asks for. */
    public SecretSeen(
            ObjectKey key,
            String uid,
            Map<String, String> labels,
            Map<String, String> annotations,
            List<String> owners,
            boolean deleting) {
        this(key, uid, labels, annotations, owners, deleting, Instant.EPOCH);
    }
}
