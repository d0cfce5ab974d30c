package io.hubbackup.decide.policy.recovery;

import java.util.Locale;

/**
 * Whether one managed cluster would come back on another hub if this one were lost now.
 *
 * @param reason the fact, then what helps; empty for one that would come back
 */
public record ClusterReadiness(String cluster, State state, String reason) {

    /** The first that holds; what the next backup does not mend stands before what it does. */
    public enum State {
        /** Its token, its URL and the cluster itself are in the newest complete backup set. */
        READY,
        /** No token that is still valid. */
        TOKEN_MISSING,
        /** No token of it lives until the next backup has been made. */
        TOKEN_EXPIRING,
        /** Without the URL of its API server nobody can call it. */
        NO_API_URL,
        /** The Secret of the token does not carry the label that takes it into a backup. */
        SECRET_UNLABELLED,
        /** It is younger than the newest complete backup set, or there is no such set. */
        NOT_IN_BACKUP,
        /** Hive made it: its credentials are in the backup, and it needs no token. */
        PROVISIONED;

        /** The label value of the metric. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the cluster comes back without anybody's help. */
        public boolean comesBack() {
            return this == READY || this == PROVISIONED;
        }
    }
}
