package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.decide.policy.recovery.SyncProgress;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** N03: a passive hub restores what the other one backs up, and does not fall behind (U24). */
public final class RestoreSyncFresh implements PolicyTemplate {

    static final String NAME = "restore-sync-fresh";

    /** The reasons of N03. */
    public enum Why implements Verdict.Reason {
        AsExpected,
        SyncStale,
        NothingToRestore
    }

    private final CatalogueEntry entry;

    public RestoreSyncFresh(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return NewestRestore.judged(
                hub,
                HubRole.PASSIVE,
                "does not follow another one",
                restore ->
                        Verdict.judged(SyncProgress.of(hub, restore, now), progress -> judge(progress, restore, now)));
    }

    private Verdict judge(SyncProgress progress, RestoreSeen restore, Instant now) {
        var allowed = allowed(restore);
        return progress.since()
                .map(since -> Deadline.after(since, allowed))
                .map(deadline -> deadline.passed(now)
                        ? stale(progress, restore, allowed)
                        : fresh(progress).until(deadline.next()))
                .orElseGet(() -> fresh(progress));
    }

    /** {@code restoreSyncInterval} of which some rounds may fail, but never less than the minimum. */
    private Duration allowed(RestoreSeen restore) {
        var rounds = restore.terms().syncInterval().orElse(Duration.ZERO).multipliedBy(entry.number("intervals"));
        var minimum = entry.duration("minimum");
        return rounds.compareTo(minimum) > 0 ? rounds : minimum;
    }

    private static Verdict fresh(SyncProgress progress) {
        if (progress.newest().isEmpty()) {
            return Verdict.compliant(
                    Why.NothingToRestore, "No other hub has a backup in the storage yet: there is nothing to follow.");
        }
        return Verdict.compliant(
                Why.AsExpected,
                progress.restored().isEmpty()
                        ? "The first backups of the other hub are being restored."
                        : "Restored are the backups: %s.".formatted(texts(progress.restored())));
    }

    private static Verdict stale(SyncProgress progress, RestoreSeen restore, Duration allowed) {
        var said = restore.terms().lastMessage();
        return Verdict.noncompliant(
                Why.SyncStale,
                "Backups of the other hub have been waiting for longer than %s to be restored: %s; restored are: %s. Restore %s is %s%s. Look at its Velero Restores."
                        .formatted(
                                Lengths.exactly(allowed),
                                texts(progress.behindSince()),
                                progress.restored().isEmpty() ? "none" : texts(progress.restored()),
                                restore.name(),
                                restore.phase().isEmpty() ? "not processed" : restore.phase(),
                                said.isBlank() ? "" : ": " + Words.quoted(said)));
    }

    private static String texts(Map<BackupType, Instant> times) {
        return Words.names(times.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(entry -> "%s of %s".formatted(entry.getKey().label(), Words.at(entry.getValue())))
                .toList());
    }
}
