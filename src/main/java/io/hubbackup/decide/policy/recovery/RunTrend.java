package io.hubbackup.decide.policy.recovery;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.hub.BackupSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long the last backups of one type took, against how many managed clusters there were then.
 *
 * @param runs newest first, at most ten
 */
record RunTrend(List<Run> runs) {

    private static final int RUNS = 10;

    /** The middle one of these is carried to another number of clusters: one odd run says nothing, and a better setting shows soon. */
    private static final int RECENT = 3;

    /** One backup; clusters that are gone since then do not count, they are not known any more. */
    record Run(int clusters, double seconds) {}

    /** @param births when the clusters of today were created, in order */
    static RunTrend of(List<BackupSeen> backups, List<Instant> births) {
        return new RunTrend(backups.stream()
                .filter(SetForecast::ended)
                .sorted(Comparator.comparing(BackupLedger::begin).reversed())
                .flatMap(backup -> BackupLedger.duration(backup).stream()
                        .map(length ->
                                new Run(bornBefore(BackupLedger.begin(backup), births), length.toMillis() / 1000.0)))
                .limit(RUNS)
                .toList());
    }

    private static int bornBefore(Instant moment, List<Instant> births) {
        int low = 0;
        int high = births.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (births.get(middle).isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    Optional<Duration> last() {
        return runs.stream().findFirst().map(run -> length(run.seconds()));
    }

    /** With that many clusters. */
    Optional<Duration> at(int clusters) {
        double slope = slope();
        var recent = runs.stream()
                .limit(RECENT)
                .map(run -> run.seconds() + slope * (clusters - run.clusters()))
                .sorted()
                .toList();
        return recent.isEmpty() ? Optional.empty() : Optional.of(length(Math.max(0, recent.get(recent.size() / 2))));
    }

    /** Seconds for each cluster more, by least squares; while their number never changed, as many as each took so far. */
    private double slope() {
        double meanClusters = runs.stream().mapToInt(Run::clusters).average().orElse(0);
        double meanSeconds = runs.stream().mapToDouble(Run::seconds).average().orElse(0);
        double spread = runs.stream()
                .mapToDouble(run -> Math.pow(run.clusters() - meanClusters, 2))
                .sum();
        if (spread == 0) {
            return meanClusters == 0 ? 0 : meanSeconds / meanClusters;
        }
        double together = runs.stream()
                .mapToDouble(run -> (run.clusters() - meanClusters) * (run.seconds() - meanSeconds))
                .sum();
        return Math.max(0, together / spread);
    }

    private static Duration length(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
