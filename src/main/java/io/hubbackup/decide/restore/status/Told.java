package io.hubbackup.decide.restore.status;

import io.hubbackup.api.RestorePhase;
import java.util.Optional;

/**
 * The story in one line: phase and message as existing tooling reads them, and the condition {@code Ready}.
 *
 * @param phase the exact string; empty leaves what was told before
 * @param detail the message of the condition: the fact, then the remedy
 * @param atWork whether something goes on by itself
 */
record Told(String phase, String lastMessage, RestoreReason reason, String detail, boolean atWork) {

    static Told working(RestorePhase phase, String lastMessage, RestoreReason reason, String detail) {
        return new Told(phase.wire(), lastMessage, reason, detail, true);
    }

    static Told still(RestorePhase phase, String lastMessage, RestoreReason reason, String detail) {
        return new Told(phase.wire(), lastMessage, reason, detail, false);
    }

    Told with(String suffix) {
        return new Told(phase, lastMessage + suffix, reason, detail, atWork);
    }

    Optional<String> knownPhase() {
        return phase.isEmpty() ? Optional.empty() : Optional.of(phase);
    }
}
