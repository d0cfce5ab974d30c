package io.hubbackup.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a hub is started with.
 *
 * @param store the folder that Velero writes to; without it the hub has no Velero
 * @param crds whether the kinds of a hub are served (OCM, hive, policies …)
 * @param clusterId what its ClusterVersion says; without it one is made up
 * @param veleroArguments more arguments for its Velero
 */
public record HubOptions(Optional<Path> store, boolean crds, Optional<String> clusterId, String veleroArguments) {

    /** A bare API server. */
    public static HubOptions bare() {
        return new HubOptions(Optional.empty(), false, Optional.empty(), "");
    }

    /** A hub with all its kinds and a Velero that writes to this folder. */
    public static HubOptions hubOn(Path store) {
        return new HubOptions(Optional.of(store), true, Optional.empty(), "");
    }

    public HubOptions withCrds() {
        return new HubOptions(store, true, clusterId, veleroArguments);
    }

    public HubOptions withClusterId(String id) {
        return new HubOptions(store, crds, Optional.of(id), veleroArguments);
    }

    public HubOptions withVeleroArguments(String more) {
        return new HubOptions(store, crds, clusterId, more);
    }

    List<String> arguments() {
        var arguments = new ArrayList<String>();
        store.ifPresent(folder -> arguments.addAll(List.of("--store", folder.toString())));
        if (crds) {
            arguments.add("--crds");
        }
        if (!veleroArguments.isEmpty()) {
            arguments.addAll(List.of("--velero-args", veleroArguments));
        }
        clusterId.ifPresent(id -> arguments.addAll(List.of("--cluster-id", id)));
        return arguments;
    }
}
