package io.hubbackup.decide.backup.admission;

import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.admission.Finding.Fine;
import io.hubbackup.decide.backup.admission.Finding.Refused;
import io.hubbackup.decide.backup.admission.Finding.Unclear;
import io.hubbackup.decide.backup.status.Reason;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.StorageLocationSeen;
import java.util.Optional;
import java.util.stream.Collectors;

/** B2.7, BW31: the storage location that backups really go to must be there, available and writable. */
public final class StorageUse {

    static final String NOT_FOUND =
            "velero.io.BackupStorageLocation resources not found. Verify you have created a konveyor.openshift.io.Velero or oadp.openshift.io.DataProtectionApplications resource.";
    static final String NOT_AVAILABLE =
            "Backup storage location is not available. Check velero.io.BackupStorageLocation and validate storage credentials.";

    private final View view;

    private StorageUse(View view) {
        this.view = view;
    }

    public static Finding check(View view) {
        var use = new StorageUse(view);
        return view.hub()
                .velero()
                .storageLocations()
                .fold(
                        use::judge,
                        api -> refused(
                                Reason.StorageMissing,
                                NOT_FOUND,
                                api + " is not served. Install Velero, for example by a DataProtectionApplication."),
                        unknown -> new Unclear(
                                Reason.StorageUnreadable,
                                "It cannot be told which storage locations there are (%s: %s), so nothing is changed. It is tried again."
                                        .formatted(unknown.api(), unknown.why())));
    }

    private Finding judge(Indexed<StorageLocationSeen> all) {
        if (all.isEmpty()) {
            return refused(
                    Reason.StorageMissing,
                    NOT_FOUND,
                    "There is no BackupStorageLocation. Create a DataProtectionApplication or a BackupStorageLocation in namespace %s."
                            .formatted(view.namespace()));
        }
        if (all.in(view.namespace()).isEmpty()) {
            return wrongNamespace(all);
        }
        return View.storageInUse(all, view.namespace()).map(this::judge).orElseGet(this::noDefault);
    }

    private Finding wrongNamespace(Indexed<StorageLocationSeen> all) {
        var elsewhere =
                all.stream().map(StorageLocationSeen::namespace).distinct().collect(Collectors.joining(", "));
        return refused(
                Reason.WrongNamespace,
                NOT_AVAILABLE,
                "Namespace %s has no BackupStorageLocation, it is the wrong namespace: there are some in %s. Create the BackupSchedule where Velero and its BackupStorageLocation are."
                        .formatted(view.namespace(), elsewhere));
    }

    private Finding noDefault() {
        return refused(
                Reason.NoDefaultStorage,
                NOT_AVAILABLE,
                "Namespace %s has several BackupStorageLocations and none is the default one. Set spec.default of the one that backups shall go to."
                        .formatted(view.namespace()));
    }

    private Finding judge(StorageLocationSeen location) {
        return unavailable(location)
                .or(() -> readOnly(location))
                .orElseGet(() -> location.owned()
                        ? new Fine(
                                Reason.StorageWritable,
                                "BackupStorageLocation %s is available.".formatted(location.name()))
                        : new Fine(
                                Reason.StorageWithoutOwner,
                                "BackupStorageLocation %s is available. No DataProtectionApplication owns it, so OADP does not restore it."
                                        .formatted(location.name())));
    }

    private static Optional<Finding> unavailable(StorageLocationSeen location) {
        if (location.phase().equals("Available") && !location.deleting()) {
            return Optional.empty();
        }
        return Optional.of(refused(
                Reason.StorageUnavailable,
                NOT_AVAILABLE,
                "BackupStorageLocation %s is not available: %s. Check its bucket, its credentials, and that Velero runs."
                        .formatted(location.name(), because(location))));
    }

    private static String because(StorageLocationSeen location) {
        if (location.deleting()) {
            return "it is being deleted";
        }
        if (!location.message().isEmpty()) {
            return location.message();
        }
        return location.phase().isEmpty() ? "Velero did not look at it yet" : "its phase is " + location.phase();
    }

    private static Optional<Finding> readOnly(StorageLocationSeen location) {
        return location.accessMode().equals("ReadOnly")
                ? Optional.of(refused(
                        Reason.StorageReadOnly,
                        NOT_AVAILABLE,
                        "BackupStorageLocation %s is read-only. Set its spec.accessMode to ReadWrite, or make another one the default."
                                .formatted(location.name())))
                : Optional.empty();
    }

    private static Finding refused(Reason reason, String lastMessage, String message) {
        return new Refused(reason, lastMessage, message);
    }
}
