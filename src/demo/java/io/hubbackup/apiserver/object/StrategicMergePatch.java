package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.Structure.Merge;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A merge patch that knows lists: elements are merged by their key, and directives say what is removed, replaced, or put into which order. */
final class StrategicMergePatch {

    private static final String DIRECTIVE = "$patch";
    private static final String RETAIN_KEYS = "$retainKeys";
    private static final String DELETE_PRIMITIVES = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";

    private final Shape root;

    StrategicMergePatch(Shape root) {
        this.root = root;
    }

    /** @throws ApiFailure 422 for a patch that does not fit the kind, 500 for a directive that is none */
    ObjectNode apply(ObjectNode live, ObjectNode patch) {
        return object(root, live.deepCopy(), patch);
    }

    private ObjectNode object(Shape shape, ObjectNode live, ObjectNode patch) {
        if (patch.has(DIRECTIVE)) {
            return directed(shape, live, patch);
        }
        retain(live, patch);
        for (var entry : patch.properties()) {
            var name = entry.getKey();
            if (name.startsWith(DELETE_PRIMITIVES)) {
                deletePrimitives(live, name.substring(DELETE_PRIMITIVES.length()), entry.getValue());
            } else if (!name.startsWith(ORDER) && !name.equals(RETAIN_KEYS)) {
                field(shape.field(name), live, patch, name);
            }
        }
        patch.fieldNames().forEachRemaining(name -> {
            if (name.startsWith(ORDER)) {
                orderOnly(shape, live, patch, name);
            }
        });
        return live;
    }

    /** A list that is put into another order, and nothing else. */
    private static void orderOnly(Shape shape, ObjectNode live, ObjectNode patch, String directive) {
        var name = directive.substring(ORDER.length());
        if (!patch.has(name)
                && live.path(name) instanceof ArrayNode list
                && patch.get(directive) instanceof ArrayNode order) {
            live.set(name, ordered(shape.field(name), list, list, order));
        }
    }

    private ObjectNode directed(Shape shape, ObjectNode live, ObjectNode patch) {
        var rest = patch.deepCopy();
        rest.remove(DIRECTIVE);
        return switch (patch.get(DIRECTIVE).asText()) {
            case "replace" -> rest;
            case "delete" -> JsonNodeFactory.instance.objectNode();
            default ->
                throw ApiFailure.unexplained("unknown patch type: %s in map: %s"
                        .formatted(patch.get(DIRECTIVE).asText(), GoValue.plain(patch)));
        };
    }

    private static void retain(ObjectNode live, ObjectNode patch) {
        if (patch.path(RETAIN_KEYS) instanceof ArrayNode names) {
            var kept = new HashSet<String>();
            names.forEach(name -> kept.add(name.asText()));
            live.retain(kept);
        }
    }

    private static void deletePrimitives(ObjectNode live, String name, JsonNode values) {
        if (live.path(name) instanceof ArrayNode list) {
            var rest = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> {
                if (!contains(values, item)) {
                    rest.add(item);
                }
            });
            live.set(name, rest);
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (var item : list) {
            if (Values.same(item, value)) {
                return true;
            }
        }
        return false;
    }

    private void field(Shape shape, ObjectNode live, ObjectNode patch, String name) {
        var change = patch.get(name);
        if (change.isNull()) {
            live.remove(name);
            return;
        }
        fits(shape, change);
        var before = live.path(name);
        if (change instanceof ObjectNode object) {
            var target = before instanceof ObjectNode there ? there : JsonNodeFactory.instance.objectNode();
            live.set(name, object(shape, target, object));
        } else if (change instanceof ArrayNode list && shape.isMergedList()) {
            var there = before instanceof ArrayNode old ? old : JsonNodeFactory.instance.arrayNode();
            live.set(name, list(shape, there, list, order(shape, patch, name, list)));
        } else {
            live.set(name, change.deepCopy());
        }
    }

    private static void fits(Shape shape, JsonNode change) {
        if (shape.type().equals("object") && !change.isObject()) {
            throw misfit("map", change);
        }
        if (shape.type().equals("array") && !change.isArray()) {
            throw misfit("slice", change);
        }
    }

    private static ApiFailure misfit(String wanted, JsonNode change) {
        var goType = change.isTextual() ? "string" : change.isNumber() ? "int64" : JsonText.goName(change);
        return invalid(GoValue.plain(change), "cannot restore %s from %s".formatted(wanted, goType));
    }

    private static ApiFailure invalid(String value, String why) {
        return ApiFailure.invalid("", "", "", List.of(FieldCause.invalid("patch", '"' + value + '"', why)));
    }

    /** The order that a patch asks for: by a directive, or by its own. */
    private static ArrayNode order(Shape shape, ObjectNode patch, String name, ArrayNode patched) {
        if (!(patch.path(ORDER + name) instanceof ArrayNode order)) {
            return patched;
        }
        checkOrder(shape, patched, order, tells(shape, order));
        return order;
    }

    private ArrayNode list(Shape shape, ArrayNode live, ArrayNode patch, ArrayNode order) {
        var merged = key(shape).map(key -> byKey(shape, key, live, patch)).orElseGet(() -> primitives(live, patch));
        return ordered(shape, live, merged, order);
    }

    /** The one field by which elements are found: of several the first. */
    private static Optional<String> key(Shape shape) {
        return shape.merge() instanceof Merge.ByKeys(var keys) ? Optional.of(keys.getFirst()) : Optional.empty();
    }

    private static ArrayNode primitives(ArrayNode live, ArrayNode patch) {
        var merged = live.deepCopy();
        patch.forEach(item -> {
            if (!contains(merged, item)) {
                merged.add(item);
            }
        });
        return merged;
    }

    private ArrayNode byKey(Shape shape, String key, ArrayNode live, ArrayNode patch) {
        var plain = JsonNodeFactory.instance.arrayNode();
        var merged = live.deepCopy();
        boolean replace = false;
        for (var item : patch) {
            switch (item.path(DIRECTIVE).asText("")) {
                case "delete" -> {
                    require(shape, key, item);
                    remove(merged, key, item.get(key));
                }
                case "replace" -> replace = true;
                case "" -> plain.add(item);
                case "merge" -> throw ApiFailure.unexplained("merging lists cannot yet be specified in the patch");
                default ->
                    throw ApiFailure.unexplained("unknown patch type: %s in map: %s"
                            .formatted(item.path(DIRECTIVE).asText(), GoValue.plain(item)));
            }
        }
        if (replace) {
            return plain;
        }
        plain.forEach(item -> lay(shape, key, merged, item));
        return merged;
    }

    private void lay(Shape shape, String key, ArrayNode merged, JsonNode item) {
        require(shape, key, item);
        var place = find(merged, key, item.get(key));
        var target = place < 0 ? JsonNodeFactory.instance.objectNode() : (ObjectNode) merged.get(place);
        var laid = object(shape.elements(), target, (ObjectNode) item);
        if (place < 0) {
            merged.add(laid);
        } else {
            merged.set(place, laid);
        }
    }

    private static void require(Shape shape, String key, JsonNode item) {
        if (!(item instanceof ObjectNode) || !item.has(key)) {
            throw ApiFailure.unexplained(
                    "map: %s does not contain declared merge key: %s".formatted(GoValue.plain(item), key));
        }
    }

    private static int find(JsonNode list, String key, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (Values.same(list.get(i).path(key), value)) {
                return i;
            }
        }
        return -1;
    }

    private static void remove(ArrayNode list, String key, JsonNode value) {
        for (int at = find(list, key, value); at >= 0; at = find(list, key, value)) {
            list.remove(at);
        }
    }

    /** Elements in the order that is asked for; the others keep their place before those that they stood before. */
    private static ArrayNode ordered(Shape shape, ArrayNode live, ArrayNode merged, ArrayNode order) {
        var before = tells(shape, live);
        var there = tells(shape, merged);
        var wanted =
                tells(shape, order).stream().filter(there::contains).distinct().toList();
        var others = new ArrayList<>(
                there.stream().filter(tell -> !wanted.contains(tell)).toList());
        var ordered = JsonNodeFactory.instance.arrayNode();
        for (var tell : wanted) {
            while (before.contains(tell)
                    && !others.isEmpty()
                    && before.indexOf(others.getFirst()) < before.indexOf(tell)) {
                ordered.add(merged.get(there.indexOf(others.removeFirst())));
            }
            ordered.add(merged.get(there.indexOf(tell)));
        }
        others.forEach(tell -> ordered.add(merged.get(there.indexOf(tell))));
        return ordered;
    }

    private static void checkOrder(Shape shape, JsonNode patched, ArrayNode order, List<JsonNode> wanted) {
        int at = 0;
        for (var item : patched) {
            if (item.has(DIRECTIVE)) {
                continue;
            }
            int found = wanted.subList(at, wanted.size()).indexOf(tell(shape, item));
            if (found < 0) {
                throw ApiFailure.unexplained("The order in patch list:\n%s\n doesn't match $setElementOrder list:\n%s\n"
                        .formatted(GoValue.plain(patched), GoValue.plain(order)));
            }
            at += found + 1;
        }
    }

    private static List<JsonNode> tells(Shape shape, JsonNode list) {
        var tells = new ArrayList<JsonNode>();
        list.forEach(item -> tells.add(tell(shape, item)));
        return tells;
    }

    private static JsonNode tell(Shape shape, JsonNode item) {
        return key(shape).map(item::path).orElse(item);
    }
}
