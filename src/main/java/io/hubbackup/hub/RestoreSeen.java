package io.hubbackup.hub;

import java.time.Instant;

/** A Restore (ours), as far as others ask for it. {@code phase} is empty while it was never reconciled. */
public record RestoreSeen(ObjectKey key, String uid, Instant created, String phase, boolean deleting)
        implements Keyed {}
