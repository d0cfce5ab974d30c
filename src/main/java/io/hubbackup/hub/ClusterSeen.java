package io.hubbackup.hub;

import java.time.Instant;

/**
 * A ManagedCluster.
 *
 * @param local labelled {@code local-cluster: "true"}: this hub itself
 * @param accepted {@code spec.hubAcceptsClient}
 * @param joined condition {@code ManagedClusterJoined} is True
 * @param available status of condition {@code ManagedClusterConditionAvailable}: True, False, Unknown, or empty when absent
 * @param coming what matters when it is brought to this hub
 * @param created its creation time; the epoch, which is older than everything, where nobody asks
 */
public record ClusterSeen(
        ObjectKey key,
        boolean local,
        boolean accepted,
        boolean joined,
        String available,
        boolean deleting,
        ClusterImport coming,
        Instant created)
        implements Keyed {

    /** A cluster whose age nobody asks for. */
    public ClusterSeen(
            ObjectKey key,
            boolean local,
            boolean accepted,
            boolean joined,
            String available,
            boolean deleting,
            ClusterImport coming) {
        this(key, local, accepted, joined, available, deleting, coming, Instant.EPOCH);
    }

    /** A cluster that is not to be brought here. */
    public ClusterSeen(
            ObjectKey key, boolean local, boolean accepted, boolean joined, String available, boolean deleting) {
        this(key, local, accepted, joined, available, deleting, ClusterImport.NONE);
    }
}
