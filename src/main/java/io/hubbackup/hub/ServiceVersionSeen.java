package io.hubbackup.hub;

import java.time.Instant;
import java.util.List;

/**
 * A ClusterServiceVersion of OADP.
 *
 * @param version {@code spec.version}
 * @param reason {@code status.reason}
 * @param message {@code status.message}
 * @param copied whether OLM copied it here from another namespace
 * @param deployments the names of the Deployments that it installs
 */
public record ServiceVersionSeen(
        ObjectKey key,
        Instant created,
        String version,
        String phase,
        String reason,
        String message,
        boolean copied,
        List<String> deployments)
        implements Keyed {

    public ServiceVersionSeen {
        deployments = List.copyOf(deployments);
    }
}
