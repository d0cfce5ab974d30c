package io.hubbackup.decide.backup.collision;

import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.TakeOverMarker;
import io.hubbackup.wire.VeleroLabels;
import io.hubbackup.wire.velero.BackupPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Collects from a view what section B5 asks for, and has it judged. */
public final class StorageOwnership {

    private final View view;
    private final Indexed<VeleroScheduleSeen> owned;

    private StorageOwnership(View view, Indexed<VeleroScheduleSeen> owned) {
        this.view = view;
        this.owned = owned;
    }

    /**
     * @param owned our Velero Schedules; without one nothing is claimed, so nothing can collide (B2.15)
     */
    public static Ownership of(View view, Indexed<VeleroScheduleSeen> owned) {
        return owned.isEmpty() ? new Ownership.Owner() : new StorageOwnership(view, owned).judged();
    }

    /** The ids under which this hub writes and wrote; the labels of our Velero Schedules may still say an older one (BW7). */
    public static OwnIds ids(HubIdentity identity, Indexed<VeleroScheduleSeen> owned) {
        var former = new LinkedHashSet<String>();
        owned.stream().forEach(seen -> {
            former.add(seen.object().metadata().label(BackupLabels.HUB).orElse(""));
            former.addAll(FormerIds.of(seen));
        });
        return new OwnIds(identity.id(), former);
    }

    private Ownership judged() {
        return switch (view.hub().identity()) {
            case Observed.Value<HubIdentity>(var identity) -> judged(identity);
            case Observed.NotServed<HubIdentity>(var api) -> undecided("who this hub is", api + " is not served");
            case Observed.Unreadable<HubIdentity>(var api, var why) -> undecided("who this hub is", api + ": " + why);
        };
    }

    private Ownership judged(HubIdentity identity) {
        return switch (view.backupsInUse()) {
            case Observed.Value<Indexed<BackupSeen>>(var backups) -> Collision.judge(facts(identity, backups));
            case Observed.NotServed<Indexed<BackupSeen>>(var api) ->
                undecided("which backups the storage holds", api + " is not served");
            case Observed.Unreadable<Indexed<BackupSeen>>(var api, var why) ->
                undecided("which backups the storage holds", api + ": " + why);
        };
    }

    private OwnershipFacts facts(HubIdentity identity, Indexed<BackupSeen> backups) {
        return new OwnershipFacts(
                ids(identity, owned),
                frozenId(),
                claim(owned, view.now()),
                resources(backups),
                takeOvers(identity, backups));
    }

    /** B5.7: the id that B5.11 shows is the one on the Velero Schedule. */
    private String frozenId() {
        return Remembrance.bearer(owned)
                .or(() -> owned.stream().findFirst())
                .flatMap(seen -> seen.object().metadata().label(BackupLabels.HUB))
                .orElse("");
    }

    /**
     * When this hub began to write: the creation of its oldest Velero Schedule. One that had to be created again (BW8) does not renew the claim.
     *
     * @param none the answer without a Velero Schedule
     */
    public static Instant claim(Indexed<VeleroScheduleSeen> owned, Instant none) {
        return owned.stream()
                .flatMap(seen -> seen.object().metadata().creationTimestamp().stream())
                .min(Comparator.naturalOrder())
                .orElse(none);
    }

    private static List<BackupSeen> resources(Indexed<BackupSeen> backups) {
        return backups.stream()
                .filter(backup -> backup.label(VeleroLabels.SCHEDULE_NAME)
                        .filter(BackupType.RESOURCES.scheduleName()::equals)
                        .isPresent())
                .filter(backup -> !backup.deleting() && BackupPhase.of(backup.phase()) != BackupPhase.DELETING)
                .toList();
    }

    private List<TakeOver> takeOvers(HubIdentity identity, Indexed<BackupSeen> backups) {
        var all = new ArrayList<TakeOver>();
        backups.stream()
                .filter(backup -> backup.labels().containsKey(TakeOverMarker.RESTORE_CLUSTER))
                .forEach(backup -> TakeOver.ofMarker(backup).ifPresent(all::add));
        Remembrance.of(owned).ifPresent(all::add);
        TakeOwnership.of(view, identity).ifPresent(all::add);
        return all;
    }

    private static Ownership undecided(String question, String why) {
        return new Ownership.Undecided("It cannot be told " + question + ": " + why);
    }
}
