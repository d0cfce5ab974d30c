package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.ApiFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an object as a Go program reads it into its structs: unknown fields are left out, null is what is not there, and a value of another type is an error.
 */
final class TypedReading {

    private static final Pattern QUANTITY = Pattern.compile("([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)");

    /** Left in even when it is empty: that is a client's way to ask for all managers of fields to be forgotten. */
    private static final String MANAGERS = "managedFields";

    private final String kind;
    private final String version;
    private final BuiltInTypes types = BuiltInTypes.published();
    private final List<String> unknown = new ArrayList<>();

    TypedReading(String kind, String version) {
        this.kind = kind;
        this.version = version;
    }

    /** A value that is not of its type. */
    private static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String why;

        Unreadable(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }

    /** Where a value is. */
    private record Place(String struct, String fields, String path) {

        /** As errors of the decoder name it: the struct that has the field, and the path without places in lists. */
        String goField() {
            return struct + "." + fields;
        }

        Place field(String inStruct, String name) {
            return new Place(inStruct, join(fields, name), join(path, name));
        }

        Place element(String index) {
            return new Place(struct, fields, path + index);
        }

        private static String join(String before, String name) {
            return before.isEmpty() ? name : before + "." + name;
        }
    }

    /**
     * The paths of the fields that the type does not have; they are removed.
     *
     * @throws ApiFailure 400 for a value of a wrong type
     */
    List<String> read(String type, ObjectNode object) {
        return reading(() -> fields(type, object, new Place(kind, "", "")));
    }

    /** The same for the metadata of an object of a custom kind, whose errors do not name the object. */
    List<String> readMetadata(ObjectNode object) {
        var metadata = object.path("metadata");
        return metadata.isMissingNode()
                ? List.of()
                : reading(() -> {
                    requireMetadata(metadata);
                    fields(BuiltInTypes.METADATA, (ObjectNode) metadata, new Place(kind, "", "metadata"));
                });
    }

    /** The same for the metadata of an object within an object. */
    List<String> readEmbeddedMetadata(JsonNode metadata, String path) {
        var sent = metadata.toString();
        try {
            requireMetadata(metadata);
            fields(BuiltInTypes.METADATA, (ObjectNode) metadata, new Place(kind, "", path));
            return unknown;
        } catch (Unreadable unreadable) {
            throw failure("%s: Invalid value: %s: %s".formatted(path, sent, unreadable.why));
        }
    }

    private static void requireMetadata(JsonNode metadata) {
        if (!metadata.isObject()) {
            refuse("json: cannot unmarshal %s into Go value of type v1.ObjectMeta".formatted(goType(metadata)));
        }
    }

    private List<String> reading(Runnable work) {
        try {
            work.run();
            return unknown;
        } catch (Unreadable unreadable) {
            throw failure(unreadable.why);
        }
    }

    private void fields(String type, ObjectNode object, Place place) {
        var known = types.fields(type);
        for (var entry : List.copyOf(object.properties())) {
            var name = entry.getKey();
            var field = Optional.ofNullable(known.get(name));
            if (field.isEmpty()) {
                unknown.add(place.field("", name).path());
                object.remove(name);
            } else if (entry.getValue().isNull()) {
                object.remove(name);
            } else {
                var struct = new Form.Typed(type).goName();
                var here = place.field(struct.substring(struct.indexOf('.') + 1), name);
                check(field.get().form(), entry.getValue(), here);
                if (!name.equals(MANAGERS) && isLeftOut(type, field.get(), entry.getValue())) {
                    object.remove(name);
                }
            }
        }
    }

    /** An empty list or map is none; in metadata, so is an empty text, and zero. */
    private static boolean isLeftOut(String type, BuiltInTypes.Field field, JsonNode value) {
        if (field.required()) {
            return false;
        }
        return switch (field.form()) {
            case Form.ListOf list -> value.isEmpty();
            case Form.MapOf map -> value.isEmpty();
            case Form.Typed typed -> false;
            case Form.Plain plain ->
                type.equals(BuiltInTypes.METADATA)
                        && List.of("", "0").contains(value.asText("-"))
                        && plain != Form.Plain.ANY;
        };
    }

    private void check(Form form, JsonNode value, Place place) {
        switch (form) {
            case Form.Typed(var type) ->
                fields(type, (ObjectNode) require(value.isObject(), form, value, place), place);
            case Form.ListOf(var element) ->
                elements(element, (ArrayNode) require(value.isArray(), form, value, place), place);
            case Form.MapOf(var element) ->
                values(element, (ObjectNode) require(value.isObject(), form, value, place), place);
            case Form.Plain plain -> plain(plain, value, place);
        }
    }

    private void elements(Form form, ArrayNode list, Place place) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isNull()) {
                list.set(i, zero(form));
            }
            check(form, list.get(i), place.element("[" + i + "]"));
        }
    }

    private void values(Form form, ObjectNode map, Place place) {
        for (Map.Entry<String, JsonNode> entry : List.copyOf(map.properties())) {
            if (entry.getValue().isNull()) {
                map.set(entry.getKey(), zero(form));
            }
            check(form, map.path(entry.getKey()), place.element("." + entry.getKey()));
        }
    }

    private static JsonNode zero(Form form) {
        var nodes = JsonNodeFactory.instance;
        return switch (form) {
            case Form.Typed typed -> nodes.objectNode();
            case Form.ListOf list -> nodes.arrayNode();
            case Form.MapOf map -> nodes.objectNode();
            case Form.Plain plain ->
                switch (plain) {
                    case BOOLEAN -> nodes.booleanNode(false);
                    case INT32, INT64, INT_OR_STRING, NUMBER -> nodes.numberNode(0);
                    case ANY -> nodes.nullNode();
                    case BYTES, STRING, TIME, MICRO_TIME -> nodes.textNode("");
                    case QUANTITY -> nodes.textNode("0");
                };
        };
    }

    private static void plain(Form.Plain form, JsonNode value, Place place) {
        switch (form) {
            case ANY -> {}
            case BOOLEAN -> require(value.isBoolean(), form, value, place);
            case STRING -> require(value.isTextual(), form, value, place);
            case INT32 -> integer(form, value, value.canConvertToInt(), place);
            case INT64 -> integer(form, value, value.canConvertToLong(), place);
            case NUMBER -> require(value.isNumber(), form, value, place);
            case INT_OR_STRING -> require(value.isInt() || value.isTextual(), form, value, place);
            case QUANTITY -> quantity(value);
            case BYTES -> GoText.base64(text(form, value, place)).ifPresent(TypedReading::refuse);
            case TIME -> GoText.time(text(form, value, place)).ifPresent(TypedReading::refuse);
            case MICRO_TIME -> GoText.microTime(text(form, value, place)).ifPresent(TypedReading::refuse);
        }
    }

    private static String text(Form form, JsonNode value, Place place) {
        return require(value.isTextual(), form, value, place).asText();
    }

    private static void integer(Form form, JsonNode value, boolean fits, Place place) {
        require(value.isNumber(), form, value, place);
        boolean whole = value.isIntegralNumber() && fits;
        if (!whole) {
            throw unmarshal("number " + value.asText(), form, place);
        }
    }

    private static void quantity(JsonNode value) {
        if (!value.isValueNode() || !QUANTITY.matcher(value.asText()).matches()) {
            refuse("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }
    }

    private static JsonNode require(boolean right, Form form, JsonNode value, Place place) {
        if (!right) {
            throw unmarshal(goType(value), form, place);
        }
        return value;
    }

    private static Unreadable unmarshal(String what, Form form, Place place) {
        return new Unreadable("json: cannot unmarshal %s into Go struct field %s of type %s"
                .formatted(what, place.goField(), form.goName()));
    }

    private static void refuse(String why) {
        throw new Unreadable(why);
    }

    private ApiFailure failure(String why) {
        return ApiFailure.badRequest(
                "%s in version \"%s\" cannot be handled as a %s: %s".formatted(kind, version, kind, why));
    }

    private static String goType(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "string";
        };
    }
}
