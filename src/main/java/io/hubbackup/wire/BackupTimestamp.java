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
        if (digits.length() != 14) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(digits, DIGITS).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
