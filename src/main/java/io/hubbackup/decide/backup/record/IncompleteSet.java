package io.hubbackup.decide.backup.record;

import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupType;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The newest run that is over and did not give a complete set (BW40).
 *
 * @param time for when it was ordered
 * @param missing data types of which there is no backup, in creation order
 * @param unsuccessful data types whose backup ended, but not Completed
 */
public record IncompleteSet(Instant time, List<BackupType> missing, Map<BackupType, BackupSeen> unsuccessful) {

    public IncompleteSet {
        missing = List.copyOf(missing);
        var copy = new EnumMap<BackupType, BackupSeen>(BackupType.class);
        copy.putAll(unsuccessful);
        unsuccessful = Collections.unmodifiableMap(copy);
    }
}
