package io.hubbackup.decide.policy.telling;

import io.hubbackup.api.ApiGroup;
import io.hubbackup.hub.Keyed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.ConditionList.Wanted;
import io.hubbackup.plan.Target;
import java.util.List;

/**
 * A BackupSchedule or Restore and the conditions that it shall carry.
 *
 * @param seen what is known of the object: a carrier that is another one than before has to be written anew
 * @param wanted none for one that shall not carry any, or not any more
 */
public record Carrier(Target target, String uid, Keyed seen, List<Wanted> wanted) {

    static final ApiKind BACKUP_SCHEDULE =
            new ApiKind(ApiGroup.NAME, ApiGroup.VERSION, "BackupSchedule", "backupschedules", true);
    static final ApiKind RESTORE = new ApiKind(ApiGroup.NAME, ApiGroup.VERSION, "Restore", "restores", true);

    public Carrier {
        wanted = List.copyOf(wanted);
    }

    static Carrier of(ApiKind kind, Keyed seen, String uid, List<Wanted> wanted) {
        return new Carrier(new Target(kind, seen.key()), uid, seen, wanted);
    }
}
