package io.hubbackup.wire;

import java.time.Duration;

/**
 * A length of time in the way Go writes it (B1.15): {@code 72h}, {@code 1h30m}, {@code 1.5s}.
 *
 * <p>The range is Go's: 64 bits of nanoseconds, about ±292 years. Two texts of the same length are equal
 * ({@code 120h} and {@code 120h0m0s}).
 */
public record GoDuration(Duration value) implements Comparable<GoDuration> {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
    private static final Duration SHORTEST = Duration.ofNanos(Long.MIN_VALUE);
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    /** Stands below the limits, because making it looks at them. */
    public static final GoDuration ZERO = new GoDuration(Duration.ZERO);

    /** @throws IllegalArgumentException beyond the ±292 years that Go can hold */
    public GoDuration {
        if (value.compareTo(LONGEST) > 0 || value.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("Go cannot hold a duration of " + value);
        }
    }

    /** Reads a text exactly as Go's {@code time.ParseDuration}; the reasons are Go's too. */
    public static Parsed<GoDuration> parse(String text) {
        return new GoDurationText(text).read();
    }

    public boolean isZero() {
        return value.isZero();
    }

    public boolean isNegative() {
        return value.isNegative();
    }

    /** The normalised form that Go writes back (B1.15): {@code 120h0m0s}, {@code 1h5m0s}, {@code 300ms}, {@code 0s}. */
    public String format() {
        if (value.isZero()) {
            return "0s";
        }
        var sign = value.isNegative() ? "-" : "";
        // Long.MIN_VALUE has no positive twin; from here on the number is read as unsigned.
        return sign + unsigned(value.isNegative() ? -value.toNanos() : value.toNanos());
    }

    @Override
    public int compareTo(GoDuration other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return format();
    }

    private static String unsigned(long nanos) {
        if (Long.compareUnsigned(nanos, MICRO) < 0) {
            return nanos + "ns";
        }
        if (Long.compareUnsigned(nanos, MILLI) < 0) {
            return decimal(nanos, MICRO) + "µs";
        }
        if (Long.compareUnsigned(nanos, SECOND) < 0) {
            return decimal(nanos, MILLI) + "ms";
        }
        return clock(nanos);
    }

    private static String clock(long nanos) {
        long minutes = Long.divideUnsigned(nanos, 60 * SECOND);
        var seconds = decimal(Long.remainderUnsigned(nanos, 60 * SECOND), SECOND) + "s";
        if (minutes == 0) {
            return seconds;
        }
        return minutes < 60 ? minutes + "m" + seconds : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    private static String decimal(long nanos, long unit) {
        long fraction = nanos % unit;
        if (fraction == 0) {
            return Long.toString(nanos / unit);
        }
        var digits = Long.toString(unit + fraction).substring(1);
        return nanos / unit + "." + digits.replaceAll("0+$", "");
    }
}
