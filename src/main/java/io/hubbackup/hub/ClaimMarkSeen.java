package io.hubbackup.hub;

/**
 * A ConfigMap that came with a backup and says that a volume is on its way (R3.28).
 *
 * @param claim name of the PersistentVolumeClaim that it stands for, in its own namespace
 */
public record ClaimMarkSeen(ObjectKey key, String claim) implements Keyed {}
