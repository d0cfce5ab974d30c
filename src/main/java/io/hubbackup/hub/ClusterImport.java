package io.hubbackup.hub;

import java.util.Optional;

/**
 * What is known about bringing a ManagedCluster to this hub; small, because thousands are kept.
 *
 * @param uid of the ManagedCluster
 * @param url of the first of {@code spec.managedClusterClientConfigs}, empty when there is none (R6.16)
 * @param immediate annotation {@code immediate-import}, if any
 * @param disabled whether automatic import is switched off for it
 * @param restoredFrom label {@code velero.io/backup-name}, empty when no restore has written it
 * @param status of the condition {@code ManagedClusterImportSucceeded}: True, False, or empty when absent
 * @param reason of that condition
 * @param message of that condition while it is not True, cut
 */
public record ClusterImport(
        String uid,
        String url,
        Optional<String> immediate,
        boolean disabled,
        String restoredFrom,
        String status,
        String reason,
        String message) {

    /** Of a cluster about which nothing of this is known. */
    public static final ClusterImport NONE = new ClusterImport("", "", Optional.empty(), false, "", "", "", "");
}
