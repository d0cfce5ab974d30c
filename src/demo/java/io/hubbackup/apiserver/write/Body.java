package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.object.JsonText;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.FieldCause;
import io.hubbackup.apiserver.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads objects that clients send. */
final class Body {

    private static final ObjectReader JSON = reader(new ObjectMapper());
    private static final ObjectReader YAML = reader(new YAMLMapper());

    private static final Set<String> TYPES = Set.of("", "application/json", "application/yaml");

    private Body() {}

    /** The paths of the fields that are there more than once. */
    static List<String> twice(ApiRequest request) {
        return request.contentType().equals("application/yaml") ? List.of() : Duplicates.in(request.body());
    }

    /** The object of a create or an update, which says of what kind it is, or says nothing of it. */
    static ObjectNode object(ApiRequest request, ServedKind kind) {
        if (!TYPES.contains(request.contentType())) {
            throw ApiFailure.unsupportedMediaType(
                    "the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf");
        }
        var object = parse(request, kind);
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

    private static ObjectNode parse(ApiRequest request, ServedKind kind) {
        var before =
                "the object provided is unrecognized (must be of type %s): couldn't get version/kind; json parse error: "
                        .formatted(kind.kind());
        try {
            var read = request.contentType().equals("application/yaml")
                    ? YAML.readTree(request.body())
                    : JsonText.read(request.body(), before);
            if (read instanceof ObjectNode object) {
                return object;
            }
            throw ApiFailure.badRequest(
                    before + "json: cannot unmarshal %s into Go value of type struct".formatted(JsonText.goName(read)));
        } catch (ApiFailure broken) {
            throw ApiFailure.badRequest("%s (%s)".formatted(broken.getMessage(), shown(request.body())));
        } catch (IOException broken) {
            throw ApiFailure.badRequest(before + broken.getMessage());
        }
    }

    /** What does not look like an object is shown in hexadecimal digits. */
    private static String shown(byte[] body) {
        return isJson(body)
                ? new String(body, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(body);
    }

    private static ApiFailure kindless(ServedKind kind, ObjectNode object) {
        return ApiFailure.badRequest(
                "the object provided is unrecognized (must be of type %1$s): Object 'Kind' is missing in '%2$s' (%2$s)"
                        .formatted(kind.kind(), object));
    }

    /** A custom resource always says what it is; a built-in kind may leave it out. */
    static void checkType(ObjectNode object, ServedKind kind) {
        var apiVersion = Json.text(object, "apiVersion");
        var name = Json.text(object, "kind");
        boolean custom = kind.custom().isPresent();
        if (custom && name.isEmpty()) {
            throw kindless(kind, object);
        }
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
