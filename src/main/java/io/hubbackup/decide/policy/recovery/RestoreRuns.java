package io.hubbackup.decide.policy.recovery;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.BackupSet;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What this hub has restored so far, drills included.
 *
 * @param restores ours, in the backup namespace
 * @param runs Velero's
 */
record RestoreRuns(List<RestoreSeen> restores, Indexed<VeleroRestoreSeen> runs) {

    /** Items a second, as a Velero 1.18.3 restored 14,000 of them in 181 s. */
    private static final double USUAL_RATE = 77;

    /** A restore of fewer items says more of Velero's rounds than of its speed. */
    private static final long TELLING = 500;

    /** Where the restores cannot be read, nothing was restored as far as anybody knows. */
    static RestoreRuns of(HubSnapshot hub) {
        var namespace = BackupNamespace.of(hub);
        return new RestoreRuns(
                List.copyOf(items(hub.restores()).in(namespace)),
                Indexed.of(items(hub.velero().restores()).in(namespace)));
    }

    private static <T extends Keyed> Indexed<T> items(Observed<Indexed<T>> seen) {
        return seen.fold(all -> all, api -> Indexed.empty(), no -> Indexed.empty());
    }

    /** From the order to the end; of a hub that was passive before, from the restore of the managed clusters on. */
    Optional<Duration> lastActivation() {
        return restores.stream()
                .filter(restore ->
                        restore.terms().activates() && restore.phase().startsWith("Finished"))
                .filter(restore -> restore.terms().completed().isPresent())
                .max(Comparator.comparing(restore -> restore.terms().completed().orElse(Instant.EPOCH)))
                .flatMap(restore -> restore.terms()
                        .completed()
                        .flatMap(end -> begin(restore).map(begin -> Duration.between(begin, end))))
                .filter(length -> !length.isNegative());
    }

    private Optional<Instant> begin(RestoreSeen restore) {
        return restore.terms().sync()
                ? restore.terms().veleroRestores().stream()
                        .flatMap(name -> runs.get(restore.namespace(), name).stream())
                        .filter(RestoreRuns::ofClusters)
                        .flatMap(run -> run.object().status().startTimestamp().stream())
                        .min(Comparator.naturalOrder())
                : Optional.of(restore.created());
    }

    private static boolean ofClusters(VeleroRestoreSeen run) {
        return BackupName.parse(run.object().backupName())
                .flatMap(BackupName::type)
                .filter(type -> type == BackupType.MANAGED_CLUSTERS)
                .isPresent();
    }

    /** By the number of items; empty while Velero did not say it of any backup. */
    Optional<Duration> estimate(BackupSet set) {
        long items = BackupType.dataTypes().stream()
                .flatMap(type -> set.member(type).stream())
                .mapToLong(backup -> backup.contents().items().orElse(0))
                .sum();
        return items == 0 ? Optional.empty() : Optional.of(Duration.ofMillis((long) (items * 1000 / rate())));
    }

    /** What was seen here, else what was seen elsewhere. */
    private double rate() {
        var telling = runs.stream()
                .map(VeleroRestoreSeen::object)
                .filter(run -> items(run.status().tree()) >= TELLING)
                .toList();
        long items =
                telling.stream().mapToLong(run -> items(run.status().tree())).sum();
        double seconds = telling.stream()
                .mapToDouble(run -> run.status()
                        .startTimestamp()
                        .flatMap(start -> run.status()
                                .completionTimestamp()
                                .map(end -> Duration.between(start, end).toMillis() / 1000.0))
                        .orElse(0.0))
                .sum();
        return items > 0 && seconds > 0 ? items / seconds : USUAL_RATE;
    }

    /** Of one that has ended. */
    private static long items(Tree status) {
        return status.text("completionTimestamp").isPresent()
                ? status.child("progress").number("itemsRestored").orElse(0L)
                : 0;
    }
}
