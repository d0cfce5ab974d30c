package io.hubbackup.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** The fourteen digits {@code yyyyMMddHHmmss}, in UTC, at the end of backup names (B3.27). */
public final class BackupTimestamp {

    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private BackupTimestamp() {}

    /** Parts of a second are dropped. */
    public static String format(Instant instant) {
        return DIGITS.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Empty unless the text is exactly fourteen digits that make a date and a time. */
    public static Optional<Instant> parse(String digits) {
        if (digits.length() != 14 || !digits.chars().allMatch(BackupTimestamp::isDigit)) {
            return Optional.empty();
        }
        try {
            var time = LocalDateTime.of(
                    number(digits, 0, 4),
                    number(digits, 4, 6),
                    number(digits, 6, 8),
                    number(digits, 8, 10),
                    number(digits, 10, 12),
                    number(digits, 12, 14));
            return Optional.of(time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static boolean isDigit(int character) {
        return '0' <= character && character <= '9';
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }
}
