package io.hubbackup.decide.backup.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a JSON merge patch (RFC 7386) in the making: {@code null} takes a field away, objects are merged, all else replaces. */
final class MergePatch {

    private final Map<String, @Nullable Object> body = new LinkedHashMap<>();

    /** Sets the field at a path, or takes it away. */
    void set(List<String> path, Optional<Object> value) {
        var parent = body;
        for (String step : path.subList(0, path.size() - 1)) {
            parent = child(parent, step);
        }
        parent.put(path.getLast(), value.orElse(null));
    }

    /** The body; {@code null} stands for a field that goes. */
    Map<String, Object> toMap() {
        return Collections.unmodifiableMap(body);
    }

    /** What a patch has to say for a field, so that it holds the wanted value exactly: of an object, what is not wanted must be named. */
    static Optional<Object> turning(Optional<Object> standing, Optional<Object> wanted) {
        return wanted.map(value -> exactly(standing.orElse(value), value));
    }

    private static Object exactly(Object standing, Object wanted) {
        if (!(standing instanceof Map<?, ?> before) || !(wanted instanceof Map<?, ?> after)) {
            return wanted;
        }
        var patch = new LinkedHashMap<String, @Nullable Object>();
        before.keySet().forEach(key -> patch.put(String.valueOf(key), null));
        after.forEach((key, value) -> {
            var earlier = before.get(key);
            patch.put(String.valueOf(key), earlier == null ? value : exactly(earlier, value));
        });
        return patch;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> parent, String step) {
        return (Map<String, @Nullable Object>) parent.computeIfAbsent(step, any -> new LinkedHashMap<String, Object>());
    }
}
