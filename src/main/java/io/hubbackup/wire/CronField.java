package io.hubbackup.wire;

import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One of the five fields of a cron text, and how its list of ranges is read (B1.16, B1.17). */
enum CronField {
    MINUTE(0, 59, ""),
    HOUR(0, 23, ""),
    DAY_OF_MONTH(1, 31, ""),
    MONTH(1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    DAY_OF_WEEK(0, 6, "sun mon tue wed thu fri sat");

    private final int min;
    private final int max;
    private final Map<String, Long> names;

    CronField(int min, int max, String names) {
        this.min = min;
        this.max = max;
        this.names = numbered(names, min);
    }

    /**
     * The values of a field.
     *
     * @param star whether the field leaves the choice of the day to the other day field
     */
    record Values(BitSet bits, boolean star) {

        boolean has(int value) {
            return bits.get(value);
        }
    }

    Parsed<Values> parse(String list) {
        var bits = new BitSet();
        boolean star = false;
        for (var range : list.split(",")) {
            if (range.isEmpty()) {
                continue; // as robfig: "1,,2" is "1,2", and "," alone matches nothing
            }
            switch (range(range)) {
                case Parsed.Bad<Values>(String why) -> {
                    return Parsed.bad(why);
                }
                case Parsed.Ok<Values>(Values values) -> {
                    bits.or(values.bits);
                    star |= values.star;
                }
            }
        }
        return Parsed.ok(new Values(bits, star));
    }

    private Parsed<Values> range(String range) {
        var rangeAndStep = range.split("/", -1);
        var lowAndHigh = rangeAndStep[0].split("-", -1);
        return bounds(lowAndHigh, range).then(bounds -> switch (rangeAndStep.length) {
            case 1 -> spread(bounds, 1, range);
            case 2 ->
                number(rangeAndStep[1])
                        .then(step -> spread(lowAndHigh.length == 1 ? bounds.upTo(max) : bounds, step, range));
            default -> Parsed.bad("too many slashes: " + range);
        });
    }

    private record Bounds(long low, long high, boolean star) {

        /** {@code N/step} means from N to the end. */
        Bounds upTo(int max) {
            return new Bounds(low, max, star);
        }
    }

    private Parsed<Bounds> bounds(String[] lowAndHigh, String range) {
        if (lowAndHigh[0].equals("*") || lowAndHigh[0].equals("?")) {
            return Parsed.ok(new Bounds(min, max, true)); // as robfig: what follows a hyphen is not even read
        }
        return numberOrName(lowAndHigh[0]).then(low -> switch (lowAndHigh.length) {
            case 1 -> Parsed.ok(new Bounds(low, low, false));
            case 2 -> numberOrName(lowAndHigh[1]).map(high -> new Bounds(low, high, false));
            default -> Parsed.bad("too many hyphens: " + range);
        });
    }

    private Parsed<Values> spread(Bounds bounds, long step, String range) {
        var complaint = complaint(bounds, step);
        if (complaint.isPresent()) {
            return Parsed.bad(complaint.get() + ": " + range);
        }
        var bits = new BitSet();
        int stride = (int) Math.min(step, MINUTE.max + 1);
        for (int value = (int) bounds.low; value <= bounds.high; value += stride) {
            bits.set(value);
        }
        // A step makes a star a restriction: "*/2" in one day field no longer yields to the other one.
        return Parsed.ok(new Values(bits, bounds.star && step == 1));
    }

    private Optional<String> complaint(Bounds bounds, long step) {
        if (bounds.low < min) {
            return Optional.of("beginning of range (%d) below minimum (%d)".formatted(bounds.low, min));
        }
        if (bounds.high > max) {
            return Optional.of("end of range (%d) above maximum (%d)".formatted(bounds.high, max));
        }
        if (bounds.low > bounds.high) {
            return Optional.of("beginning of range (%d) beyond end of range (%d)".formatted(bounds.low, bounds.high));
        }
        return step == 0 ? Optional.of("step of range should be a positive number") : Optional.empty();
    }

    private Parsed<Long> numberOrName(String text) {
        var named = names.get(text.toLowerCase(Locale.ROOT));
        return named != null ? Parsed.ok(named) : number(text);
    }

    private static Parsed<Long> number(String text) {
        return GoInteger.parse(text)
                .fold(
                        number -> number < 0
                                ? Parsed.bad("negative number (%d) not allowed: %s".formatted(number, text))
                                : Parsed.ok(number),
                        why -> Parsed.bad("failed to parse int from %s: %s".formatted(text, why)));
    }

    private static Map<String, Long> numbered(String names, int first) {
        if (names.isEmpty()) {
            return Map.of();
        }
        var numbers = new java.util.HashMap<String, Long>();
        for (var name : names.split(" ")) {
            numbers.put(name, (long) first + numbers.size());
        }
        return Map.copyOf(numbers);
    }
}
