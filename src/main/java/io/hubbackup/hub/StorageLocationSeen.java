package io.hubbackup.hub;

/**
 * A BackupStorageLocation.
 *
 * @param phase {@code Available}, {@code Unavailable}, or empty while Velero did not look
 * @param message what Velero says of it, possibly empty
 * @param accessMode {@code ReadWrite} (also when the field is absent) or {@code ReadOnly}
 * @param owned whether it has an owner with a kind, normally a DataProtectionApplication
 * @param plain an S3 storage of whose objects the configuration orders no encryption
 */
public record StorageLocationSeen(
        ObjectKey key,
        boolean isDefault,
        String phase,
        String message,
        String accessMode,
        boolean owned,
        boolean deleting,
        LocationValidation validation,
        boolean plain)
        implements Keyed {

    /** One whose encryption nobody asks for. */
    public StorageLocationSeen(
            ObjectKey key,
            boolean isDefault,
            String phase,
            String message,
            String accessMode,
            boolean owned,
            boolean deleting,
            LocationValidation validation) {
        this(key, isDefault, phase, message, accessMode, owned, deleting, validation, false);
    }

    /** One whose freshness nobody asks for. */
    public StorageLocationSeen(
            ObjectKey key,
            boolean isDefault,
            String phase,
            String message,
            String accessMode,
            boolean owned,
            boolean deleting) {
        this(key, isDefault, phase, message, accessMode, owned, deleting, LocationValidation.NONE);
    }

    /** The same, of which nobody asks how fresh it is. */
    public StorageLocationSeen withoutValidation() {
        return new StorageLocationSeen(key, isDefault, phase, message, accessMode, owned, deleting);
    }
}
