package io.hubbackup.decide.backup.status;

/**
 * What one condition shall say.
 *
 * @param message the fact, then the remedy; absolute times, sorted names, nothing that ticks
 */
public record Verdict(ConditionType type, Truth truth, Reason reason, String message) {

    /** The status of a condition. */
    public enum Truth {
        TRUE("True"),
        FALSE("False"),
        UNKNOWN("Unknown");

        private final String wire;

        Truth(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    public static Verdict yes(ConditionType type, Reason reason, String message) {
        return new Verdict(type, Truth.TRUE, reason, message);
    }

    public static Verdict no(ConditionType type, Reason reason, String message) {
        return new Verdict(type, Truth.FALSE, reason, message);
    }

    public static Verdict unclear(ConditionType type, Reason reason, String message) {
        return new Verdict(type, Truth.UNKNOWN, reason, message);
    }

    /** The same, said by another condition. */
    Verdict as(ConditionType other, Truth otherTruth) {
        return new Verdict(other, otherTruth, reason, message);
    }

    boolean isTrue() {
        return truth == Truth.TRUE;
    }
}
