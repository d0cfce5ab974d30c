package io.hubbackup.decide.backup;

import io.hubbackup.decide.backup.admission.Finding;
import io.hubbackup.decide.backup.collision.Ownership;
import io.hubbackup.decide.backup.status.Reason;
import java.util.List;

/** Where a BackupSchedule stands after a pass has decided. The phase of the status is made from it, and never read back. */
public sealed interface ScheduleStage {

    /** It is being deleted; nothing is done and nothing is said any more (BW35). */
    record Gone() implements ScheduleStage {}

    /** Something must be changed first; Velero Schedules that exist go on as they are (B2.10). */
    record Refused(Finding.Refused finding) implements ScheduleStage {}

    /** The user paused it. */
    record Paused() implements ScheduleStage {}

    /** A Restore is at work; the Velero Schedules stand still while it is (B2.6, BW4). */
    record Restoring(Finding.Refused finding) implements ScheduleStage {}

    /** Another hub writes to the storage location. */
    record Collided(Ownership cause) implements ScheduleStage {}

    /** Something could not be read: what was stays, and it is looked at again (BW15). */
    record Waiting(Reason reason, String why) implements ScheduleStage {}

    /** Objects with the names of our Velero Schedules belong to somebody else (B2.27, BW35). */
    record NameTaken(List<String> names) implements ScheduleStage {
        public NameTaken {
            names = List.copyOf(names);
        }
    }

    /** There are no Velero Schedules yet. */
    record Creating() implements ScheduleStage {}

    /** Some Velero Schedules are missing (BW8). */
    record Repairing(List<String> missing) implements ScheduleStage {
        public Repairing {
            missing = List.copyOf(missing);
        }
    }

    /** Some Velero Schedules are not as they shall be (BW11), or have not had their initial backups yet. */
    record Updating() implements ScheduleStage {}

    /** Everything is as it shall be. */
    record Steady() implements ScheduleStage {}

    /** Whether the Velero Schedules shall stand still. */
    default boolean halted() {
        return switch (this) {
            case Paused paused -> true;
            case Restoring restoring -> true;
            case Collided collided -> true;
            case Gone gone -> false;
            case Refused refused -> false;
            case Waiting waiting -> false;
            case NameTaken taken -> false;
            case Creating creating -> false;
            case Repairing repairing -> false;
            case Updating updating -> false;
            case Steady steady -> false;
        };
    }
}
