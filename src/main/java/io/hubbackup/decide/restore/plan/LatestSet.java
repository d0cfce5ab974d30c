package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.plan.PlanResult.Reason;
import io.hubbackup.decide.restore.plan.PlanResult.Refused;
import io.hubbackup.hub.BackupSeen;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The newest set of backups that belong together (W14).
 *
 * @param why how it was chosen
 */
record LatestSet(BackupRun run, String why) {

    /** All sets that could be restored, the preferred one first: Completed ones go before newer ones that are not (R3.6). */
    static List<BackupRun> candidates(List<BackupRun> runs, WantedTypes wanted) {
        return runs.stream()
                .filter(run -> run.restorable(wanted))
                .sorted(Comparator.comparingInt(run -> run.rank(wanted)))
                .toList();
    }

    static Optional<LatestSet> choose(List<BackupRun> runs, WantedTypes wanted) {
        return candidates(runs, wanted).stream().findFirst().map(run -> new LatestSet(run, why(run, runs, wanted)));
    }

    private static String why(BackupRun chosen, List<BackupRun> runs, WantedTypes wanted) {
        var shortfall = chosen.shortfall(wanted);
        return "The set of %s of %s is the newest whose backups belong together; %s.%s"
                .formatted(
                        chosen.time(),
                        chosen.hub().isEmpty() ? "a hub without a name" : "hub " + chosen.hub(),
                        shortfall.isEmpty() ? "all of them are Completed" : shortfall + ", and no set is better",
                        passedOver(chosen, runs, wanted));
    }

    /** What is newer and was not taken; empty when there is nothing. */
    static String passedOver(BackupRun chosen, List<BackupRun> runs, WantedTypes wanted) {
        var newer =
                runs.stream().filter(run -> run.time().isAfter(chosen.time())).toList();
        if (newer.isEmpty()) {
            return "";
        }
        return " Newer backups are passed over (%d): of those of %s, %s."
                .formatted(
                        newer.size(), newer.getFirst().time(), newer.getFirst().shortfall(wanted));
    }

    /** R3.6: why there is none. */
    static Refused none(Collection<BackupSeen> backups, List<BackupRun> runs, WantedTypes wanted) {
        var lacking = wanted.required().stream()
                .sorted()
                .filter(type -> backups.stream()
                        .noneMatch(backup -> DatedBackup.usable(backup)
                                && DatedBackup.typeOf(backup)
                                        .filter(found -> found == type)
                                        .isPresent()))
                .map(type -> type.scheduleName() + "-…")
                .collect(Collectors.joining(", "));
        return lacking.isEmpty()
                ? new Refused(
                        Reason.NoConsistentSet,
                        "no backups found",
                        "No backups belong together: the same hub has to have made them in the same run, and they have to be Completed or PartiallyFailed.%s Wait for the next run, or name the backups."
                                .formatted(newest(runs, wanted)))
                : new Refused(
                        Reason.NoBackups,
                        "no backups found",
                        "There is no Completed or PartiallyFailed backup %s. Wait for the next run, or check the BackupStorageLocation."
                                .formatted(lacking));
    }

    private static String newest(List<BackupRun> runs, WantedTypes wanted) {
        return runs.stream()
                .findFirst()
                .map(run -> " Of the newest run, of %s, %s.".formatted(run.time(), run.shortfall(wanted)))
                .orElse("");
    }
}
