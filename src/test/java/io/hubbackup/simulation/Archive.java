package io.hubbackup.simulation;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.wire.BackupLabelValues;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The one store that all hubs share: finished backups with what is in them. */
final class Archive {

    /**
     * A backup in the store.
     *
     * @param object the Velero Backup as it lies there
     */
    record Kept(Tree object, List<Stored> items, Map<String, Stored> index) {

        /** Whether a restore of this part brings it. What is for the activation does not come before that (R3.23). */
        boolean has(Stored object, RestorePart part) {
            return Optional.ofNullable(index.get(place(object)))
                    .map(item -> item.label(BackupLabels.BACKUP)
                            .filter(BackupLabelValues.CLUSTER_ACTIVATION::equals)
                            .isPresent())
                    .filter(activation -> switch (part.activation()) {
                        case LEFT_OUT -> !activation;
                        case ONLY -> activation;
                        case NO_MATTER -> true;
                    })
                    .isPresent();
        }
    }

    private final Map<String, Kept> backups = new TreeMap<>();
    private long version = 1;

    long version() {
        return version;
    }

    Map<String, Kept> all() {
        return backups;
    }

    Optional<Kept> get(String name) {
        return Optional.ofNullable(backups.get(name));
    }

    void keep(String name, Tree object, List<Stored> items) {
        var index = new HashMap<String, Stored>();
        items.forEach(item -> index.put(place(item), item));
        backups.put(name, new Kept(object, items, index));
        version++;
    }

    /** Whether a restore of a backup that a hub has made writes this label, also of one that is gone. */
    static boolean isOurs(String label) {
        return label.startsWith("acm-");
    }

    void remove(String name) {
        if (backups.remove(name) != null) {
            version++;
        }
    }

    private static String place(Stored object) {
        ObjectKey key = object.key();
        return object.kind().kind() + "/" + key.namespace() + "/" + key.name();
    }
}
