package io.hubbackup.hub;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Deployment that the backup depends on.
 *
 * @param labels only those that say what it is: {@code app.kubernetes.io/name}, {@code component}, {@code app}
 * @param desired {@code spec.replicas}, 1 where it is absent
 * @param available {@code status.availableReplicas}
 * @param image that of its first container, with tag or digest
 * @param arguments those of its first container
 * @param memoryLimit that of its first container, as it is written; empty when there is none
 */
public record DeploymentSeen(
        ObjectKey key,
        String uid,
        Instant created,
        Map<String, String> labels,
        int desired,
        int available,
        String image,
        List<String> arguments,
        Optional<String> memoryLimit)
        implements Keyed {

    public DeploymentSeen {
        labels = Map.copyOf(labels);
        arguments = List.copyOf(arguments);
    }
}
