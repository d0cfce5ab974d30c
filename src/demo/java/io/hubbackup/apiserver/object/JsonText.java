package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hubbackup.apiserver.request.ApiFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON that a client sent. */
public final class JsonText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonText() {}

    /**
     * @param before what the message begins with
     * @throws ApiFailure 400 for what is no JSON
     */
    public static JsonNode read(byte[] text, String before) {
        try {
            var value = JSON.readTree(text);
            if (value.isMissingNode()) {
                throw ApiFailure.badRequest(before + "unexpected end of JSON input");
            }
            return value;
        } catch (JsonEOFException ended) {
            throw ApiFailure.badRequest(before + "unexpected end of JSON input");
        } catch (JsonProcessingException broken) {
            throw ApiFailure.badRequest(before + invalid(text, broken));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String invalid(byte[] text, JsonProcessingException broken) {
        var token = String.valueOf(broken.getOriginalMessage()).replaceFirst("(?s)^Unrecognized token '(.).*", "$1");
        int at = (int) broken.getLocation().getCharOffset();
        var from = new String(text, StandardCharsets.UTF_8);
        var character = token.length() == 1
                ? token
                : from.substring(Math.clamp(at - 1, 0, from.length() - 1)).substring(0, 1);
        return "invalid character '%s' looking for beginning of value".formatted(character);
    }

    /** How Go names what a JSON value is. */
    public static String goName(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT -> "object";
            case NUMBER -> "number";
            case BOOLEAN -> "bool";
            default -> "string";
        };
    }

    static ApiFailure notAMap(String before, JsonNode value) {
        return ApiFailure.badRequest("%sjson: cannot unmarshal %s into Go value of type map[string]interface {}"
                .formatted(before, goName(value)));
    }
}
