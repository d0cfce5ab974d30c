package io.hubbackup.hub;

/**
 * A MultiClusterHub.
 *
 * @param backupEnabled whether {@code spec.overrides.components} has {@code cluster-backup} switched on
 */
public record InstallerSeen(ObjectKey key, boolean backupEnabled) implements Keyed {}
