package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.admission.BackupChoice;
import io.hubbackup.decide.restore.admission.RestoreWish;
import java.util.ArrayList;
import java.util.List;

/**
 * A part and the choice of the user that its backup comes from (R3.5a).
 *
 * @param followsClusters whether it takes the choice of the managed clusters, because its own is {@code skip} (W7)
 */
record PartSource(RestorePart part, BackupChoice choice, boolean followsClusters) {

    /** The parts that take part, in restore order, and those that the user leaves out. */
    record Sources(List<PartSource> wanted, List<SkippedPart> leftOut) {}

    static Sources of(RestoreWish wish) {
        var wanted = new ArrayList<PartSource>();
        var leftOut = new ArrayList<SkippedPart>();
        for (RestorePart part : RestorePart.values()) {
            var own = own(part, wish);
            if (part.activating() && !wish.activates()) {
                leftOut.add(new SkippedPart(
                        part,
                        true,
                        VeleroRestores.key(part)
                                + " is for the hub that takes the managed clusters over, and this Restore does not."));
            } else if (own.wanted()) {
                wanted.add(new PartSource(part, own, false));
            } else if (part.activating()) {
                wanted.add(new PartSource(part, wish.managedClusters(), true));
            } else {
                leftOut.add(new SkippedPart(
                        part, true, "%s: %s is skip.".formatted(VeleroRestores.key(part), field(part))));
            }
        }
        return new Sources(wanted, leftOut);
    }

    /** R3.9: without these the Restore is refused; the others are left out with the reason (W15). */
    boolean required() {
        return switch (part) {
            case CREDENTIALS, RESOURCES, MANAGED_CLUSTERS -> true;
            case GENERIC, GENERIC_ACTIVE, CREDENTIALS_ACTIVE -> false;
        };
    }

    /** Whether the name in the spec is that of its very backup, and not of one that was made with it (R3.7, R3.8). */
    boolean named() {
        return !followsClusters
                && switch (part) {
                    case CREDENTIALS, CREDENTIALS_ACTIVE, RESOURCES, MANAGED_CLUSTERS -> true;
                    case GENERIC, GENERIC_ACTIVE -> false;
                };
    }

    /** Whether the name of its Velero Restore says that it is the active twin (R3.17). */
    boolean suffixed() {
        return switch (part) {
            case CREDENTIALS, RESOURCES, GENERIC, MANAGED_CLUSTERS -> false;
            case GENERIC_ACTIVE, CREDENTIALS_ACTIVE -> !followsClusters;
        };
    }

    String field() {
        return followsClusters ? field(RestorePart.MANAGED_CLUSTERS) : field(part);
    }

    private static BackupChoice own(RestorePart part, RestoreWish wish) {
        return switch (part) {
            case CREDENTIALS, CREDENTIALS_ACTIVE -> wish.credentials();
            case RESOURCES, GENERIC, GENERIC_ACTIVE -> wish.resources();
            case MANAGED_CLUSTERS -> wish.managedClusters();
        };
    }

    private static String field(RestorePart part) {
        return switch (part) {
            case CREDENTIALS, CREDENTIALS_ACTIVE -> "spec.veleroCredentialsBackupName";
            case RESOURCES, GENERIC, GENERIC_ACTIVE -> "spec.veleroResourcesBackupName";
            case MANAGED_CLUSTERS -> "spec.veleroManagedClustersBackupName";
        };
    }
}
