package io.hubbackup.hub;

/**
 * A BackupStorageLocation.
 *
 * @param phase {@code Available}, {@code Unavailable}, or empty while Velero did not look
 * @param message what Velero says of it, possibly empty
 * @param accessMode {@code ReadWrite} (also when the field is absent) or {@code ReadOnly}
 * @param owned whether it has an owner with a kind, normally a DataProtectionApplication
 */
public record StorageLocationSeen(
        ObjectKey key,
        boolean isDefault,
        String phase,
        String message,
        String accessMode,
        boolean owned,
        boolean deleting)
        implements Keyed {}
