package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Json;
import java.io.IOException;
import java.util.List;

/** Reads objects that clients send. */
final class Body {

    private static final ObjectReader JSON = reader(new ObjectMapper());
    private static final ObjectReader YAML = reader(new YAMLMapper());

    private Body() {}

    /** The object of a create or an update, which says of what kind it is, or says nothing of it. */
    static ObjectNode object(ApiRequest request, ServedKind kind) {
        var reader =
                switch (request.contentType()) {
                    case "", "application/json" -> JSON;
                    case "application/yaml" -> YAML;
                    default ->
                        throw ApiFailure.unsupportedMediaType(
                                "the body of the request was in an unknown format - accepted media types include: application/json, application/yaml");
                };
        var object = parse(reader, request.body(), kind);
        checkType(object, kind);
        return object;
    }

    /** The options of a delete. */
    static ObjectNode options(ApiRequest request) {
        try {
            var reader = isJson(request.body()) ? JSON : YAML;
            if (reader.readTree(request.body()) instanceof ObjectNode options) {
                return options;
            }
            throw ApiFailure.badRequest("couldn't get version/kind; not an object");
        } catch (IOException broken) {
            throw ApiFailure.badRequest("couldn't get version/kind; json parse error: " + broken.getMessage());
        }
    }

    private static boolean isJson(byte[] body) {
        return body.length > 0 && body[0] == '{';
    }

    private static ObjectNode parse(ObjectReader reader, byte[] body, ServedKind kind) {
        try {
            if (reader.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw unrecognized(kind, "not an object");
        } catch (IOException broken) {
            throw unrecognized(kind, "json parse error: " + broken.getMessage());
        }
    }

    private static ApiFailure unrecognized(ServedKind kind, String why) {
        return ApiFailure.badRequest(
                "the object provided is unrecognized (must be of type %s): couldn't get version/kind; %s"
                        .formatted(kind.kind(), why));
    }

    /** A custom resource always says what it is; a built-in kind may leave it out. */
    private static void checkType(ObjectNode object, ServedKind kind) {
        var apiVersion = Json.text(object, "apiVersion");
        var name = Json.text(object, "kind");
        boolean custom = kind.custom().isPresent();
        if (!apiVersion.equals(kind.apiVersion()) && (custom || !apiVersion.isEmpty())) {
            throw ApiFailure.badRequest("the API version in the data (%s) does not match the expected API version (%s)"
                    .formatted(apiVersion, kind.apiVersion()));
        }
        if (!name.equals(kind.kind()) && (custom || !name.isEmpty())) {
            throw custom ? anotherCustomKind(object, kind) : anotherKind(name, kind);
        }
        object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    }

    private static ApiFailure anotherKind(String name, ServedKind kind) {
        return ApiFailure.badRequest(
                "%1$s in version \"%2$s\" cannot be handled as a %3$s: converting (%2$s.%1$s) to (core.%3$s): unknown conversion"
                        .formatted(name, kind.version(), kind.kind()));
    }

    private static ApiFailure anotherCustomKind(ObjectNode object, ServedKind kind) {
        var name = Json.text(object, "kind");
        if (name.isEmpty()) {
            return unrecognized(kind, "Object 'Kind' is missing in '%s'".formatted(object));
        }
        var cause = new FieldCause(
                "FieldValueInvalid", "kind", "Invalid value: \"%s\": must be %s".formatted(name, kind.kind()));
        return ApiFailure.invalid(kind.group(), name, Json.text(object, "metadata", "name"), List.of(cause));
    }

    private static ObjectReader reader(ObjectMapper mapper) {
        return mapper.reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .without(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }
}
