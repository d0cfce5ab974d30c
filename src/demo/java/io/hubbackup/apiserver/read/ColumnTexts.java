package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hubbackup.apiserver.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The column definitions of built-in kinds, as a kube-apiserver 1.35 sends them. */
final class ColumnTexts {

    private static final String ANY = "*";
    private static final JsonNode TEXTS = read();

    private ColumnTexts() {}

    static ArrayNode of(String resource) {
        return (ArrayNode) TEXTS.get(resource);
    }

    /** Name and time of creation. */
    static ArrayNode ofAnyKind() {
        return of(ANY);
    }

    private static JsonNode read() {
        try (var in = ColumnTexts.class.getResourceAsStream("columns.json")) {
            if (in == null) {
                throw new IllegalStateException("the data file columns.json is not on the class path");
            }
            return Json.object(in.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
