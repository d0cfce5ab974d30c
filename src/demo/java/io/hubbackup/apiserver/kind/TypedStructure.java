package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.BuiltInTypes.Field;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.List;
import java.util.Optional;

/** The structure of a built-in kind. What cannot be read as its type is a bad request, as it is where objects are Go structs. */
final class TypedStructure implements Structure {

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

    private Field step(Form form, String name) {
        return switch (form) {
            case Form.Typed(var inner) ->
                Optional.ofNullable(types.fields(inner).get(name)).orElseGet(() -> anything());
            case Form.ListOf(var element) -> step(element, name);
            case Form.MapOf(var value) -> new Field(value, deduced(value));
            case Form.Plain plain -> anything();
        };
    }

    /** Without a schema: objects are merged, lists are not. */
    private static Field anything() {
        return new Field(Form.Plain.ANY, new Merge.Granular());
    }

    private static Merge deduced(Form form) {
        return form instanceof Form.Typed || form instanceof Form.MapOf ? new Merge.Granular() : new Merge.Atomic();
    }
}
