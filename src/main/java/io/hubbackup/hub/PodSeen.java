package io.hubbackup.hub;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A Pod of Velero or of OADP, for the diagnosis.
 *
 * @param labels only {@code app.kubernetes.io/name}, {@code component} and {@code control-plane}
 * @param restarts of the container that was started again most often
 * @param waiting why a container does not run now, {@code CrashLoopBackOff} for instance; empty when all run
 * @param lastEnd why that container ended the last time, {@code OOMKilled} for instance; empty when it never did
 * @param lastEndAt when that was
 */
public record PodSeen(
        ObjectKey key,
        Instant created,
        Map<String, String> labels,
        String phase,
        int restarts,
        String waiting,
        String lastEnd,
        Optional<Instant> lastEndAt)
        implements Keyed {

    public PodSeen {
        labels = Map.copyOf(labels);
    }
}
