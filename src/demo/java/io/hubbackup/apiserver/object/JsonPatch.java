package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.ApiFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** RFC 6902, as a kube-apiserver reads it: a member that is not there is null for {@code test}, {@code copy} and {@code replace}. */
final class JsonPatch {

    private static final String TYPE = "handlers.jsonPatchOp";

    private JsonNode document;

    private JsonPatch(ObjectNode live) {
        this.document = live.deepCopy();
    }

    /** @throws ApiFailure 400 for what is no JSON patch, 422 for an operation that fails */
    static ObjectNode apply(ObjectNode live, JsonNode patch) {
        if (patch.isNull()) {
            return live.deepCopy();
        }
        if (!patch.isArray()) {
            throw unmarshal(patch, "value of type []" + TYPE);
        }
        var work = new JsonPatch(live);
        patch.forEach(JsonPatch::check);
        patch.forEach(work::operate);
        if (work.document instanceof ObjectNode object) {
            return object;
        }
        throw ApiFailure.patchRejected();
    }

    private static void check(JsonNode operation) {
        if (!operation.isObject()) {
            throw unmarshal(operation, "value of type " + TYPE);
        }
        for (var name : List.of("op", "path", "from")) {
            if (operation.hasNonNull(name) && !operation.get(name).isTextual()) {
                throw unmarshal(operation.get(name), "struct field jsonPatchOp.%s of type string".formatted(name));
            }
        }
    }

    private static ApiFailure unmarshal(JsonNode value, String into) {
        return ApiFailure.badRequest(
                "error decoding patch: json: cannot unmarshal %s into Go %s".formatted(JsonText.goName(value), into));
    }

    private void operate(JsonNode operation) {
        var path = text(operation, "path");
        var value = operation.has("value") ? operation.get("value").deepCopy() : NullNode.getInstance();
        switch (operation.path("op").asText("")) {
            case "add" -> add(path, value);
            case "remove" -> remove(path);
            case "replace" -> replace(path, value);
            case "move" -> add(path, remove(text(operation, "from")));
            case "copy" -> add(path, get(text(operation, "from")).deepCopy());
            case "test" -> require(Values.same(get(path), value));
            default -> throw ApiFailure.patchRejected();
        }
    }

    private static String text(JsonNode operation, String name) {
        require(operation.path(name).isTextual());
        return operation.get(name).asText();
    }

    private static void require(boolean right) {
        if (!right) {
            throw ApiFailure.patchRejected();
        }
    }

    private void add(String path, JsonNode value) {
        switch (holder(path)) {
            case ObjectNode object -> object.set(last(path), value);
            case ArrayNode list when last(path).equals("-") -> list.add(value);
            case ArrayNode list -> list.insert(place(last(path), list.size() + 1), value);
            default -> throw ApiFailure.patchRejected();
        }
    }

    private JsonNode remove(String path) {
        var removed =
                switch (holder(path)) {
                    case ObjectNode object -> Optional.ofNullable(object.remove(last(path)));
                    case ArrayNode list -> Optional.ofNullable(list.remove(place(last(path), list.size())));
                    default -> Optional.<JsonNode>empty();
                };
        return removed.orElseThrow(ApiFailure::patchRejected);
    }

    private void replace(String path, JsonNode value) {
        if (path.isEmpty()) {
            document = value;
            return;
        }
        switch (holder(path)) {
            case ObjectNode object -> object.set(last(path), value);
            case ArrayNode list -> list.set(place(last(path), list.size()), value);
            default -> throw ApiFailure.patchRejected();
        }
    }

    private JsonNode get(String path) {
        return path.isEmpty() ? document : child(holder(path), last(path));
    }

    private static JsonNode child(JsonNode holder, String name) {
        return switch (holder) {
            case ObjectNode object -> object.has(name) ? object.get(name) : NullNode.getInstance();
            case ArrayNode list -> list.get(place(name, list.size()));
            default -> throw ApiFailure.patchRejected();
        };
    }

    /** What has the field or element that a path leads to. */
    private JsonNode holder(String path) {
        require(!path.isEmpty());
        var at = document;
        var names = names(path);
        for (var name : names.subList(0, names.size() - 1)) {
            at = child(at, name);
        }
        return at;
    }

    private static String last(String path) {
        return names(path).getLast();
    }

    /** What stands before the first slash does not count. */
    private static List<String> names(String path) {
        var names = Arrays.asList(path.split("/", -1));
        require(names.size() > 1);
        return names.subList(1, names.size()).stream()
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** A place from the front, or with a minus from the end. */
    private static int place(String text, int size) {
        require(text.matches("-?[0-9]{1,9}"));
        int place = Integer.parseInt(text);
        int counted = place < 0 ? place + size : place;
        require(counted >= 0 && counted < size);
        return counted;
    }
}
