package io.hubbackup.decide.restore.admission;

import io.hubbackup.api.Restore;
import io.hubbackup.api.RestorePhase;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.decide.restore.admission.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a Restore is refused. The checks stand in the order in which their refusals are told. */
public final class RestoreChecks {

    private RestoreChecks() {}

    /** What is refused when the object is created. */
    public static List<Refusal> onCreate(Restore created) {
        return all(RestoreWish.of(created), created.statusOrEmpty());
    }

    /** What is refused when the object is changed: nothing while it is being deleted, and nothing where the spec stays (W12). */
    public static List<Refusal> onUpdate(Restore before, Restore after) {
        return beingDeleted(after) || !specChanged(before, after) ? List.of() : onCreate(after);
    }

    /** W34: what the reconciler refuses of an object as it stands, however it came there. The names of a sync are judged by {@link SyncOption} instead. */
    public static List<Refusal> standing(RestoreWish wish) {
        var refusals = new ArrayList<>(ProtectedNamespaces.refusals(wish));
        refusals.addAll(ours(wish));
        return List.copyOf(refusals);
    }

    static boolean beingDeleted(Restore restore) {
        return restore.getMetadata().getDeletionTimestamp() != null;
    }

    static boolean specChanged(Restore before, Restore after) {
        return !before.specOrEmpty().equals(after.specOrEmpty());
    }

    private static List<Refusal> all(RestoreWish wish, RestoreStatus status) {
        var refusals = new ArrayList<>(ProtectedNamespaces.refusals(wish));
        syncNames(wish).or(() -> earlyActivation(wish, status)).ifPresent(refusals::add);
        refusals.addAll(ours(wish));
        return List.copyOf(refusals);
    }

    /** R1.33, checks 1 to 4: the first that fails speaks. */
    private static Optional<Refusal> syncNames(RestoreWish wish) {
        if (!wish.sync()) {
            return Optional.empty();
        }
        var clusters = wish.managedClusters();
        if (clusters.isMissing()
                || wish.credentials().isMissing()
                || wish.resources().isMissing()) {
            return refused(
                    Reason.SyncNamesMissing,
                    "spec.syncRestoreWithNewBackups",
                    "syncRestoreWithNewBackups requires all backup names to be set");
        }
        if (!clusters.isSkip() && !clusters.isLatest()) {
            return refused(
                    Reason.SyncManagedClustersNamed,
                    "spec.veleroManagedClustersBackupName",
                    "syncRestoreWithNewBackups requires veleroManagedClustersBackupName to be 'skip' or 'latest', got: "
                            + clusters.text());
        }
        return notLatest(Reason.SyncCredentialsNotLatest, "veleroCredentialsBackupName", wish.credentials())
                .or(() -> notLatest(Reason.SyncResourcesNotLatest, "veleroResourcesBackupName", wish.resources()));
    }

    private static Optional<Refusal> notLatest(Reason reason, String field, BackupChoice choice) {
        return choice.isLatest()
                ? Optional.empty()
                : refused(
                        reason,
                        "spec." + field,
                        "syncRestoreWithNewBackups requires %s to be 'latest', got: %s"
                                .formatted(field, choice.text()));
    }

    /** R1.33, check 5, and R1.35: clusters are taken over from a hub that is in step, or that has begun to. */
    private static Optional<Refusal> earlyActivation(RestoreWish wish, RestoreStatus status) {
        boolean begun = status.veleroManagedClustersRestoreName() != null
                && !status.veleroManagedClustersRestoreName().isEmpty();
        if (!wish.sync() || wish.managedClusters().isSkip() || RestorePhase.enabled(status.phase()) || begun) {
            return Optional.empty();
        }
        return refused(
                Reason.ActivationBeforeSync,
                "spec.veleroManagedClustersBackupName",
                "when syncRestoreWithNewBackups is true, veleroManagedClustersBackupName must initially be set to 'skip'. To activate managed clusters, edit the restore to set veleroManagedClustersBackupName to 'latest'");
    }

    /** What the Go operator's webhook lets pass (W33). */
    private static List<Refusal> ours(RestoreWish wish) {
        var refusals = new ArrayList<Refusal>();
        cleanup(wish).ifPresent(refusals::add);
        selectors(wish).ifPresent(refusals::add);
        interval(wish).ifPresent(refusals::add);
        return refusals;
    }

    private static Optional<Refusal> cleanup(RestoreWish wish) {
        return wish.cleanup()
                .fold(
                        option -> option == Cleanup.ALL && !wish.cleanupAllConfirmed()
                                ? refused(
                                        Reason.CleanupAllUnconfirmed,
                                        "metadata.annotations[\"%s\"]".formatted(RestoreWish.CLEANUP_ALL_CONFIRMED),
                                        "cleanupBeforeRestore=CleanupAll requires the %s=true annotation on the Restore resource to confirm mass deletion of ACM-scoped hub resources"
                                                .formatted(RestoreWish.CLEANUP_ALL_CONFIRMED))
                                : Optional.empty(),
                        why -> refused(Reason.CleanupUnknown, "spec.cleanupBeforeRestore", why));
    }

    private static Optional<Refusal> selectors(RestoreWish wish) {
        return wish.labelSelector().isEmpty() || wish.orLabelSelectors().isEmpty()
                ? Optional.empty()
                : refused(
                        Reason.BothSelectors,
                        "spec.orLabelSelectors",
                        "spec.labelSelector and spec.orLabelSelectors are both set, and Velero refuses a restore that has both. Remove one of them; what both shall ask for goes into each entry of spec.orLabelSelectors.");
    }

    /** An interval that nobody uses refuses nothing. */
    private static Optional<Refusal> interval(RestoreWish wish) {
        if (!wish.sync()) {
            return Optional.empty();
        }
        return switch (wish.syncInterval()) {
            case SyncInterval.Usable usable -> Optional.empty();
            case SyncInterval.Unusable(var reason, var text, var why) ->
                refused(
                        reason,
                        "spec.restoreSyncInterval",
                        "spec.restoreSyncInterval \"%s\" is not usable: %s. Write hours, minutes and seconds as in 30m or 1h30m, at least 1m, or leave it out for 30m."
                                .formatted(text, why));
        };
    }

    private static Optional<Refusal> refused(Reason reason, String field, String message) {
        return Optional.of(new Refusal(reason, field, message));
    }
}
