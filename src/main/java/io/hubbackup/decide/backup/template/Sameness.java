package io.hubbackup.decide.backup.template;

import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** When two values of a field mean the same to Velero, however they are written. */
enum Sameness {
    /** Absent is the empty text. */
    TEXT {
        @Override
        Object meaning(Optional<Object> value) {
            return value.orElse("");
        }
    },
    /** Absent is false. */
    FLAG {
        @Override
        Object meaning(Optional<Object> value) {
            return value.orElse(false);
        }
    },
    /** Absent is a third answer. */
    CHOICE {
        @Override
        Object meaning(Optional<Object> value) {
            return value;
        }
    },
    /** Absent is zero; {@code 120h} is {@code 120h0m0s} (B1.15). */
    DURATION {
        @Override
        Object meaning(Optional<Object> value) {
            return value.map(text -> GoDuration.parse(text.toString()).<Object>fold(GoDuration::value, why -> text))
                    .orElse(Duration.ZERO);
        }
    },
    /** Order has no meaning, absent is empty (B3.20, B3.30). */
    NAMES {
        @Override
        Object meaning(Optional<Object> value) {
            return names(value);
        }
    },
    /** Like {@link #NAMES}, where {@code *} says what an empty list says too: everything. */
    NAMES_OR_ALL {
        @Override
        Object meaning(Optional<Object> value) {
            var names = names(value);
            return names.contains("*") ? Set.of() : names;
        }
    },
    /** A selector that selects everything is not an absent one: Velero refuses a template with both kinds of selectors (B3.5). */
    SELECTOR {
        @Override
        Object meaning(Optional<Object> value) {
            return value.map(Sameness::selector);
        }
    },
    /** Any one of them is enough, so order has no meaning; for the rest see {@link #SELECTOR}. */
    SELECTORS {
        @Override
        Object meaning(Optional<Object> value) {
            return value.map(selectors -> items(Optional.of(selectors)).stream()
                    .map(Sameness::selector)
                    .collect(Collectors.toSet()));
        }
    },
    /** Absent is empty, at every depth. */
    OBJECT {
        @Override
        Object meaning(Optional<Object> value) {
            return value.map(Sameness::withoutEmptyParts).orElse(Map.of());
        }
    };

    /** Equal for values that mean the same. */
    abstract Object meaning(Optional<Object> value);

    private static Set<Object> names(Optional<Object> value) {
        return new HashSet<>(items(value));
    }

    private static Collection<?> items(Optional<Object> value) {
        return value.filter(Collection.class::isInstance)
                .<Collection<?>>map(Collection.class::cast)
                .orElse(List.of());
    }

    private static Object selector(Object value) {
        var tree = value instanceof Map<?, ?> map ? Tree.of(stringKeys(map)) : Tree.EMPTY;
        var expressions = tree.children("matchExpressions").stream()
                .map(part -> List.of(
                        part.text("key").orElse(""),
                        part.text("operator").orElse(""),
                        Set.copyOf(part.texts("values"))))
                .collect(Collectors.toSet());
        return List.of(tree.textMap("matchLabels"), expressions);
    }

    private static Object withoutEmptyParts(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value instanceof Collection<?> items && items.isEmpty() ? Map.of() : value;
        }
        var full = new HashMap<String, Object>();
        stringKeys(map).forEach((key, child) -> {
            var meant = withoutEmptyParts(child);
            if (!meant.equals(Map.of())) {
                full.put(key, meant);
            }
        });
        return full;
    }

    private static Map<String, Object> stringKeys(Map<?, ?> map) {
        var keyed = new HashMap<String, Object>();
        map.forEach((key, value) -> keyed.put(String.valueOf(key), value));
        return keyed;
    }
}
