package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes away what a manager applied before and leaves out now, unless somebody owns it. */
final class Pruning {

    private final Shape root;
    private final ObjectNode merged;

    Pruning(Shape root, ObjectNode merged) {
        this.root = root;
        this.merged = merged;
    }

    /**
     * In three steps: without all that was applied before; with what of it somebody owns; with what the manager itself did not own.
     *
     * @param last what the manager owned until now
     * @param owned what any manager owns now
     */
    ObjectNode prune(FieldSet last, FieldSet owned) {
        var all = Applied.fields(root, merged).withNamedParents(root);
        var lastWithParents = last.withNamedParents(root);
        var rest = Applied.fields(root, without(lastWithParents)).withNamedParents(root);
        var withOwned = without(all.without(rest.with(owned.withNamedParents(root))));
        var kept = Applied.fields(root, withOwned).withNamedParents(root);
        return without(all.without(kept).shared(lastWithParents));
    }

    private ObjectNode without(FieldSet fields) {
        return without(root, merged, fields) instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode();
    }

    /** Null where nothing is left of an object or a list. */
    private static JsonNode without(Shape shape, JsonNode value, FieldSet fields) {
        return switch (shape.parts(value, value)) {
            case NONE -> value.isContainerNode() ? NullNode.getInstance() : value;
            case FIELDS -> object(shape, value, fields);
            case ITEMS -> list(shape, value, fields);
        };
    }

    private static JsonNode object(Shape shape, JsonNode value, FieldSet fields) {
        var rest = JsonNodeFactory.instance.objectNode();
        for (var entry : value.properties()) {
            var step = Step.field(entry.getKey());
            if (!fields.has(step)) {
                rest.set(entry.getKey(), inner(shape.field(entry.getKey()), entry.getValue(), fields.under(step)));
            }
        }
        return rest.isEmpty() ? NullNode.getInstance() : rest;
    }

    private static JsonNode list(Shape shape, JsonNode value, FieldSet fields) {
        var rest = JsonNodeFactory.instance.arrayNode();
        var items = Items.of(shape, value);
        for (int i = 0; i < value.size(); i++) {
            var step = items.order().get(i);
            if (!fields.has(step)) {
                rest.add(inner(shape.elements(), value.get(i), fields.under(step)));
            }
        }
        return rest.isEmpty() ? NullNode.getInstance() : rest;
    }

    private static JsonNode inner(Shape shape, JsonNode value, FieldSet fields) {
        return fields.isEmpty() ? value : without(shape, value, fields);
    }
}
