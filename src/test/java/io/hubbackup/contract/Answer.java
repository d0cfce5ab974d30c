package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What came back. */
record Answer(int code, Map<String, List<String>> headers, String text, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<byte[]> response) {
        var text = new String(response.body(), StandardCharsets.UTF_8);
        return new Answer(response.statusCode(), response.headers().map(), text, parse(text));
    }

    /** Asserts the code; the words are compared by the transcript. */
    Answer is(int expected) {
        assertThat(code).as(text).isEqualTo(expected);
        return this;
    }

    String at(String pointer) {
        return json.at(pointer).asText();
    }

    String version() {
        return at("/metadata/resourceVersion");
    }

    String uid() {
        return at("/metadata/uid");
    }

    /** A copy of the object in the body, to change and send back. */
    ObjectNode object() {
        return json.deepCopy();
    }

    List<String> names() {
        return json.path("items").findValuesAsText("name");
    }

    private static JsonNode parse(String text) {
        if (!text.startsWith("{")) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
