package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The fields that an object names: who applies it owns them. */
final class Applied {

    private final FieldSet fields = FieldSet.none();

    private Applied() {}

    static FieldSet fields(Shape shape, JsonNode object) {
        var applied = new Applied();
        applied.visit(List.of(), shape, object);
        return applied.fields;
    }

    private void visit(List<Step> path, Shape shape, JsonNode value) {
        switch (shape.parts(value, value)) {
            case FIELDS -> value.properties().forEach(entry -> field(path, shape, entry.getKey(), entry.getValue()));
            case ITEMS -> {
                var items = Items.of(shape, value);
                for (int i = 0; i < value.size(); i++) {
                    var inner = Step.then(path, items.order().get(i));
                    visit(inner, shape.elements(), value.get(i));
                    fields.add(inner);
                }
            }
            case NONE -> {
                if (!path.isEmpty() && !isEmptyList(shape, value)) {
                    fields.add(path);
                }
            }
        }
    }

    private void field(List<Step> path, Shape shape, String name, JsonNode value) {
        var inner = Step.then(path, Step.field(name));
        visit(inner, shape.field(name), value);
        if (!shape.field(name).isNamed()) {
            fields.add(inner);
        }
    }

    /** A list without elements, of those that are merged, says nothing. */
    private static boolean isEmptyList(Shape shape, JsonNode value) {
        return value.isArray() && value.isEmpty() && shape.isMergedList();
    }
}
