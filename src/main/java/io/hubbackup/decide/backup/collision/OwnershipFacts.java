package io.hubbackup.decide.backup.collision;

import io.hubbackup.hub.BackupSeen;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What decides whose the storage location is.
 *
 * @param scheduleHubId the hub id on our Velero Schedule, as the message of B5.11 names it
 * @param claim when this hub began to write: the first of our Velero Schedules was created (BW6)
 * @param resources the resources backups in the storage location in use, whoever wrote them, none that is being deleted (B5.5, BW10)
 * @param takeOvers every known take-over, by markers and by annotations
 */
record OwnershipFacts(
        OwnIds own, String scheduleHubId, Instant claim, List<BackupSeen> resources, List<TakeOver> takeOvers) {

    OwnershipFacts {
        resources = List.copyOf(resources);
        takeOvers = List.copyOf(takeOvers);
    }

    Optional<BackupSeen> newestForeign() {
        return resources.stream()
                .filter(backup -> !own.wrote(backup))
                .max(Comparator.comparing(BackupTimes::when).thenComparing(BackupSeen::name));
    }

    /** BW6: own backups that wait in Velero's queue will start after everything that can be seen now. */
    boolean ownIsWaiting() {
        return resources.stream().filter(own::wrote).anyMatch(BackupTimes::waiting);
    }

    Optional<Instant> newestOwnStart() {
        return resources.stream()
                .filter(own::wrote)
                .filter(BackupTimes::ran)
                .map(BackupTimes::when)
                .max(Comparator.naturalOrder());
    }

    Optional<TakeOver> newestTakeOver() {
        return takeOvers.stream().max(newestLast());
    }

    /** Of two in the same second the foreign one counts: two passive hubs are better than two active ones. */
    private Comparator<TakeOver> newestLast() {
        return Comparator.comparing(TakeOver::at)
                .thenComparing(takeOver -> !own.mine(takeOver))
                .thenComparing(TakeOver::hub);
    }
}
