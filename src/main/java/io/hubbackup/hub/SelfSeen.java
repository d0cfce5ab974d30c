package io.hubbackup.hub;

import java.time.Instant;
import java.util.Optional;

/**
 * This process.
 *
 * @param mode what it may do on this hub (D5)
 * @param leader whether it is the one of several that works
 * @param namespace where its Pod runs; empty outside a cluster
 * @param deployment the name of its Deployment
 * @param backupNamespace where the backups of the hub are, if the administrator says it
 * @param started when it began to look
 */
public record SelfSeen(
        Mode mode,
        boolean leader,
        Optional<String> namespace,
        String deployment,
        Optional<String> backupNamespace,
        Instant started) {

    /** The Deployment's name where nothing else is configured. */
    public static final String DEPLOYMENT = "hub-backup-operator";

    /** A process outside a cluster that does everything. */
    public static final SelfSeen ALONE =
            new SelfSeen(Mode.FULL, true, Optional.empty(), DEPLOYMENT, Optional.empty(), Instant.EPOCH);

    /** How much it does. */
    public enum Mode {
        /** It backs up and restores, and tells. */
        FULL,
        /** It tells, beside the Go operator, and changes nothing. */
        REPORT_ONLY
    }
}
