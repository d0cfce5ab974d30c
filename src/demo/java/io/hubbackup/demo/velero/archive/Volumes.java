package io.hubbackup.demo.velero.archive;

import java.util.Optional;
import java.util.Set;

/** Data outside the API server, which this Velero does not reach. */
final class Volumes {

    private static final Set<String> KINDS = Set.of("persistentvolumeclaims", "persistentvolumes");

    private Volumes() {}

    /** Why a backup with this object is not what the real Velero would make of it; empty when it is. */
    static Optional<String> trouble(BackedUp item) {
        return KINDS.contains(item.kind().resource()) || hasClaims(item)
                ? Optional.of("the volumes of %s are not supported by the Velero emulator".formatted(item.listed()))
                : Optional.empty();
    }

    private static boolean hasClaims(BackedUp item) {
        if (item.kind().resource().equals("pods")) {
            for (var volume : item.object().path("spec").path("volumes")) {
                if (volume.has("persistentVolumeClaim") || volume.has("ephemeral")) {
                    return true;
                }
            }
        }
        return false;
    }
}
