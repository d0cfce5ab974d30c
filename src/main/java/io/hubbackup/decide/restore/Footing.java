package io.hubbackup.decide.restore;

import io.hubbackup.hub.DoomedNamespace;

/** Whether what a run stands on stays: the namespace of the Restore, and that of this operator (packaging B3). */
public sealed interface Footing {

    /** Nobody takes it away. */
    record Firm() implements Footing {}

    /** A MultiClusterHub deletes it. */
    record Doomed(String fact, String message) implements Footing {}

    /** It cannot be told, so nothing is begun (D8). */
    record Unclear(String why) implements Footing {}

    static Footing of(RestoreView view) {
        return DoomedNamespace.threat(view.hub(), view.namespace())
                .fold(
                        threat -> threat.<Footing>map(Footing::doomed).orElseGet(Firm::new),
                        api -> new Firm(),
                        unknown -> new Unclear(
                                "It cannot be told whether a MultiClusterHub deletes the namespace of the Restore (%s: %s), so no run begins. It is tried again."
                                        .formatted(unknown.api(), unknown.why())));
    }

    private static Footing doomed(DoomedNamespace.Threat threat) {
        return new Doomed(threat.fact() + ".", threat.message("no run begins; one that is under way goes on"));
    }
}
