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

/** Reads what the API server sends, one object at a time, without its {@code managedFields}: they are most of the text and nothing is decided by them. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String SKIPPED = "managedFields";

    /** What a page of a list says about itself. */
    record Page(String resourceVersion, String continueToken) {}

    private Json() {}

    static Tree object(byte[] text) throws IOException {
        try (var parser = FACTORY.createParser(text)) {
            parser.nextToken();
            return object(parser);
        }
    }

    /** Hands over the items one by one, so that a page is never held as objects. */
    static Page page(byte[] text, Consumer<Tree> items) throws IOException {
        var metadata = Tree.EMPTY;
        try (var parser = FACTORY.createParser(text)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                var value = parser.nextToken();
                if (field.equals("metadata")) {
                    metadata = object(parser);
                } else if (field.equals("items") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        items.accept(object(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new Page(
                metadata.text("resourceVersion").orElse(""),
                metadata.text("continue").orElse(""));
    }

    private static Tree object(JsonParser parser) throws IOException {
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        return Tree.of(map(parser));
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("the answer is not the JSON that was asked for: " + found);
        }
    }

    private static Map<String, @Nullable Object> map(JsonParser parser) throws IOException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            if (field.equals(SKIPPED)) {
                parser.skipChildren();
            } else {
                map.put(field, value(parser));
            }
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
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
