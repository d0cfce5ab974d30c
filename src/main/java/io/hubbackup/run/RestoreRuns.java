package io.hubbackup.run;

import io.hubbackup.decide.restore.upgrade.RunState;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What each Restore is at, as the last pass over it has found it; made anew by the passes that follow when this process begins to lead. */
final class RestoreRuns {

    private final Map<String, RunState> states = new ConcurrentHashMap<>();
    private volatile Runnable changed = () -> {};

    /** To be told before the first pass. */
    void onChange(Runnable listener) {
        changed = listener;
    }

    void note(String uid, RunState state) {
        if (states.put(uid, state) != state) {
            changed.run();
        }
    }

    /** Those of Restores that are gone are forgotten. */
    void keepOnly(Set<String> uids) {
        if (states.keySet().retainAll(uids)) {
            changed.run();
        }
    }

    /** Another process may lead now, and take them further. */
    void forget() {
        states.clear();
    }

    /** By the UID of the Restore. */
    Map<String, RunState> states() {
        return Map.copyOf(states);
    }
}
