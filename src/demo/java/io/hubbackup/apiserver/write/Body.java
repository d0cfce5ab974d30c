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
import io.hubbackup.apiserver.store.Json;
import java.io.IOException;

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

    private static void checkType(ObjectNode object, ServedKind kind) {
        var apiVersion = Json.text(object, "apiVersion");
        var name = Json.text(object, "kind");
        if (!apiVersion.isEmpty() && !apiVersion.equals(kind.apiVersion())) {
            throw ApiFailure.badRequest("the API version in the data (%s) does not match the expected API version (%s)"
                    .formatted(apiVersion, kind.apiVersion()));
        }
        if (!name.isEmpty() && !name.equals(kind.kind())) {
            throw ApiFailure.badRequest(
                    "the kind in the data (%s) does not match the expected kind (%s)".formatted(name, kind.kind()));
        }
        object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    }

    private static ObjectReader reader(ObjectMapper mapper) {
        return mapper.reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .without(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }
}
