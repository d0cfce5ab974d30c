package io.hubbackup.decide.backup.admission;

import io.hubbackup.decide.backup.status.ConditionType;
import io.hubbackup.decide.backup.status.Reason;
import io.hubbackup.decide.backup.status.Verdict;

/** The result of one check. {@code message} is for the condition: the fact, then the remedy. */
public sealed interface Finding {

    Reason reason();

    String message();

    /** Nothing is in the way; the reason may still be a warning. */
    record Fine(Reason reason, String message) implements Finding {}

    /**
     * The pass ends here.
     *
     * @param lastMessage the text of {@code status.lastMessage}, where existing tooling knows it exactly
     */
    record Refused(Reason reason, String lastMessage, String message) implements Finding {}

    /** It could not be read: what is stays, and it is looked at again (BW15). */
    record Unclear(Reason reason, String message) implements Finding {}

    default Verdict as(ConditionType type) {
        return switch (this) {
            case Fine fine -> Verdict.yes(type, fine.reason(), fine.message());
            case Refused refused -> Verdict.no(type, refused.reason(), refused.message());
            case Unclear unclear -> Verdict.unclear(type, unclear.reason(), unclear.message());
        };
    }

    /** Whether a later check of the same condition may still speak. */
    default boolean plain() {
        return this instanceof Fine fine && !fine.reason().trouble();
    }
}
