package io.hubbackup.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A short text that is the same for two JSON values exactly when they mean the same, so that content can be compared
 * without being kept (BW30).
 *
 * <p>SHA-256 in hex of a canonical form: fields in the order of their names, numbers without trailing zeros, no blanks.
 * A field that is null is left out: for the API server it is not there.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * @param value maps, lists, texts, numbers, booleans and {@link Tree}s, in any depth
     * @throws IllegalArgumentException for anything that is not a JSON value
     */
    public static String of(Object value) {
        var canonical = new StringBuilder();
        write(value, canonical);
        return HexFormat.of().formatHex(sha256().digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Tree tree -> writeObject(tree.fields(), out);
            case Map<?, ?> map -> writeObject(map, out);
            case Collection<?> items -> writeList(items, out);
            case CharSequence text -> writeText(text, out);
            case Number number -> out.append(plain(number));
            case Boolean flag -> out.append(flag.booleanValue());
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }

    private static void writeObject(Map<?, ?> map, StringBuilder out) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((field, value) -> {
            if (value != null) {
                sorted.put(String.valueOf(field), value);
            }
        });
        out.append('{');
        var separator = "";
        for (var field : sorted.entrySet()) {
            out.append(separator);
            writeText(field.getKey(), out);
            write(field.getValue(), out.append(':'));
            separator = ",";
        }
        out.append('}');
    }

    private static void writeList(Collection<?> items, StringBuilder out) {
        out.append('[');
        var separator = "";
        for (Object item : items) {
            write(item, out.append(separator));
            separator = ",";
        }
        out.append(']');
    }

    private static void writeText(CharSequence text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }

    private static String plain(Number number) {
        return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
