package io.hubbackup.decide.policy.recovery;

import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.util.Map;

/**
 * How long the backups of a set take.
 *
 * @param last what the newest run of each type took that ended well
 * @param predicted what the next run of each type will take, by the trend of the last ten against the number of managed clusters
 * @param waits what Velero lets pass between the backups of one set, by the last sets
 */
public record SetForecast(Map<BackupType, Duration> last, Map<BackupType, Duration> predicted, Duration waits) {

    /** Of a hub that has not backed itself up yet. */
    public static final SetForecast NONE = new SetForecast(Map.of(), Map.of(), Duration.ZERO);

    public SetForecast {
        last = Map.copyOf(last);
        predicted = Map.copyOf(predicted);
    }

    /** Of the next set from its order to its end: Velero makes one backup after the other. */
    public Duration set() {
        return predicted.values().stream().reduce(waits, Duration::plus);
    }
}
