package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.List;
import java.util.Optional;

/** The structure of a custom kind, as the schema of its version says. */
final class SchemaStructure implements Structure {

    private final String kind;
    private final String version;
    private final Schema schema;

    private SchemaStructure(String kind, String version, Schema schema) {
        this.kind = kind;
        this.version = version;
        this.schema = schema;
    }

    static SchemaStructure of(String kind, String version, JsonNode schema) {
        return new SchemaStructure(kind, version, Schema.of(schema));
    }

    /** What is wrong with one value, the fields under a prefix. */
    static List<FieldCause> valueErrors(JsonNode schema, JsonNode value, String prefix) {
        return SchemaValidation.errors(Schema.of(schema), value, Optional.empty()).stream()
                .map(cause -> new FieldCause(
                        cause.reason(),
                        cause.field().isEmpty() ? prefix : prefix + "." + cause.field(),
                        cause.message()))
                .toList();
    }

    @Override
    public List<String> prune(ObjectNode object) {
        return new SchemaPruning(kind, version).prune(schema, object);
    }

    @Override
    public void fillDefaults(ObjectNode object) {
        SchemaDefaults.fill(schema, object);
    }

    @Override
    public List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before) {
        var wrong = SchemaValidation.errors(schema, object, Optional.empty());
        return wrong.isEmpty() && !schema.hasRules() || before.isEmpty()
                ? wrong
                : SchemaValidation.errors(schema, object, before.map(this::asRead));
    }

    /** What is stored, as this schema lets it be read: it may have been another when the object was stored. */
    private JsonNode asRead(ObjectNode stored) {
        var read = stored.deepCopy();
        prune(read);
        fillDefaults(read);
        return read;
    }

    @Override
    public Merge merge(List<String> path) {
        if (!path.isEmpty() && path.getFirst().equals("metadata")) {
            return TypedStructure.METADATA.merge(path.subList(1, path.size()));
        }
        var at = Optional.of(schema);
        for (var step : path) {
            at = at.flatMap(one -> field(one, step));
        }
        return at.map(SchemaStructure::merge).orElseGet(Merge.Granular::new);
    }

    @Override
    public Known known(List<String> path) {
        var holder = Optional.of(schema);
        for (var step : path.subList(0, Math.max(0, path.size() - 1))) {
            holder = holder.flatMap(one -> field(one, step));
        }
        return path.isEmpty()
                ? described(Standing.NAMED, schema)
                : holder.map(SchemaStructure::struct)
                        .map(one -> known(one, path.getLast()))
                        .orElseGet(() -> new Known(Standing.KEYED, "", false, Optional.empty()));
    }

    private static Known known(Schema holder, String name) {
        var standing = holder.properties().containsKey(name)
                ? Standing.NAMED
                : holder.takesAny() ? Standing.KEYED : Standing.UNDECLARED;
        return holder.property(name)
                .map(property -> described(standing, property))
                .orElseGet(() -> new Known(standing, "", false, Optional.empty()));
    }

    private static Known described(Standing standing, Schema schema) {
        return new Known(standing, schema.type(), false, schema.defaultValue());
    }

    @Override
    public List<String> always(List<String> path) {
        return List.of();
    }

    /** What the fields belong to: lists are looked through. */
    private static Schema struct(Schema schema) {
        return schema.items().map(SchemaStructure::struct).orElse(schema);
    }

    /** The elements of a list do not appear in a path. */
    private static Optional<Schema> field(Schema schema, String name) {
        return struct(schema).property(name);
    }

    private static Merge merge(Schema schema) {
        return switch (schema.type()) {
            case "array" -> list(schema);
            case "object" -> schema.atomicMap() ? new Merge.Atomic() : new Merge.Granular();
            case "" -> schema.intOrString() ? new Merge.Atomic() : new Merge.Granular();
            default -> new Merge.Atomic();
        };
    }

    private static Merge list(Schema schema) {
        return switch (schema.listType()) {
            case "set" -> new Merge.Set();
            case "map" -> new Merge.ByKeys(schema.mapKeys());
            default -> new Merge.Atomic();
        };
    }
}
