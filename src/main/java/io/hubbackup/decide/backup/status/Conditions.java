package io.hubbackup.decide.backup.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.hubbackup.plan.ConditionList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The conditions of a BackupSchedule. */
public final class Conditions {

    private Conditions() {}

    /** The next list; the two of kstatus are there only while they are True. */
    public static List<Condition> merge(List<Condition> previous, List<Verdict> wanted, Instant now, long generation) {
        var ours = wanted.stream()
                .filter(verdict -> verdict.isTrue() || !verdict.type().onlyWhenTrue())
                .map(verdict -> new ConditionList.Wanted(
                        verdict.type().name(),
                        verdict.truth().wire(),
                        verdict.reason().name(),
                        verdict.message()))
                .toList();
        return ConditionList.merge(previous, ours, ConditionType::ours, now, generation);
    }

    static Optional<Condition> find(List<Condition> conditions, ConditionType type) {
        return ConditionList.find(conditions, type.name());
    }
}
