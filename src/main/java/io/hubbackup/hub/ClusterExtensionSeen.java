package io.hubbackup.hub;

import java.time.Instant;

/**
 * A ClusterExtension of OLM v1.
 *
 * @param packageName {@code spec.source.catalog.packageName}
 * @param installNamespace {@code spec.namespace}
 * @param installed status of the condition {@code Installed}, or empty when absent
 * @param reason of that condition
 * @param message of that condition
 * @param version {@code status.install.bundle.version}, possibly empty
 */
public record ClusterExtensionSeen(
        ObjectKey key,
        Instant created,
        String packageName,
        String installNamespace,
        String installed,
        String reason,
        String message,
        String version)
        implements Keyed {}
