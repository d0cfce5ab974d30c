package io.hubbackup.hub;

import java.util.Map;

/**
 * A ManifestWork labelled {@code open-cluster-management.io/addon-name-work=managed-serviceaccount}.
 *
 * @param labels the two labels of B4.25, as far as present
 * @param manifests fingerprint of {@code spec.workload.manifests}, see {@code wire.Fingerprint}
 */
public record WorkSeen(ObjectKey key, String uid, Map<String, String> labels, String manifests, boolean deleting)
        implements Keyed {}
