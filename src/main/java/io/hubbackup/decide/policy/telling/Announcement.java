package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.hub.HubSnapshot;

/**
 * What there is to tell.
 *
 * @param hub the one that was judged
 * @param recovery how it could be recovered; asked once, for all that tells of it
 */
public record Announcement(Evaluation evaluation, HubSnapshot hub, Catalogue catalogue, RecoveryTelling recovery) {

    public static Announcement of(Evaluation evaluation, HubSnapshot hub, Catalogue catalogue) {
        return new Announcement(evaluation, hub, catalogue, RecoveryTelling.of(hub, evaluation.at()));
    }
}
