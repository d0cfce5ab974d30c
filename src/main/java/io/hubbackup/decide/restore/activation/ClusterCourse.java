package io.hubbackup.decide.restore.activation;

import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.SecretSeen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where one cluster stands, and what it takes to get on.
 *
 * @param why one sentence for people; names absolute times only
 * @param message its line in {@code status.messages} (R6.11, R6.14), empty when there is nothing to say
 * @param tokens while it is pending: the secrets whose tokens may be tried, best first
 * @param replaced while it is pending: the import secret of an earlier attempt or Restore, which goes first
 * @param attempt while it is pending: which attempt the next one is
 * @param again when it is looked at again though nothing has happened
 */
public record ClusterCourse(
        ClusterSeen cluster,
        ClusterState state,
        String why,
        String message,
        List<SecretSeen> tokens,
        Optional<SecretSeen> replaced,
        int attempt,
        Optional<Instant> again) {

    static ClusterCourse of(ClusterSeen cluster, ClusterState state, String why, String message) {
        return new ClusterCourse(cluster, state, why, message, List.of(), Optional.empty(), 0, Optional.empty());
    }

    ClusterCourse lookedAtAgain(Instant time) {
        return new ClusterCourse(cluster, state, why, message, tokens, replaced, attempt, Optional.of(time));
    }

    public String name() {
        return cluster.name();
    }

    boolean is(ClusterState.Outlook outlook) {
        return state.outlook() == outlook;
    }
}
