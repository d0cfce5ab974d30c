package io.hubbackup.decide.restore.upgrade;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.plan.ConditionList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What OLM is told before it replaces this version of the operator: to wait while a Restore runs (packaging 6.5). A run that is interrupted goes on where it was; but what goes
 * wrong in one shall not have two versions to be looked for in.
 *
 * <p>Where it cannot be told whether one runs, nothing is said, and what was said last stays. {@code Unknown} means to OLM that it may go on, and {@code False} would keep out the
 * very version that mends what cannot be read; who ran a Restore when it was last seen has most likely not finished it since.
 */
public final class Upgradeable {

    /** The type of the condition; OLM knows no other. */
    public static final String TYPE = "Upgradeable";

    private static final int NAMED = 5;

    private Upgradeable() {}

    /** Who restores on this hub. */
    public enum Role {
        /** This operator. */
        RESTORES,
        /** Nobody by this operator: it only reports (D5). */
        REPORTS,
        /** The Go operator; this one leaves the hub to it (packaging 0.1). */
        YIELDS
    }

    /** @param runs what the Restores are at, by their UID; one that was not looked at yet is not in it */
    public static Optional<ConditionList.Wanted> verdict(
            Role role, Observed<Indexed<RestoreSeen>> restores, Map<String, RunState> runs) {
        return switch (role) {
            case RESTORES ->
                restores.fold(
                        all -> verdict(all, runs),
                        api -> Optional.of(yes("NoRestoreRunning", "The hub serves no Restores.")),
                        unreadable -> Optional.empty());
            case REPORTS -> Optional.of(yes("ReportOnly", "This operator only reports and runs no Restores."));
            case YIELDS ->
                Optional.of(yes(
                        "AnotherOperatorRestores",
                        "This operator leaves the hub to another one and runs no Restores."));
        };
    }

    private static Optional<ConditionList.Wanted> verdict(Indexed<RestoreSeen> restores, Map<String, RunState> runs) {
        var states = restores.stream()
                .filter(restore -> !restore.deleting())
                .collect(Collectors.toMap(
                        RestoreSeen::key, restore -> runs.getOrDefault(restore.uid(), RunState.UNKNOWN)));
        var running = states.entrySet().stream()
                .filter(entry -> entry.getValue() == RunState.RESTORING || entry.getValue() == RunState.CLEANING)
                .map(entry -> entry.getKey().toString())
                .sorted()
                .toList();
        if (!running.isEmpty()) {
            return Optional.of(no(states, running));
        }
        return states.containsValue(RunState.UNKNOWN)
                ? Optional.empty()
                : Optional.of(yes("NoRestoreRunning", "No Restore is running."));
    }

    /** What deletes is told before what creates. */
    private static ConditionList.Wanted no(Map<ObjectKey, RunState> states, List<String> running) {
        boolean cleaning = states.containsValue(RunState.CLEANING);
        int more = running.size() - NAMED;
        return new ConditionList.Wanted(
                TYPE,
                "False",
                cleaning ? "CleanupInProgress" : "RestoreInProgress",
                "Running: %s%s. The next version is installed when that is over; an override of Upgradeable in spec.overrides has it installed at once."
                        .formatted(
                                running.stream().limit(NAMED).collect(Collectors.joining(", ")),
                                more > 0 ? " and %d more".formatted(more) : ""));
    }

    private static ConditionList.Wanted yes(String reason, String message) {
        return new ConditionList.Wanted(TYPE, "True", reason, message);
    }
}
