package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.store.Stored;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Copies the members of a stored object without making objects of them: lists of tens of thousands are glued from bytes. */
final class JsonMembers {

    private final byte[] json;
    private final Stored object;
    private final ByteArrayOutputStream out;
    private boolean first = true;

    private JsonMembers(Stored object, ByteArrayOutputStream out) {
        this.json = object.json();
        this.object = object;
        this.out = out;
    }

    /** The object as it is, but of the given type. */
    static void retyped(Stored object, String apiVersion, String kind, ByteArrayOutputStream out) {
        var members = new JsonMembers(object, out);
        text(out, "{\"kind\":\"" + kind + "\",\"apiVersion\":\"" + apiVersion + "\"");
        members.first = false;
        members.copyAllButType();
    }

    /** The object as it is, but of no type, as the items of a list of a built-in kind are. */
    static void untyped(Stored object, ByteArrayOutputStream out) {
        out.write('{');
        new JsonMembers(object, out).copyAllButType();
    }

    static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void copyAllButType() {
        int toDrop = 2;
        int at = past(0, '{');
        while (json[at] != '}') {
            int key = at;
            int keyEnd = stringEnd(key);
            int value = past(keyEnd, ':');
            int valueEnd = value == object.metadataFrom() ? object.metadataTo() : valueEnd(value);
            if (isType(key, keyEnd)) {
                toDrop--;
            } else {
                copy(key, valueEnd);
            }
            at = next(valueEnd);
            if (toDrop == 0 && json[at] != '}') {
                copy(at, json.length);
                return;
            }
        }
        out.write('}');
    }

    private void copy(int from, int to) {
        if (!first) {
            out.write(',');
        }
        first = false;
        out.write(json, from, to - from);
    }

    private boolean isType(int key, int keyEnd) {
        return matches(key, keyEnd, "\"kind\"") || matches(key, keyEnd, "\"apiVersion\"");
    }

    private boolean matches(int from, int to, String text) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (json[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int stringEnd(int at) {
        int i = at + 1;
        while (json[i] != '"') {
            i += json[i] == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private int valueEnd(int at) {
        int depth = 0;
        int i = at;
        while (true) {
            switch (json[i]) {
                case '"' -> i = stringEnd(i);
                case '{', '[' -> {
                    depth++;
                    i++;
                }
                case '}', ']' -> {
                    if (depth == 0) {
                        return i;
                    }
                    depth--;
                    i++;
                }
                case ',' -> {
                    if (depth == 0) {
                        return i;
                    }
                    i++;
                }
                default -> i++;
            }
        }
    }

    /** The first thing after this sign, which is the next that is not blank. */
    private int past(int from, char sign) {
        int i = from;
        while (json[i] != sign) {
            i++;
        }
        return blanks(i + 1);
    }

    private int next(int from) {
        int i = blanks(from);
        return json[i] == ',' ? blanks(i + 1) : i;
    }

    private int blanks(int from) {
        int i = from;
        while (json[i] == ' ' || json[i] == '\n' || json[i] == '\r' || json[i] == '\t') {
            i++;
        }
        return i;
    }
}
