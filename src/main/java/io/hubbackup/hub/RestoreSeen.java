package io.hubbackup.hub;

/** A Restore (ours), as far as the backup side asks for it. {@code phase} is empty while it was never reconciled. */
public record RestoreSeen(ObjectKey key, String phase, boolean deleting) implements Keyed {}
