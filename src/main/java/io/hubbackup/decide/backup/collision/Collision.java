package io.hubbackup.decide.backup.collision;

import io.hubbackup.hub.BackupSeen;
import java.util.Optional;

/** The judgement of section B5: Owner, unless another hub's backup or take-over is newer than what this hub did. */
final class Collision {

    private final OwnershipFacts facts;

    private Collision(OwnershipFacts facts) {
        this.facts = facts;
    }

    static Ownership judge(OwnershipFacts facts) {
        var collision = new Collision(facts);
        return collision.foreign().or(collision::replaced).orElseGet(Ownership.Owner::new);
    }

    private Optional<Ownership> foreign() {
        return facts.newestForeign()
                .filter(this::afterTheClaim)
                .filter(this::afterOurOwn)
                .filter(backup -> !exempt(backup))
                .map(backup -> new Ownership.Foreign(backup, collisionText(backup)));
    }

    /** BW6: whoever claims the storage knows what lies in it. */
    private boolean afterTheClaim(BackupSeen foreign) {
        return !BackupTimes.when(foreign).isBefore(facts.claim());
    }

    private boolean afterOurOwn(BackupSeen foreign) {
        return !facts.ownIsWaiting()
                && facts.newestOwnStart()
                        .map(ours -> wins(foreign, BackupTimes.when(foreign).compareTo(ours)))
                        .orElse(true);
    }

    /** Of two that started in the same second both hubs take the same one, or both would go on. */
    private boolean wins(BackupSeen foreign, int later) {
        return later > 0
                || later == 0 && OwnIds.hubOf(foreign).compareTo(facts.own().current()) > 0;
    }

    /** B5.8: this hub took the clusters over after that backup, and nobody did after it. */
    private boolean exempt(BackupSeen foreign) {
        return facts.newestTakeOver()
                .filter(facts.own()::mine)
                .filter(ours -> BackupTimes.when(foreign).isBefore(ours.at()))
                .isPresent();
    }

    private Optional<Ownership> replaced() {
        return facts.newestTakeOver()
                .filter(takeOver -> !facts.own().mine(takeOver))
                .filter(takeOver -> takeOver.at().isAfter(facts.claim()))
                .map(takeOver -> new Ownership.Replaced(takeOver, replacedText(takeOver)));
    }

    /** B5.11, with its two blanks. */
    private String collisionText(BackupSeen backup) {
        return "Backup %s, from cluster with id [%s] is using the same storage location. This is a backup collision with current cluster [%s] backup. Review and resolve the collision then create a new BackupSchedule resource to  resume backups from this cluster."
                .formatted(backup.name(), OwnIds.hubOf(backup), facts.scheduleHubId());
    }

    /** B5.12, with its two blanks. */
    private static String replacedText(TakeOver takeOver) {
        return "Hub with id [%1$s] had run a restore managed cluster operation, see [%2$s]. Current hub is no longer the active cluster so the BackupSchedule is set to backup collision. Review and resolve the collision then create a new BackupSchedule resource  from this hub, or from the [%1$s] hub."
                .formatted(takeOver.hub(), takeOver.marker());
    }
}
