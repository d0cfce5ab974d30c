package io.hubbackup.decide.restore;

/**
 * Something that waits for the user's word (D32).
 *
 * @param hash what the annotation {@code hubbackup.io/confirm} must hold
 * @param message the fact, and how to let it go on
 */
public record Held(String hash, String message) {}
