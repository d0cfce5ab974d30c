package io.hubbackup.apiserver.kind;

import io.hubbackup.apiserver.kind.Structure.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of the types that the built-in kinds are made of. */
final class BuiltInTypes {

    static final String METADATA = "meta.v1.ObjectMeta";

    private static final BuiltInTypes PUBLISHED = new BuiltInTypes();

    private static final String BY_VALUE = "{}";
    private static final String WHOLE = "whole";

    /** @param required in objects that are told, even if it is empty */
    record Field(Form form, Merge merge, boolean required) {}

    private final Map<String, Map<String, Field>> types = new HashMap<>();
    private final Map<String, List<String>> byValue = new HashMap<>();
    private final Map<List<String>, String> presets = new HashMap<>();

    private BuiltInTypes() {
        for (var row : DataRows.read("built-in-types.tsv", 5)) {
            var form = Form.parse(row.get(2));
            types.computeIfAbsent(row.get(0), type -> new LinkedHashMap<>())
                    .put(
                            row.get(1),
                            new Field(form, merge(row.get(3), form), row.get(4).equals("required")));
        }
        for (var row : DataRows.read("built-in-presets.tsv", 3)) {
            if (row.get(2).equals(BY_VALUE)) {
                byValue.computeIfAbsent(row.get(0), type -> new ArrayList<>()).add(row.get(1));
            } else {
                presets.put(row.subList(0, 2), row.get(2));
            }
        }
    }

    static BuiltInTypes published() {
        return PUBLISHED;
    }

    Map<String, Field> fields(String type) {
        return Optional.ofNullable(types.get(type))
                .orElseThrow(() -> new IllegalArgumentException("no built-in type " + type));
    }

    /** The fields that every object of a type has: structs that are held by value, and lists that are told even if they are empty. */
    List<String> always(String type) {
        var lists = fields(type).entrySet().stream()
                .filter(field -> field.getValue().required() && field.getValue().form() instanceof Form.ListOf)
                .map(Map.Entry::getKey);
        return Stream.concat(byValue(type).stream(), lists).toList();
    }

    /** The fields of a type that are structs and held by value. */
    List<String> byValue(String type) {
        return byValue.getOrDefault(type, List.of());
    }

    /** Whether the elements of a list are one value each. */
    boolean wholeElements(String type, String field) {
        return WHOLE.equals(presets.get(List.of(type, field)));
    }

    /** What stands for a key of a list that an element does not have, as JSON. */
    Optional<String> absentKey(String type, String field) {
        return Optional.ofNullable(presets.get(List.of(type, field))).filter(preset -> !preset.equals(WHOLE));
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
