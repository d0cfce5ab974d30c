package io.hubbackup.observe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what the API server sends, one object at a time, without its {@code managedFields}: they are most of the text, and only their times say something. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String MANAGED = "managedFields";

    /** What is read of {@code managedFields}. */
    enum Managed {
        NOTHING,
        /** When each of its entries was written. */
        TIMES
    }

    /** What a page of a list says about itself. */
    record Page(String resourceVersion, String continueToken) {}

    private Json() {}

    static Tree object(byte[] text) throws IOException {
        return object(text, Managed.NOTHING);
    }

    static Tree object(byte[] text, Managed managed) throws IOException {
        try (var parser = FACTORY.createParser(text)) {
            parser.nextToken();
            return new Reading(parser, managed).object();
        }
    }

    /** Hands over the items one by one, so that a page is never held as objects. */
    static Page page(byte[] text, Consumer<Tree> items) throws IOException {
        return page(text, Managed.NOTHING, items);
    }

    static Page page(byte[] text, Managed managed, Consumer<Tree> items) throws IOException {
        try (var parser = FACTORY.createParser(text)) {
            return new Reading(parser, managed).page(items);
        }
    }

    private record Reading(JsonParser parser, Managed managed) {

        private Page page(Consumer<Tree> items) throws IOException {
            var metadata = Tree.EMPTY;
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                var value = parser.nextToken();
                if (field.equals("metadata")) {
                    metadata = object();
                } else if (field.equals("items") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        items.accept(object());
                    }
                } else {
                    parser.skipChildren();
                }
            }
            return new Page(
                    metadata.text("resourceVersion").orElse(""),
                    metadata.text("continue").orElse(""));
        }

        private Tree object() throws IOException {
            expect(parser.currentToken(), JsonToken.START_OBJECT);
            return Tree.of(map());
        }

        private static void expect(@Nullable JsonToken found, JsonToken wanted) throws IOException {
            if (found != wanted) {
                throw new IOException("the answer is not the JSON that was asked for: " + found);
            }
        }

        private Map<String, @Nullable Object> map() throws IOException {
            var map = new LinkedHashMap<String, @Nullable Object>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                parser.nextToken();
                if (!field.equals(MANAGED)) {
                    map.put(field, value());
                } else if (managed == Managed.TIMES && parser.currentToken() == JsonToken.START_ARRAY) {
                    map.put(field, times());
                } else {
                    parser.skipChildren();
                }
            }
            return map;
        }

        /** Of each entry its time, and nothing else. */
        private List<Map<String, String>> times() throws IOException {
            var times = new ArrayList<Map<String, String>>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                expect(parser.currentToken(), JsonToken.START_OBJECT);
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var field = parser.currentName();
                    if (parser.nextToken() == JsonToken.VALUE_STRING && field.equals("time")) {
                        times.add(Map.of(field, parser.getText()));
                    } else {
                        parser.skipChildren();
                    }
                }
            }
            return times;
        }

        private List<@Nullable Object> list() throws IOException {
            var list = new ArrayList<@Nullable Object>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value());
            }
            return list;
        }

        private @Nullable Object value() throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> map();
                case START_ARRAY -> list();
                case VALUE_STRING -> parser.getText();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                case null -> throw new IOException("the answer ends in the middle of a value");
                case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw new IOException("the answer is not JSON at " + parser.currentTokenLocation());
            };
        }
    }
}
