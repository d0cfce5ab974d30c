package io.hubbackup.wire;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** An integer as Go's {@code strconv.Atoi} reads it, with its words for what is not one. */
final class GoInteger {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+");
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private GoInteger() {}

    static Parsed<Long> parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return bad(text, "invalid syntax");
        }
        var number = new BigInteger(text);
        return number.compareTo(MIN) < 0 || number.compareTo(MAX) > 0
                ? bad(text, "value out of range")
                : Parsed.ok(number.longValueExact());
    }

    private static Parsed<Long> bad(String text, String reason) {
        return Parsed.bad("strconv.Atoi: parsing " + GoText.quotedByStrconv(text) + ": " + reason);
    }
}
