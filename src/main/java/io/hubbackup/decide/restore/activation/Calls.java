package io.hubbackup.decide.restore.activation;

import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokensRead;
import io.hubbackup.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The clusters of one batch, each called with its token.
 *
 * @param plans one for each cluster; they do not depend on each other
 * @param unusable UIDs of secrets that were read and hold no token (R6.11)
 */
record Calls(List<Plan> plans, List<String> unusable) {

    static final Calls NONE = new Calls(List.of(), List.of());

    /** A cluster of whose tokens nothing was read is left for the next step. */
    static Calls of(List<ClusterCourse> pending, TokensRead read, RestoreView view) {
        var plans = new ArrayList<Plan>();
        var unusable = new ArrayList<String>();
        for (var course : pending) {
            token(course, read, unusable)
                    .map(token -> ImportSecrets.call(course, token, view))
                    .ifPresent(plans::add);
        }
        return new Calls(plans, unusable);
    }

    /** The best one that is a token. */
    private static Optional<String> token(ClusterCourse course, TokensRead read, List<String> unusable) {
        for (SecretSeen secret : course.tokens()) {
            var text = read.of(secret.key());
            var token = text.flatMap(TokenText::of);
            if (token.isPresent()) {
                return token;
            }
            text.ifPresent(none -> unusable.add(secret.uid()));
        }
        return Optional.empty();
    }
}
