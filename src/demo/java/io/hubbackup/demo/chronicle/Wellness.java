package io.hubbackup.demo.chronicle;

import io.fabric8.kubernetes.api.model.Condition;
import io.hubbackup.decide.backup.status.Reason;
import java.util.Arrays;
import java.util.Set;

/** How a person takes a condition. */
public final class Wellness {

    private static final Set<String> TRUE_WHEN_NOT_WELL = Set.of("Reconciling", "Stalled");

    private Wellness() {}

    /** Whether it says that all is as it shall be. */
    public static boolean isWell(Condition condition) {
        var well = TRUE_WHEN_NOT_WELL.contains(condition.getType()) ? "False" : "True";
        return well.equals(condition.getStatus());
    }

    /** Whether it is a matter of course that passes by itself, or that somebody wanted. */
    static boolean isExpected(Condition condition) {
        return isAwaited(condition)
                || Arrays.stream(Reason.values())
                        .filter(reason -> reason.name().equals(condition.getReason()))
                        .anyMatch(reason -> !reason.trouble());
    }

    /** A verdict of the policies that cannot be given before the first backups have ended. */
    private static boolean isAwaited(Condition condition) {
        return "Unknown".equals(condition.getStatus())
                && (condition.getReason().startsWith("Awaiting")
                        || condition.getReason().equals("Unknown"));
    }
}
