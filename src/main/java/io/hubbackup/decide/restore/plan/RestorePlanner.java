package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.decide.restore.admission.SyncOption;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.PlanResult.NothingNewer;
import io.hubbackup.decide.restore.plan.PlanResult.NothingToDo;
import io.hubbackup.decide.restore.plan.PlanResult.Planned;
import io.hubbackup.decide.restore.plan.PlanResult.Reason;
import io.hubbackup.decide.restore.plan.PlanResult.Refused;
import io.hubbackup.decide.restore.plan.PlanResult.Unclear;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Chooses the backups of the next run: one consistent set, or those that the user names (R3.4–R3.11). */
public final class RestorePlanner {

    private final RestoreView view;
    private final PartSource.Sources sources;
    private final WantedTypes latest;

    private RestorePlanner(RestoreView view, RestoreWish wish) {
        this.view = view;
        this.sources = PartSource.of(wish);
        var asked = WantedTypes.latest(sources.wanted());
        this.latest = SyncOption.of(wish).valid() ? asked.ofStandby() : asked;
    }

    /** The first run of a Restore, or what comes after the run that its journal tells of when that is in step {@code SYNCING} (R2.38, R2.39). */
    public static PlanResult plan(RestoreView view, RestoreWish wish) {
        if (wish.skipsAll()) {
            return new NothingToDo("Nothing to do for restore " + view.name());
        }
        if (wish.managedClusters().isMissing()
                || wish.credentials().isMissing()
                || wish.resources().isMissing()) {
            return new Refused(
                    Reason.BackupNameMissing,
                    "backup name not found",
                    "One of the three backup names is empty. Write latest, skip, or the name of a Velero Backup.");
        }
        return new RestorePlanner(view, wish).readable();
    }

    /** W9: what cannot be read is not taken for nothing. */
    private PlanResult readable() {
        return view.hub()
                .velero()
                .storageLocations()
                .fold(
                        locations -> backups(new StorageCheck(locations, view.namespace())),
                        StorageCheck::notServed,
                        RestorePlanner::unclear);
    }

    private PlanResult backups(StorageCheck storage) {
        var unavailable = storage.any();
        return unavailable.isPresent()
                ? unavailable.get()
                : view.hub()
                        .velero()
                        .backups()
                        .fold(backups -> chosen(backups, storage), api -> noBackups(), RestorePlanner::unclear);
    }

    private static PlanResult unclear(Observed.Unreadable<?> unknown) {
        return new Unclear("It cannot be told what there is to restore (%s: %s). It is tried again."
                .formatted(unknown.api(), unknown.why()));
    }

    private Refused noBackups() {
        return new Refused(
                Reason.NoBackups,
                "no velero backups found",
                "There is no Velero Backup in namespace %s. Check that its BackupStorageLocation is the one of the hub that backs up; Velero looks into it once a minute."
                        .formatted(view.namespace()));
    }

    private PlanResult chosen(Indexed<BackupSeen> all, StorageCheck storage) {
        var backups = all.in(view.namespace());
        if (backups.isEmpty()) {
            return noBackups();
        }
        var draft = new PlanDraft(view, storage, new NamedBackups(all, view.namespace()), sources);
        if (latest.isEmpty()) {
            return afterSync().isPresent() ? new NothingNewer("The backups are named.", "") : draft.named();
        }
        var runs = BackupRuns.of(backups, latest);
        return afterSync()
                .map(journal -> next(journal.plan(), runs, draft, backups))
                .orElseGet(() -> newest(runs, draft, backups));
    }

    private Optional<Journal> afterSync() {
        return view.journal().filter(journal -> journal.step() == Step.SYNCING);
    }

    private PlanResult newest(List<BackupRun> runs, PlanDraft draft, Collection<BackupSeen> backups) {
        return LatestSet.choose(runs, latest)
                .<PlanResult>map(draft::of)
                .orElseGet(() -> LatestSet.none(backups, runs, latest));
    }

    /** R2.38, R2.39, R3.3: what is newer, what the activation still needs, what was deleted; in this order. */
    private PlanResult next(RestorePlan before, List<BackupRun> runs, PlanDraft draft, Collection<BackupSeen> backups) {
        var chosen = LatestSet.choose(runs, latest);
        if (chosen.isEmpty()) {
            return LatestSet.none(backups, runs, latest);
        }
        var same = runs.stream()
                .filter(run -> run.restorable(latest)
                        && run.time().toString().equals(before.time())
                        && run.hub().equals(before.hub()))
                .findFirst();
        if (newer(chosen.get(), before)) {
            return draft.of(chosen.get());
        }
        if (activating(before)) {
            return draft.of(same.map(run -> again(run, runs)).orElse(chosen.get()));
        }
        return same.map(run -> completing(before, draft.of(again(run, runs)), chosen.get(), runs))
                .orElseGet(() -> nothingNewer(before, chosen.get(), runs));
    }

    private static boolean newer(LatestSet chosen, RestorePlan before) {
        return before.time().isEmpty() || chosen.run().time().isAfter(Instant.parse(before.time()));
    }

    private boolean activating(RestorePlan before) {
        return !before.activates()
                && sources.wanted().stream().anyMatch(source -> source.part().activating());
    }

    private LatestSet again(BackupRun run, List<BackupRun> runs) {
        return new LatestSet(
                run,
                "The set of %s of hub %s is still the newest; this Restore has restored it before.%s"
                        .formatted(run.time(), run.hub(), LatestSet.passedOver(run, runs, latest)));
    }

    /** A part whose backup came late, or whose Velero Restore somebody has deleted, is restored after all. */
    private PlanResult completing(RestorePlan before, PlanResult again, LatestSet chosen, List<BackupRun> runs) {
        return switch (again) {
            case Planned(RestorePlan plan) -> {
                if (!plan.restores().stream()
                        .allMatch(planned -> before.of(planned.part()).isPresent())) {
                    yield again;
                }
                yield view.hub()
                        .velero()
                        .restores()
                        .fold(
                                restores -> before.restores().stream()
                                                .allMatch(planned -> restores.get(view.namespace(), planned.name())
                                                        .isPresent())
                                        ? nothingNewer(before, chosen, runs)
                                        : again,
                                api -> nothingNewer(before, chosen, runs),
                                RestorePlanner::unclear);
            }
            case NothingNewer nothing -> nothing;
            case NothingToDo nothing -> nothing;
            case Refused refused -> refused;
            case Unclear unclear -> unclear;
        };
    }

    private NothingNewer nothingNewer(RestorePlan before, LatestSet chosen, List<BackupRun> runs) {
        return new NothingNewer(
                "The set of %s is the newest that can be restored.".formatted(before.time()),
                LatestSet.passedOver(chosen.run(), runs, latest).strip());
    }
}
