package io.hubbackup.hub;

/**
 * A MultiClusterHub.
 *
 * @param backupEnabled whether {@code spec.overrides.components} has {@code cluster-backup} switched on
 * @param paused whether it is told to leave everything as it is
 */
public record InstallerSeen(ObjectKey key, boolean backupEnabled, boolean paused) implements Keyed {}
