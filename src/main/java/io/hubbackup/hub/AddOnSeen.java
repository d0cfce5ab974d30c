package io.hubbackup.hub;

import java.util.Map;
import java.util.Optional;

/**
 * A ManagedClusterAddOn {@code managed-serviceaccount} of one cluster (its namespace).
 *
 * @param labels only {@code authentication.open-cluster-management.io/is-managed-serviceaccount}
 * @param installNamespace {@code status.namespace}, if set
 */
public record AddOnSeen(
        ObjectKey key, String uid, Map<String, String> labels, Optional<String> installNamespace, boolean deleting)
        implements Keyed {}
