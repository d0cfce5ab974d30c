package io.hubbackup.apiserver.kind;

import io.hubbackup.apiserver.kind.Structure.Merge;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of the types that the built-in kinds are made of. */
final class BuiltInTypes {

    static final String METADATA = "meta.v1.ObjectMeta";

    private static final BuiltInTypes PUBLISHED = new BuiltInTypes();

    record Field(Form form, Merge merge) {}

    private final Map<String, Map<String, Field>> types = new HashMap<>();

    private BuiltInTypes() {
        for (var row : DataRows.read("built-in-types.tsv", 5)) {
            var form = Form.parse(row.get(2));
            types.computeIfAbsent(row.get(0), type -> new LinkedHashMap<>())
                    .put(row.get(1), new Field(form, merge(row.get(3), form)));
        }
    }

    static BuiltInTypes published() {
        return PUBLISHED;
    }

    Map<String, Field> fields(String type) {
        return Optional.ofNullable(types.get(type))
                .orElseThrow(() -> new IllegalArgumentException("no built-in type " + type));
    }

    private static Merge merge(String word, Form form) {
        if (word.startsWith("keys:")) {
            return new Merge.ByKeys(List.of(word.substring("keys:".length()).split(",")));
        }
        return switch (word) {
            case "set" -> new Merge.Set();
            case "atomic" -> new Merge.Atomic();
            default ->
                form instanceof Form.Typed || form instanceof Form.MapOf ? new Merge.Granular() : new Merge.Atomic();
        };
    }
}
