package io.hubbackup.apply;

import io.hubbackup.plan.ConditionList;
import io.hubbackup.plan.Target;
import java.util.List;

/**
 * The conditions that the policy reporter wants an object of ours to have, beside those of the reconciler (D26).
 *
 * @param uid the object must be this one
 * @param wanted all of them; what it wrote earlier and does not want any more goes
 */
public record ConditionWrite(Target target, String uid, List<ConditionList.Wanted> wanted) {

    public ConditionWrite {
        wanted = List.copyOf(wanted);
    }
}
