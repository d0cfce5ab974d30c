package io.hubbackup.hub;

import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.HiveNames;
import io.hubbackup.wire.MsaNames;
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

    /** Whether the add-on left the token of an import account in it; one that is on its way out is one as well (B4.27). */
    public boolean importToken() {
        return name().startsWith(MsaNames.ACCOUNT)
                && MsaNames.TOKEN_SECRET_LABEL_VALUE.equals(labels.get(MsaNames.LABEL));
    }

    /** Whether Hive keeps it for a cluster, which is Hive's own then and needs no token (B4.21). */
    public boolean ofHive() {
        return labels.containsKey(HiveNames.SECRET_TYPE);
    }

    /** Whether a label takes it into a backup; which one, and with which value, does not matter: an empty one is valid (B4.4, BW22). */
    public boolean selected() {
        return ofHive()
                || labels.containsKey(BackupLabels.USER_CREDENTIAL_TYPE)
                || labels.containsKey(BackupLabels.BACKUP);
    }
}
