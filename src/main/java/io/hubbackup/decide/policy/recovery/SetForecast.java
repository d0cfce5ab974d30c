package io.hubbackup.decide.policy.recovery;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.BackupSet;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.BackupPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long the backups of a set take.
 *
 * @param clusters how many managed clusters there are now
 * @param last what the newest run of each type took that ended well
 * @param predicted what the next run of each type will take, by the trend of the last ten against the number of managed clusters
 * @param beyond what a set takes beyond the sum of its backups: Velero's queue waits between them; negative where Velero makes several at once
 */
public record SetForecast(
        int clusters, Map<BackupType, Duration> last, Map<BackupType, Duration> predicted, Duration beyond) {

    /** Of a hub that has not backed itself up yet. */
    public static final SetForecast NONE = new SetForecast(0, Map.of(), Map.of(), Duration.ZERO);

    /** So many sets say how long Velero's queue waits. */
    private static final int SETS = 3;

    public SetForecast {
        last = Map.copyOf(last);
        predicted = Map.copyOf(predicted);
    }

    /** Unreadable when backups or clusters are. */
    public static Observed<SetForecast> of(HubSnapshot hub, Instant now) {
        return BackupLedger.of(hub)
                .fold(
                        ledger -> hub.fleet()
                                .clusters()
                                .fold(
                                        clusters -> Observed.of(of(
                                                ledger, births(clusters.stream().toList()))),
                                        api -> Observed.of(of(ledger, List.of())),
                                        no -> Observed.unreadable(no.api(), no.why())),
                        Observed::notServed,
                        no -> Observed.unreadable(no.api(), no.why()));
    }

    private static List<Instant> births(List<ClusterSeen> clusters) {
        return clusters.stream().map(ClusterSeen::created).sorted().toList();
    }

    private static SetForecast of(BackupLedger ledger, List<Instant> births) {
        var last = new EnumMap<BackupType, Duration>(BackupType.class);
        var predicted = new EnumMap<BackupType, Duration>(BackupType.class);
        for (var type : BackupType.values()) {
            var runs = RunTrend.of(ledger.all(type, Origin.SELF), births);
            runs.last().ifPresent(length -> last.put(type, length));
            runs.at(births.size()).ifPresent(length -> predicted.put(type, length));
        }
        return new SetForecast(births.size(), last, predicted, beyond(ledger));
    }

    /** The middle one of the last three, so that one odd run says nothing. */
    private static Duration beyond(BackupLedger ledger) {
        var seen = BackupSet.newestFirst(ledger, Origin.SELF, BackupSet.TOGETHER)
                .filter(SetForecast::whole)
                .limit(SETS)
                .map(SetForecast::beyond)
                .sorted(Comparator.naturalOrder())
                .toList();
        return seen.isEmpty() ? Duration.ZERO : seen.get(seen.size() / 2);
    }

    private static boolean whole(BackupSet set) {
        return Arrays.stream(BackupType.values())
                        .filter(BackupType::data)
                        .allMatch(type ->
                                set.member(type).filter(SetForecast::ended).isPresent())
                && set.took().isPresent();
    }

    static boolean ended(BackupSeen backup) {
        var phase = BackupLedger.phase(backup);
        return phase == BackupPhase.COMPLETED || phase == BackupPhase.PARTIALLY_FAILED;
    }

    private static Duration beyond(BackupSet set) {
        var sum = set.members().values().stream()
                .flatMap(backup -> BackupLedger.duration(backup).stream())
                .reduce(Duration.ZERO, Duration::plus);
        return set.took().orElse(sum).minus(sum);
    }

    /** Of the next set, from its order to its end. */
    public Duration set() {
        var sum = predicted.values().stream().reduce(beyond, Duration::plus);
        var longest = predicted.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        return sum.compareTo(longest) < 0 ? longest : sum;
    }
}
