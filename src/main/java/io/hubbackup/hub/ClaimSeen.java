package io.hubbackup.hub;

/** A PersistentVolumeClaim; only that it is there counts. */
public record ClaimSeen(ObjectKey key) implements Keyed {}
