package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.BuiltInTypes.Field;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.List;
import java.util.Optional;

/** The structure of a built-in kind. What cannot be read as its type is a bad request, as it is where objects are Go structs. */
final class TypedStructure implements Structure {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the metadata of any kind. */
    static final TypedStructure METADATA = new TypedStructure("ObjectMeta", "v1", BuiltInTypes.METADATA);

    private final String kind;
    private final String version;
    private final String type;
    private final BuiltInTypes types = BuiltInTypes.published();

    /** @param type of the whole object, as in {@code apps.v1.Deployment} */
    TypedStructure(String kind, String version, String type) {
        this.kind = kind;
        this.version = version;
        this.type = type;
    }

    @Override
    public List<String> prune(ObjectNode object) {
        return new TypedReading(kind, version).read(type, object);
    }

    @Override
    public void fillDefaults(ObjectNode object) {
        BuiltInRules.of(type).fillDefaults(object);
        new BuiltInDefaults().fill(type, object);
    }

    @Override
    public List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before) {
        return BuiltInRules.of(type).validate(object, before);
    }

    @Override
    public Merge merge(List<String> path) {
        Form form = new Form.Typed(type);
        Merge merge = new Merge.Granular();
        for (var step : path) {
            var field = step(form, step);
            form = field.form();
            merge = field.merge();
        }
        return merge;
    }

    @Override
    public Known known(List<String> path) {
        Form holder = new Form.Typed(type);
        Form form = holder;
        for (var step : path) {
            holder = struct(form);
            form = step(form, step).form();
        }
        return path.isEmpty() ? described(Standing.NAMED, form) : described(holder, path.getLast(), form);
    }

    @Override
    public List<String> always(List<String> path) {
        Form form = new Form.Typed(type);
        for (var step : path) {
            form = step(form, step).form();
        }
        return struct(form) instanceof Form.Typed(var inner) ? types.always(inner) : List.of();
    }

    /** What the fields belong to: lists are looked through. */
    private static Form struct(Form form) {
        return form instanceof Form.ListOf(var element) ? struct(element) : form;
    }

    private Known described(Form holder, String name, Form form) {
        if (!(holder instanceof Form.Typed(var inner))) {
            return described(Standing.KEYED, form);
        }
        var known = types.fields(inner).containsKey(name);
        return new Known(
                known ? Standing.NAMED : Standing.UNDECLARED,
                jsonType(form),
                types.wholeElements(inner, name),
                types.absentKey(inner, name).map(TypedStructure::json));
    }

    private static Known described(Standing standing, Form form) {
        return new Known(standing, jsonType(form), false, Optional.empty());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("no JSON in the presets: " + text, broken);
        }
    }

    private static String jsonType(Form form) {
        return switch (form) {
            case Form.Typed typed -> "object";
            case Form.MapOf map -> "object";
            case Form.ListOf list -> "array";
            case Form.Plain plain ->
                switch (plain) {
                    case BOOLEAN -> "boolean";
                    case BYTES, STRING, TIME, MICRO_TIME -> "string";
                    case INT32, INT64 -> "integer";
                    case NUMBER -> "number";
                    case ANY, INT_OR_STRING, QUANTITY -> "";
                };
        };
    }

    private Field step(Form form, String name) {
        return switch (form) {
            case Form.Typed(var inner) ->
                Optional.ofNullable(types.fields(inner).get(name)).orElseGet(() -> anything());
            case Form.ListOf(var element) -> step(element, name);
            case Form.MapOf(var value) -> new Field(value, deduced(value), false);
            case Form.Plain plain -> anything();
        };
    }

    /** Without a schema: objects are merged, lists are not. */
    private static Field anything() {
        return new Field(Form.Plain.ANY, new Merge.Granular(), false);
    }

    private static Merge deduced(Form form) {
        return form instanceof Form.Typed || form instanceof Form.MapOf ? new Merge.Granular() : new Merge.Atomic();
    }
}
