package io.hubbackup.decide.backup.status;

import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.collision.Ownership;
import io.hubbackup.decide.backup.collision.TakeOver;
import io.hubbackup.decide.backup.template.ResourceSelection;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.plan.Outcomes;
import java.util.List;

/** What each condition says, apart from the three that sum the others up. */
final class Verdicts {

    private final View view;
    private final Decision decision;

    Verdicts(View view, Decision decision) {
        this.view = view;
        this.decision = decision;
    }

    List<Verdict> of(Outcomes preparation, Outcomes schedules) {
        var findings = decision.findings();
        var backups = new BackupVerdicts(view, decision);
        return List.of(
                active(),
                findings.spec().as(ConditionType.SpecValid),
                findings.restores().as(ConditionType.NoActiveRestore),
                findings.storage().as(ConditionType.StorageAvailable),
                owner(),
                discovered(),
                PreparationVerdict.of(decision, preparation),
                new ScheduleVerdicts(view, decision, schedules).inSync(),
                backups.lastBackupSucceeded(),
                backups.recoveryPointFresh());
    }

    private Verdict active() {
        var uniqueness = decision.findings().uniqueness().as(ConditionType.Active);
        if (!uniqueness.isTrue()) {
            return uniqueness;
        }
        if (view.schedule().specOrEmpty().paused()) {
            return Verdict.no(
                    ConditionType.Active,
                    Reason.Paused,
                    "The BackupSchedule is paused. Set spec.paused to false to go on.");
        }
        var place = decision.findings().place().as(ConditionType.Active);
        return place.isTrue() ? uniqueness : place;
    }

    private Verdict owner() {
        var findings = decision.findings();
        return switch (findings.ownership()) {
            case Ownership.Owner owner ->
                findings.ownedOrNone().isEmpty()
                        ? Verdict.yes(
                                ConditionType.Owner,
                                Reason.NothingClaimed,
                                "This hub does not write to the storage yet.")
                        : Verdict.yes(
                                ConditionType.Owner,
                                Reason.StorageOwned,
                                "No other hub writes to this storage location.");
            case Ownership.Foreign foreign -> lost(Reason.ForeignBackup, foreign.text());
            case Ownership.Replaced replaced -> lost(Reason.HubReplaced, replaced.text());
            case Ownership.Undecided undecided ->
                Verdict.unclear(
                        ConditionType.Owner,
                        Reason.OwnerUndecided,
                        undecided.why() + ". The Velero Schedules stay as they are; it is tried again.");
        };
    }

    private Verdict lost(Reason reason, String text) {
        return Verdict.no(
                ConditionType.Owner,
                reason,
                "%s To resume on this hub, stop the other one, then set annotation %s of this BackupSchedule to %s."
                        .formatted(text, TakeOver.TAKE_OWNERSHIP, word()));
    }

    private String word() {
        return view.hub()
                .identity()
                .fold(
                        identity -> "\"%s@<time now, RFC 3339>\"".formatted(identity.id()),
                        api -> "\"<id of this hub>@<time now, RFC 3339>\"",
                        unknown -> "\"<id of this hub>@<time now, RFC 3339>\"");
    }

    private Verdict discovered() {
        return view.hub()
                .catalogue()
                .fold(
                        Verdicts::discovered,
                        api -> undiscovered(api + " is not served"),
                        unknown -> undiscovered(unknown.api() + ": " + unknown.why()));
    }

    private static Verdict discovered(ResourceCatalogue catalogue) {
        return switch (ResourceSelection.of(catalogue)) {
            case ResourceSelection.TooThin(var why) -> undiscovered(why);
            case ResourceSelection.Selected selected -> discovered(selected);
        };
    }

    private static Verdict discovered(ResourceSelection.Selected selected) {
        if (!selected.unresolved().isEmpty()) {
            return Verdict.no(
                    ConditionType.ResourcesDiscovered,
                    Reason.KindsUnresolved,
                    "Velero cannot find these kinds by name, so they are not backed up: %s. Their CRDs should have the kind in lower case as singular name."
                            .formatted(String.join(", ", selected.unresolved())));
        }
        return Verdict.yes(
                ConditionType.ResourcesDiscovered,
                Reason.Discovered,
                selected.notBackedUp().isEmpty()
                        ? "Every kind that belongs into the backups is named in them."
                        : "Every kind that belongs into the backups is named in them. Of these kinds only labelled objects are backed up: %s."
                                .formatted(String.join(", ", selected.notBackedUp())));
    }

    private static Verdict undiscovered(String why) {
        return Verdict.unclear(
                ConditionType.ResourcesDiscovered,
                Reason.DiscoveryFailed,
                "It is not known which kinds the API server serves (%s), so the Velero Schedules keep their lists. It is tried again; see which APIService does not answer."
                        .formatted(why));
    }
}
