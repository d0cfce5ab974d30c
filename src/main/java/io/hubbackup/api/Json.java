package io.hubbackup.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Untyped JSON that belongs to somebody else, kept as it came. */
final class Json {

    private Json() {}

    /**
     * A deep copy that cannot be changed. Nulls are left out, as the API server does with them, and whole numbers become {@code Long}, so that a value that went through
     * JSON equals the one that did not.
     */
    static Map<String, Object> frozen(@Nullable Map<String, ?> json) {
        var copy = new LinkedHashMap<String, Object>();
        if (json != null) {
            json.forEach((key, value) -> {
                if (value != null) {
                    copy.put(key, value(value));
                }
            });
        }
        return Collections.unmodifiableMap(copy);
    }

    private static Object value(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var named = new LinkedHashMap<String, Object>();
                map.forEach((key, child) -> {
                    if (child != null) {
                        named.put(String.valueOf(key), value(child));
                    }
                });
                yield Collections.unmodifiableMap(named);
            }
            case List<?> list ->
                list.stream().filter(Objects::nonNull).map(Json::value).toList();
            case Integer number -> number.longValue();
            default -> value;
        };
    }
}
