package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds fields that stand more than once in the same JSON object. */
final class Duplicates {

    private static final JsonFactory JSON = new JsonFactory();

    private final List<String> found = new ArrayList<>();
    private final Deque<Set<String>> open = new ArrayDeque<>();

    private Duplicates() {}

    /** Their paths, as in {@code spec.parts[0].name}, in the order in which they come again. */
    static List<String> in(byte[] json) {
        var duplicates = new Duplicates();
        try (var parser = JSON.createParser(json)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                duplicates.take(token, parser);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return duplicates.found.stream().distinct().toList();
    }

    private void take(JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case START_OBJECT -> open.push(new HashSet<>());
            case END_OBJECT -> open.pop();
            case FIELD_NAME -> {
                if (!open.element().add(parser.currentName())) {
                    found.add(path(parser.getParsingContext()));
                }
            }
            default -> {}
        }
    }

    private static String path(JsonStreamContext at) {
        var parent = at.getParent();
        if (parent == null) {
            return "";
        }
        var before = path(parent);
        if (at.inObject()) {
            return (before.isEmpty() ? "" : before + ".") + at.getCurrentName();
        }
        return before + "[" + at.getCurrentIndex() + "]";
    }
}
