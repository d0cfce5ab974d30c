package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.plan.PlanResult.Reason;
import io.hubbackup.decide.restore.plan.PlanResult.Refused;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.StorageLocationSeen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether what is to be restored can be read: any storage location at all (R2.32, R2.33), and the one of each chosen backup (W42). */
final class StorageCheck {

    private static final String NOT_FOUND =
            "velero.io.BackupStorageLocation resources not found. Verify you have created a konveyor.openshift.io.Velero or oadp.openshift.io.DataProtectionApplications resource.";
    private static final String NOT_AVAILABLE =
            "Backup storage location not available in namespace %s. Check velero.io.BackupStorageLocation and validate storage credentials.";

    private final Indexed<StorageLocationSeen> locations;
    private final String namespace;

    StorageCheck(Indexed<StorageLocationSeen> locations, String namespace) {
        this.locations = locations;
        this.namespace = namespace;
    }

    /** The API server does not know storage locations. */
    static Refused notServed(String api) {
        return new Refused(
                Reason.StorageMissing,
                NOT_FOUND,
                "%s is not served. Install Velero, for example by a DataProtectionApplication.".formatted(api));
    }

    Optional<Refused> any() {
        if (locations.isEmpty()) {
            return Optional.of(new Refused(
                    Reason.StorageMissing,
                    NOT_FOUND,
                    "There is no BackupStorageLocation. Create a DataProtectionApplication or a BackupStorageLocation in namespace %s."
                            .formatted(namespace)));
        }
        var here = locations.in(namespace);
        if (here.isEmpty()) {
            return Optional.of(unavailable(
                    "Namespace %s has no BackupStorageLocation; it is the wrong namespace. Create the Restore where Velero and its BackupStorageLocation are."
                            .formatted(namespace)));
        }
        return here.stream().anyMatch(StorageCheck::available)
                ? Optional.empty()
                : here.stream().findFirst().map(this::unavailable);
    }

    /** Of several backups the first one that cannot be read. */
    Optional<Refused> of(Collection<BackupSeen> backups) {
        return backups.stream().flatMap(backup -> of(backup).stream()).findFirst();
    }

    /** A location that nobody's installation owns does its work; OADP just does not restore it (R2.33, W42). */
    List<String> warnings(Collection<BackupSeen> backups) {
        var names = new ArrayList<String>();
        backups.stream()
                .map(BackupSeen::storageLocation)
                .distinct()
                .sorted()
                .flatMap(name -> locations.get(namespace, name).stream())
                .filter(location -> !location.owned())
                .forEach(location ->
                        names.add("BackupStorageLocation %s was made by hand: no DataProtectionApplication owns it."
                                .formatted(location.name())));
        return names;
    }

    private Optional<Refused> of(BackupSeen backup) {
        var name = backup.storageLocation();
        return locations
                .get(namespace, name)
                .map(location -> available(location) ? Optional.<Refused>empty() : Optional.of(unavailable(location)))
                .orElseGet(() -> Optional.of(unavailable(
                        "Backup %s is in BackupStorageLocation \"%s\", which is not in namespace %s. Create it again, or name a backup that is in another one."
                                .formatted(backup.name(), name, namespace))));
    }

    private Refused unavailable(StorageLocationSeen location) {
        return unavailable(
                "BackupStorageLocation %s is not available: %s. Check its bucket, its credentials, and that Velero runs."
                        .formatted(location.name(), because(location)));
    }

    private Refused unavailable(String message) {
        return new Refused(Reason.StorageUnavailable, NOT_AVAILABLE.formatted(namespace), message);
    }

    private static boolean available(StorageLocationSeen location) {
        return location.phase().equals("Available") && !location.deleting();
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
}
