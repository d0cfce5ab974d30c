package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupCron;
import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.TakeOverMarker;
import io.hubbackup.wire.velero.BackupPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The backups of this hub that have not ended, each with the time until which that is no reason to worry (T13). */
record UnfinishedBackups(BackupLedger ledger, Optional<BackupScheduleSeen> schedule, CatalogueEntry entry) {

    private static final int TIMES_THE_USUAL = 3;

    /**
     * One of them.
     *
     * @param since from when on it was counted
     * @param end when it counts as stuck; empty while it is another one's turn
     * @param silence when it counts as not getting on, if that can be told
     */
    record Waited(BackupSeen backup, Instant since, Optional<Instant> end, Optional<Instant> silence) {

        boolean stuck(Instant now) {
            return end.filter(at -> !now.isBefore(at)).isPresent();
        }

        boolean silent(Instant now) {
            return silence.filter(at -> !now.isBefore(at)).isPresent();
        }

        Stream<Instant> deadlines() {
            return Stream.of(end, silence).flatMap(Optional::stream);
        }
    }

    static List<Waited> of(BackupLedger ledger, Optional<BackupScheduleSeen> schedule, CatalogueEntry entry) {
        return new UnfinishedBackups(ledger, schedule, entry).waited();
    }

    private List<Waited> waited() {
        return Stream.concat(
                        Arrays.stream(BackupType.values())
                                .flatMap(type -> unfinished(ledger.all(type, Origin.SELF))
                                        .map(backup -> waited(backup, allowed(type, backup)))),
                        unfinished(ledger.markers())
                                .filter(this::ours)
                                .map(marker -> waited(marker, entry.duration("minimum"))))
                .sorted(Comparator.comparing(waited -> waited.backup().name()))
                .toList();
    }

    private static Stream<BackupSeen> unfinished(List<BackupSeen> backups) {
        return backups.stream()
                .filter(backup -> BackupLedger.phase(backup).pending()
                        || BackupLedger.phase(backup).running());
    }

    private boolean ours(BackupSeen marker) {
        return marker.label(TakeOverMarker.RESTORE_CLUSTER)
                .filter(ledger.identity().id()::equals)
                .isPresent();
    }

    /** Three times what one usually takes, at least half an hour, and no longer than to the next run. */
    private Duration allowed(BackupType type, BackupSeen backup) {
        var least = entry.duration("minimum");
        var usual = ledger.usual(type).orElse(Duration.ZERO).multipliedBy(TIMES_THE_USUAL);
        var most = interval(BackupLedger.begin(backup))
                .filter(gap -> gap.compareTo(usual) < 0)
                .orElse(usual);
        return most.compareTo(least) > 0 ? most : least;
    }

    private Optional<Duration> interval(Instant from) {
        return schedule.flatMap(BackupCron::of)
                .flatMap(cron -> cron.next(from).flatMap(one -> cron.next(one).map(two -> Duration.between(one, two))));
    }

    private Waited waited(BackupSeen backup, Duration allowed) {
        var phase = BackupLedger.phase(backup);
        if (phase.pending()) {
            var since = turn(backup);
            var end = siblingRuns(backup) ? Optional.<Instant>empty() : Optional.of(since.plus(allowed));
            return new Waited(backup, since, end, Optional.empty());
        }
        var since = BackupLedger.begin(backup);
        return switch (phase) {
            case WAITING_FOR_PLUGIN_OPERATIONS, WAITING_FOR_PLUGIN_OPERATIONS_PARTIALLY_FAILED ->
                new Waited(backup, since, Optional.of(since.plus(entry.duration("operations"))), Optional.empty());
            case IN_PROGRESS -> new Waited(backup, since, Optional.of(since.plus(allowed)), silence(backup));
            case FINALIZING,
                    FINALIZING_PARTIALLY_FAILED,
                    NONE,
                    NEW,
                    QUEUED,
                    READY_TO_START,
                    COMPLETED,
                    PARTIALLY_FAILED,
                    FAILED,
                    FAILED_VALIDATION,
                    DELETING,
                    UNKNOWN -> new Waited(backup, since, Optional.of(since.plus(allowed)), Optional.empty());
        };
    }

    /** Velero makes one backup after the other: this one waits rightly while another one of its set is being made. */
    private boolean siblingRuns(BackupSeen backup) {
        return siblings(backup).anyMatch(sibling -> BackupLedger.phase(sibling) == BackupPhase.IN_PROGRESS);
    }

    /** When it was this one's turn: since it was ordered, or since the last one before it ended. */
    private Instant turn(BackupSeen backup) {
        return siblings(backup)
                .flatMap(sibling -> sibling.completed().stream())
                .filter(backup.created()::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(backup.created());
    }

    private Stream<BackupSeen> siblings(BackupSeen backup) {
        return ledger.newestSet().stream().filter(other -> !other.name().equals(backup.name()));
    }

    /** Velero writes the backup whenever there is progress. */
    private Optional<Instant> silence(BackupSeen backup) {
        return backup.progress().done().isPresent()
                ? backup.progress().written().map(written -> written.plus(entry.duration("progress")))
                : Optional.empty();
    }
}
