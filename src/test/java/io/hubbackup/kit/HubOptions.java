package io.hubbackup.kit;

import java.util.Optional;

/**
 * What a hub is started with.
 *
 * @param store whether it has a store, and a Velero that writes to it
 * @param crds whether the kinds of a hub are served (OCM, hive, policies …)
 * @param clusterId what its ClusterVersion says; without it one is made up
 * @param veleroArguments more arguments for Velero
 */
public record HubOptions(boolean store, boolean crds, Optional<String> clusterId, String veleroArguments) {

    /** A bare API server. */
    public static HubOptions bare() {
        return new HubOptions(false, false, Optional.empty(), "");
    }

    /** An API server and a Velero. */
    public static HubOptions velero() {
        return new HubOptions(true, false, Optional.empty(), "");
    }

    /** A hub with all its kinds and a Velero. */
    public static HubOptions hub() {
        return new HubOptions(true, true, Optional.empty(), "");
    }

    static HubOptions of(WithHub wanted) {
        return new HubOptions(
                wanted.store(),
                wanted.crds(),
                Optional.of(wanted.clusterId()).filter(id -> !id.isEmpty()),
                wanted.veleroArguments());
    }

    public HubOptions withClusterId(String id) {
        return new HubOptions(store, crds, Optional.of(id), veleroArguments);
    }

    public HubOptions withVeleroArguments(String more) {
        return new HubOptions(store, crds, clusterId, more);
    }
}
