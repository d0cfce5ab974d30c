package io.hubbackup.apiserver.kind;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that a Go program reads as something else; the answer is what it says about one that it cannot read. */
final class GoText {

    private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";
    private static final String MICRO_LAYOUT = "2006-01-02T15:04:05.000000Z07:00";
    private static final Pattern MICROS = Pattern.compile(".*\\.\\d{6}(Z|[+-]\\d\\d:\\d\\d)");

    /** The parts of a time, each with the part of the layout that it is read by. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d{1,2}:\\d\\d:\\d\\d([.,]\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    private GoText() {}

    static Optional<String> time(String text) {
        return readable(text) ? Optional.empty() : Optional.of(unreadable(text, LAYOUT, text, "2006"));
    }

    static Optional<String> microTime(String text) {
        if (!readable(text)) {
            return Optional.of(unreadable(text, MICRO_LAYOUT, text, "2006"));
        }
        return MICROS.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(unreadable(text, MICRO_LAYOUT, text.substring(Math.min(19, text.length())), ".000000"));
    }

    private static boolean readable(String text) {
        if (!TIME.matcher(text).matches()) {
            return false;
        }
        try {
            OffsetDateTime.parse(text.replace(',', '.'));
            return true;
        } catch (DateTimeException invalid) {
            return false;
        }
    }

    private static String unreadable(String text, String layout, String rest, String element) {
        return "parsing time \"%s\" as \"%s\": cannot parse \"%s\" as \"%s\"".formatted(text, layout, rest, element);
    }

    /** Line ends within the text do not count. */
    static Optional<String> base64(String text) {
        int padding = 0;
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                continue;
            }
            boolean pad = c == '=' && seen % 4 >= 2;
            if (!pad && (padding > 0 || !alphabet(c))) {
                return illegal(i);
            }
            padding += pad ? 1 : 0;
            seen++;
        }
        return seen % 4 == 0 ? Optional.empty() : illegal(Math.max(0, text.length() - seen % 4));
    }

    private static boolean alphabet(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/';
    }

    private static Optional<String> illegal(int at) {
        return Optional.of("illegal base64 data at input byte " + at);
    }
}
