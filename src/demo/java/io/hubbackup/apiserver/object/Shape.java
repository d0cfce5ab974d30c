package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.kind.Structure;
import io.hubbackup.apiserver.kind.Structure.Known;
import io.hubbackup.apiserver.kind.Structure.Merge;
import io.hubbackup.apiserver.kind.Structure.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the schema says at one place of an object. {@code metadata} has the same shape in all kinds. */
final class Shape {

    /** How a value is taken apart. */
    enum Parts {
        /** Not at all. */
        NONE,
        FIELDS,
        ITEMS
    }

    private final Structure structure;
    private final List<String> path;
    private final boolean element;

    private Shape(Structure structure, List<String> path, boolean element) {
        this.structure = structure;
        this.path = path;
        this.element = element;
    }

    static Shape of(ServedKind kind) {
        return new Shape(new WithMetadata(kind.structure()), List.of(), false);
    }

    Shape field(String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return new Shape(structure, List.copyOf(longer), false);
    }

    /** The elements of a list. */
    Shape elements() {
        return new Shape(structure, path, true);
    }

    Shape step(Step step) {
        return step.kind() == Step.Kind.FIELD ? field(step.name()) : elements();
    }

    boolean isNamed() {
        return !element && !path.isEmpty() && known().standing() == Standing.NAMED;
    }

    boolean isDeclared() {
        return element || path.isEmpty() || known().standing() != Standing.UNDECLARED;
    }

    /** What it holds, as JSON Schema names it; empty: anything, or not known, as for elements. */
    String type() {
        return element ? "" : known().type();
    }

    private Known known() {
        return structure.known(path);
    }

    Merge merge() {
        if (element) {
            return known().wholeElements() ? new Merge.Atomic() : new Merge.Granular();
        }
        return path.isEmpty() ? new Merge.Granular() : structure.merge(path);
    }

    /** Whether it is a list that is merged element by element. */
    boolean isMergedList() {
        return merge() instanceof Merge.Set || merge() instanceof Merge.ByKeys;
    }

    /** How two values at this place are compared and merged; where one is absent, the other tells. Empty values have no parts. */
    Parts parts(JsonNode one, JsonNode other) {
        if (one.isEmpty() && other.isEmpty()) {
            return Parts.NONE;
        }
        return switch (merge()) {
            case Merge.Atomic atomic -> Parts.NONE;
            case Merge.Granular granular -> both(one, other, ObjectNode.class) ? Parts.FIELDS : Parts.NONE;
            case Merge.Set set -> both(one, other, ArrayNode.class) ? Parts.ITEMS : Parts.NONE;
            case Merge.ByKeys keys -> both(one, other, ArrayNode.class) ? Parts.ITEMS : Parts.NONE;
        };
    }

    private static boolean both(JsonNode one, JsonNode other, Class<? extends JsonNode> type) {
        return (type.isInstance(one) || isAbsent(one)) && (type.isInstance(other) || isAbsent(other));
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** What tells an element of this list apart; empty where it lacks a key that has no default. */
    Optional<Step> tell(JsonNode item) {
        return switch (merge()) {
            case Merge.ByKeys(var names) -> keys(names, item);
            case Merge.Set set -> Optional.of(Step.value(item));
            case Merge.Atomic atomic -> Optional.empty();
            case Merge.Granular granular -> Optional.empty();
        };
    }

    private Optional<Step> keys(List<String> names, JsonNode item) {
        var keys = JsonNodeFactory.instance.objectNode();
        for (var name : names) {
            var value = item.has(name)
                    ? Optional.of(item.get(name))
                    : field(name).known().defaultValue();
            value.ifPresent(held -> keys.set(name, held));
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(Step.keys(keys));
    }

    /** The keys of a list, where an element has none of them and none has a default. */
    List<String> missingKeys(JsonNode item) {
        return merge() instanceof Merge.ByKeys(var names) && tell(item).isEmpty() ? names : List.of();
    }

    /** Gives an object the structs and lists that it has without naming them. */
    void complete(JsonNode value) {
        if (value instanceof ObjectNode object) {
            structure.always(path).forEach(name -> complete(object, name));
            object.properties().forEach(entry -> field(entry.getKey()).complete(entry.getValue()));
        } else if (value instanceof ArrayNode list) {
            list.forEach(item -> elements().complete(item));
        }
    }

    private void complete(ObjectNode object, String name) {
        if (field(name).type().equals("array")) {
            object.putIfAbsent(name, NullNode.getInstance());
        } else if (isAbsent(object.path(name))) {
            object.putObject(name);
        }
    }
}
