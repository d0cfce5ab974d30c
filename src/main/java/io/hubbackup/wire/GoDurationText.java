package io.hubbackup.wire;

import java.time.Duration;
import java.util.Map;

/** One reading of a Go duration text from left to right: a sign, then numbers with units, added up. */
final class GoDurationText {

    private static final Map<String, Long> NANOS_OF_UNIT = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L, // micro sign
            "\u03bcs", 1_000L, // Greek mu: Go takes both
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    /** 2^63, to be read as unsigned: one more than the longest duration, as far as a negative one may go. */
    private static final long LIMIT = Long.MIN_VALUE;

    private final String text;
    private int at;
    private long total;

    GoDurationText(String text) {
        this.text = text;
    }

    Parsed<GoDuration> read() {
        boolean negative = text.startsWith("-");
        at = negative || text.startsWith("+") ? 1 : 0;
        var unsigned = text.substring(at);
        if (unsigned.equals("0")) {
            return Parsed.ok(GoDuration.ZERO);
        }
        try {
            if (unsigned.isEmpty()) {
                throw invalid();
            }
            while (at < text.length()) {
                total = within(total + term());
            }
            if (!negative && total == LIMIT) {
                throw invalid();
            }
            return Parsed.ok(new GoDuration(Duration.ofNanos(negative ? -total : total)));
        } catch (Unreadable bad) {
            return Parsed.bad(bad.why);
        }
    }

    private long term() throws Unreadable {
        int start = at;
        long whole = wholeNumber();
        boolean anyDigit = at > start;
        var fraction = Fraction.NONE;
        if (at < text.length() && text.charAt(at) == '.') {
            int first = ++at;
            fraction = fraction();
            anyDigit |= at > first;
        }
        if (!anyDigit) {
            throw invalid();
        }
        return nanos(whole, fraction, unit());
    }

    /** The digits behind a point, {@code digits / scale}. */
    private record Fraction(double digits, double scale) {
        static final Fraction NONE = new Fraction(0, 1);
    }

    private Fraction fraction() {
        long digits = 0;
        double scale = 1;
        boolean full = false;
        for (; digitHere(); at++) {
            // Digits that no longer fit into 63 bits are read and dropped.
            long longer = digits * 10 + Character.digit(text.charAt(at), 10);
            full = full || digits > Long.MAX_VALUE / 10 || Long.compareUnsigned(longer, LIMIT) > 0;
            if (!full) {
                digits = longer;
                scale *= 10;
            }
        }
        return new Fraction(digits, scale);
    }

    private long wholeNumber() throws Unreadable {
        long number = 0;
        for (; digitHere(); at++) {
            if (Long.compareUnsigned(number, Long.divideUnsigned(LIMIT, 10)) > 0) {
                throw invalid();
            }
            number = within(number * 10 + Character.digit(text.charAt(at), 10));
        }
        return number;
    }

    private long unit() throws Unreadable {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && !digitHere()) {
            at++;
        }
        var unit = text.substring(start, at);
        if (unit.isEmpty()) {
            throw new Unreadable("time: missing unit in duration " + GoText.quotedByTime(text));
        }
        var nanos = NANOS_OF_UNIT.get(unit);
        if (nanos == null) {
            throw new Unreadable(
                    "time: unknown unit " + GoText.quotedByTime(unit) + " in duration " + GoText.quotedByTime(text));
        }
        return nanos;
    }

    private long nanos(long whole, Fraction fraction, long unit) throws Unreadable {
        if (Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, unit)) > 0) {
            throw invalid();
        }
        // The order of the two floating point operations is Go's; it decides the last nanosecond.
        return within(whole * unit + (long) (fraction.digits * (unit / fraction.scale)));
    }

    private long within(long unsigned) throws Unreadable {
        if (Long.compareUnsigned(unsigned, LIMIT) > 0) {
            throw invalid();
        }
        return unsigned;
    }

    private boolean digitHere() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private Unreadable invalid() {
        return new Unreadable("time: invalid duration " + GoText.quotedByTime(text));
    }

    /** Ends the reading; it never leaves this class. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final String why;

        Unreadable(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }
}
