package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupCron;
import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.BackupSet;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.BackupPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** N02: the last run made all five backups, and none of them failed (U10). */
public final class BackupSetComplete implements PolicyTemplate {

    static final String NAME = "backup-set-complete";

    /** The reasons of N02. */
    public enum Why implements Verdict.Reason {
        AsExpected,
        SetIncomplete,
        SetFailed,
        SetPartiallyFailed,
        AwaitingFirstRun
    }

    private final CatalogueEntry entry;

    public BackupSetComplete(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return WhileActive.judged(
                hub, schedule -> Verdict.judged(BackupLedger.of(hub), ledger -> judge(ledger, schedule, now)));
    }

    /** A set that Velero still works on is only judged for what has failed already; otherwise the one before it counts. */
    private Verdict judge(BackupLedger ledger, BackupScheduleSeen schedule, Instant now) {
        var tolerance = entry.duration("tolerance");
        var sets =
                BackupSet.newestFirst(ledger, Origin.SELF, tolerance).limit(2).toList();
        var settled = sets.stream().filter(set -> settled(set, tolerance, now)).findFirst();
        var verdict = settled.map(set -> judge(set, expected(set, schedule, now)))
                .orElseGet(() -> Verdict.unknown(
                        Why.AwaitingFirstRun, "No run of the cron has been completed yet; wait for the first one."));
        return sets.stream()
                .findFirst()
                .map(newest -> newest.ordered().plus(tolerance))
                .filter(now::isBefore)
                .map(verdict::until)
                .orElse(verdict);
    }

    private static boolean settled(BackupSet set, Duration tolerance, Instant now) {
        return !failed(set).isEmpty()
                || !set.open() && !now.isBefore(set.ordered().plus(tolerance));
    }

    private static List<BackupSeen> failed(BackupSet set) {
        return set.in(BackupPhase.FAILED, BackupPhase.FAILED_VALIDATION);
    }

    /** Velero takes the validation backup away soon after the next run is due: from then on it is not missed. */
    private static List<BackupType> expected(BackupSet set, BackupScheduleSeen schedule, Instant now) {
        var due = BackupCron.of(schedule)
                .flatMap(cron -> cron.next(set.ordered().plus(BackupSet.TOGETHER)))
                .filter(next -> !now.isBefore(next));
        return Arrays.stream(BackupType.values())
                .filter(type -> type.data() || due.isEmpty())
                .toList();
    }

    private static Verdict judge(BackupSet set, List<BackupType> expected) {
        var failed = failed(set);
        var missing = expected.stream()
                .filter(type -> set.member(type).isEmpty())
                .map(BackupType::label)
                .toList();
        var partly = set.in(BackupPhase.PARTIALLY_FAILED);
        if (!failed.isEmpty()) {
            return Verdict.noncompliant(
                    Why.SetFailed,
                    "Of the backup set of %s failed: %s. Look at the log of the backup (velero backup logs)."
                            .formatted(Words.at(set.ordered()), told(failed)));
        }
        if (!missing.isEmpty() && !set.open()) {
            return Verdict.noncompliant(
                    Why.SetIncomplete,
                    "The backup set of %s lacks: %s. Look at the Velero Schedules of these types and at the log of Velero."
                            .formatted(Words.at(set.ordered()), Words.names(missing)));
        }
        return partly.isEmpty() ? complete(set) : partlyFailed(set, partly);
    }

    private static Verdict complete(BackupSet set) {
        return Verdict.compliant(
                Why.AsExpected, "The backup set of %s is complete.".formatted(Words.at(set.ordered())));
    }

    private static Verdict partlyFailed(BackupSet set, List<BackupSeen> partly) {
        return Verdict.noncompliant(
                Why.SetPartiallyFailed,
                "Of the backup set of %s failed in part: %s. It can be restored, without the objects in question; look at the log of the backup (velero backup logs)."
                        .formatted(Words.at(set.ordered()), told(partly)));
    }

    private static String told(List<BackupSeen> backups) {
        return Words.names(backups.stream().map(BackupSetComplete::told).toList());
    }

    private static String told(BackupSeen backup) {
        var why = Optional.of(backup.message())
                .filter(text -> !text.isBlank())
                .map(text -> ": " + Words.quoted(text))
                .orElse("");
        return "%s (%s, %d errors, %d warnings%s)"
                .formatted(backup.name(), backup.phase(), backup.errors(), backup.warnings(), why);
    }
}
