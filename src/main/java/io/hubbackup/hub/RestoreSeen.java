package io.hubbackup.hub;

import java.time.Instant;

/**
 * A Restore (ours), as far as others ask for it.
 *
 * @param phase empty while it was never reconciled
 * @param terms what the policy templates judge
 */
public record RestoreSeen(
        ObjectKey key, String uid, Instant created, String phase, boolean deleting, RestoreTerms terms)
        implements Keyed {

    /** One whose terms nobody asks for. */
    public RestoreSeen(ObjectKey key, String uid, Instant created, String phase, boolean deleting) {
        this(key, uid, created, phase, deleting, RestoreTerms.NONE);
    }

    /** The same, of which nobody asks what it wants. */
    public RestoreSeen withoutTerms() {
        return new RestoreSeen(key, uid, created, phase, deleting);
    }
}
