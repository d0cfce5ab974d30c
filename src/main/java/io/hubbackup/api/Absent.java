package io.hubbackup.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a field means that the JSON does not have, or has as null. */
final class Absent {

    private Absent() {}

    static String asEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static <T> List<T> asEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <T> Map<String, T> asEmpty(@Nullable Map<String, T> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }
}
