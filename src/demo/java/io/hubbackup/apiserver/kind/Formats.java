package io.hubbackup.apiserver.kind;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The formats of texts that a schema may want; one that nobody knows is no rule. */
final class Formats {

    private static final Set<String> KNOWN = Set.of(
            "date-time", "datetime", "date", "duration", "byte", "uri", "email", "ipv4", "ipv6", "uuid", "hostname");
    private static final Pattern GO_DURATION = Pattern.compile(
            "[+-]?(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)((\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))*|[+-]?0");
    private static final Pattern WORDED_DURATION = Pattern.compile(
            "(\\d+\\s*(nanoseconds?|nanos?|ns|microseconds?|micros?|us|µs|milliseconds?|millis?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w)\\s*)+");
    private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");

    private Formats() {}

    static boolean known(String format) {
        return KNOWN.contains(format);
    }

    static boolean fits(String format, String text) {
        return switch (format) {
            case "date-time", "datetime" ->
                GoText.time(text.toUpperCase(Locale.ROOT)).isEmpty();
            case "date" -> date(text);
            case "duration" ->
                GO_DURATION.matcher(text).matches()
                        || WORDED_DURATION.matcher(text).matches();
            case "byte" -> base64(text);
            case "uri" -> uri(text);
            case "email" -> EMAIL.matcher(text).matches();
            case "ipv4" -> IPV4.matcher(text).matches();
            case "ipv6" -> text.contains(":") && text.matches("[0-9a-fA-F:.]+");
            case "uuid" -> UUID.matcher(text).matches();
            case "hostname" -> HOST.matcher(text).matches();
            default -> true;
        };
    }

    private static boolean date(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException invalid) {
            return false;
        }
    }

    private static boolean base64(String text) {
        try {
            return !text.isEmpty()
                    && text.length() % 4 == 0
                    && Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }

    private static boolean uri(String text) {
        try {
            return new URI(text).isAbsolute() || text.startsWith("/");
        } catch (URISyntaxException invalid) {
            return false;
        }
    }
}
