package io.hubbackup.hub;

/**
 * A ManagedCluster.
 *
 * @param local labelled {@code local-cluster: "true"}: this hub itself
 * @param accepted {@code spec.hubAcceptsClient}
 * @param joined condition {@code ManagedClusterJoined} is True
 * @param available status of condition {@code ManagedClusterConditionAvailable}: True, False, Unknown, or empty when absent
 */
public record ClusterSeen(
        ObjectKey key, boolean local, boolean accepted, boolean joined, String available, boolean deleting)
        implements Keyed {}
