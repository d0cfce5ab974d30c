package io.hubbackup.decide.restore.status;

import io.hubbackup.plan.ConditionList;

/**
 * What one condition shall say.
 *
 * @param message the fact, then the remedy; absolute times, sorted names, nothing that ticks
 */
record RestoreVerdict(RestoreConditionType type, String truth, RestoreReason reason, String message) {

    static RestoreVerdict yes(RestoreConditionType type, RestoreReason reason, String message) {
        return new RestoreVerdict(type, "True", reason, message);
    }

    static RestoreVerdict no(RestoreConditionType type, RestoreReason reason, String message) {
        return new RestoreVerdict(type, "False", reason, message);
    }

    static RestoreVerdict unclear(RestoreConditionType type, RestoreReason reason, String message) {
        return new RestoreVerdict(type, "Unknown", reason, message);
    }

    boolean isTrue() {
        return truth.equals("True");
    }

    ConditionList.Wanted wanted() {
        return new ConditionList.Wanted(type.name(), truth, reason.name(), message);
    }
}
