package io.hubbackup.hub;

/**
 * Who this hub is (B5.1, BW7).
 *
 * @param id what stands in the label {@code backup-cluster} of everything that this hub writes
 * @param source where the id was read
 */
public record HubIdentity(String id, Source source) {

    public enum Source {
        /** Set by the administrator. */
        CONFIGURED,
        /** {@code spec.clusterID} of the ClusterVersion. */
        CLUSTER_VERSION,
        /** UID of the namespace kube-system, where there is no ClusterVersion (BW7). */
        KUBE_SYSTEM
    }
}
