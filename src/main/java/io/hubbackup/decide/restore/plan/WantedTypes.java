package io.hubbackup.decide.restore.plan;

import io.hubbackup.wire.BackupType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which types of backups a choice is about.
 *
 * @param required without these there is nothing to restore (R3.9)
 */
record WantedTypes(Set<BackupType> all, Set<BackupType> required) {

    /** The backup by whose time a run is told: the last that a run makes, where it is asked for. */
    private static final List<BackupType> ANCHORS =
            List.of(BackupType.RESOURCES, BackupType.CREDENTIALS, BackupType.MANAGED_CLUSTERS);

    WantedTypes {
        all = Set.copyOf(all);
        required = Set.copyOf(required);
    }

    /** Those of the parts that ask for the newest backup. */
    static WantedTypes latest(List<PartSource> sources) {
        var latest =
                sources.stream().filter(source -> source.choice().isLatest()).toList();
        return new WantedTypes(
                latest.stream().map(source -> source.part().type()).collect(Collectors.toSet()),
                latest.stream()
                        .filter(PartSource::required)
                        .map(source -> source.part().type())
                        .collect(Collectors.toSet()));
    }

    /**
     * The same with the managed clusters, as something that a set had better have: a standby that only followed the newest credentials and resources would be ahead of every
     * set from which it can be activated, and go back on the day of its activation.
     */
    WantedTypes ofStandby() {
        return new WantedTypes(
                Stream.concat(all.stream(), Stream.of(BackupType.MANAGED_CLUSTERS))
                        .collect(Collectors.toSet()),
                required);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    BackupType anchor() {
        return ANCHORS.stream().filter(required::contains).findFirst().orElseThrow();
    }
}
