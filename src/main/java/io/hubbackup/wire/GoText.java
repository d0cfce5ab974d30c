package io.hubbackup.wire;

import java.nio.charset.StandardCharsets;

/** How Go puts a text between quotes in its error messages; packages {@code time} and {@code strconv} differ. */
final class GoText {

    private GoText() {}

    /** As package {@code time}: whatever is not printable ASCII is written byte by byte. */
    static String quotedByTime(String text) {
        var quoted = new StringBuilder("\"");
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            int c = Byte.toUnsignedInt(unit);
            if (c < ' ' || c >= 0x80) {
                quoted.append("\\x%02x".formatted(c));
            } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append((char) c);
            }
        }
        return quoted.append('"').toString();
    }

    /** As package {@code strconv}: printable Unicode stays as it is, the rest is escaped. */
    static String quotedByStrconv(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> quoted.append(escaped(c)));
        return quoted.append('"').toString();
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x0b -> "\\v";
            default -> {
                if (printable(c)) {
                    yield Character.toString(c);
                }
                if (c < ' ' || c == 0x7f) {
                    yield "\\x%02x".formatted(c);
                }
                yield c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c);
            }
        };
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
