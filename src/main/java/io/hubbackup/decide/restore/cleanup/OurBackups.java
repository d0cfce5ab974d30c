package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.VeleroLabelValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The backups that are a hub's, by the form in which Velero writes their names on what it restores (R5.3, W8, W11). */
public final class OurBackups {

    /** Names that only backups of a hub have; the first also covers the split credentials of old versions (R3.1). */
    private static final Map<String, BackupType> PREFIXES = Map.of(
            "acm-credentials-",
            BackupType.CREDENTIALS,
            BackupType.RESOURCES.scheduleName() + "-",
            BackupType.RESOURCES,
            BackupType.RESOURCES_GENERIC.scheduleName() + "-",
            BackupType.RESOURCES_GENERIC,
            BackupType.MANAGED_CLUSTERS.scheduleName() + "-",
            BackupType.MANAGED_CLUSTERS);

    private final Map<String, Optional<BackupType>> known = new HashMap<>();

    /**
     * @param seen the Velero Backups of the namespace; those of a user do not count
     * @param restored names of backups that runs of ours have restored, whatever they are called
     */
    public OurBackups(Collection<BackupSeen> seen, List<String> restored) {
        restored.forEach(name -> known.put(VeleroLabelValue.of(name), Optional.empty()));
        for (var backup : seen) {
            backup.label(BackupLabels.TYPE)
                    .flatMap(BackupType::ofLabel)
                    .ifPresent(
                            type -> known.put(VeleroLabelValue.of(backup.key().name()), Optional.of(type)));
        }
    }

    /** Whether an object with this label came with a backup of ours, of that type as far as its type is known. */
    public boolean brought(String label, BackupType type) {
        var named = known.get(label);
        return named != null ? named.orElse(type) == type : typeByName(label).orElse(null) == type;
    }

    /** Whether an object with this label came with a backup that is none of a hub's, or had its label changed by somebody: what it is cannot be told then. */
    boolean isOfOthers(String label) {
        return !label.isEmpty()
                && !known.containsKey(label)
                && typeByName(label).isEmpty();
    }

    private static Optional<BackupType> typeByName(String label) {
        return PREFIXES.entrySet().stream()
                .filter(prefix -> label.startsWith(prefix.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
