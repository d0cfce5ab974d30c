package io.hubbackup.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One immutable JSON object, as it was read: every field is kept, also those that nobody here knows, so that what is
 * written back has lost nothing (D10). Only a field that is null counts as absent, as it does for Go.
 *
 * <p>A question about a field that is absent, or holds another type than was asked for, is answered with "empty". Field
 * order is kept and does not matter for equality.
 */
@RegisterForReflection
public final class Tree {

    public static final Tree EMPTY = new Tree(Map.of());

    private final Map<String, Object> fields;

    private Tree(Map<String, Object> frozen) {
        this.fields = frozen;
    }

    /** Takes any map of JSON values and copies it deeply. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Tree of(Map<String, ?> fields) {
        return new Tree(frozenMap(fields));
    }

    /** Unmodifiable at every level; values are String, Number, Boolean, List and Map. */
    @JsonValue
    public Map<String, Object> fields() {
        return fields;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    public Optional<String> text(String field) {
        return as(String.class, fields.get(field));
    }

    public Optional<Boolean> flag(String field) {
        return as(Boolean.class, fields.get(field));
    }

    public Optional<Long> number(String field) {
        return as(Number.class, fields.get(field)).map(Number::longValue);
    }

    /** An RFC 3339 time. */
    public Optional<Instant> time(String field) {
        return text(field).flatMap(Tree::instant);
    }

    public Optional<GoDuration> duration(String field) {
        return text(field).flatMap(text -> GoDuration.parse(text).fold(Optional::of, why -> Optional.empty()));
    }

    /** The texts of a list; empty when there is no list. */
    public List<String> texts(String field) {
        return items(field).stream()
                .flatMap(item -> as(String.class, item).stream())
                .toList();
    }

    /** A map of texts in its order; empty when there is no map. */
    @SuppressWarnings("unchecked")
    public Map<String, String> textMap(String field) {
        var texts = new LinkedHashMap<String, String>();
        as(Map.class, fields.get(field))
                .ifPresent(map -> ((Map<String, Object>) map)
                        .forEach((key, value) -> as(String.class, value).ifPresent(text -> texts.put(key, text))));
        return Collections.unmodifiableMap(texts);
    }

    /** The object in a field; the empty one when there is none. */
    @SuppressWarnings("unchecked")
    public Tree child(String field) {
        return as(Map.class, fields.get(field))
                .map(map -> new Tree((Map<String, Object>) map))
                .orElse(EMPTY);
    }

    /** The objects of a list. */
    @SuppressWarnings("unchecked")
    public List<Tree> children(String field) {
        return items(field).stream()
                .flatMap(item -> as(Map.class, item).stream())
                .map(map -> new Tree((Map<String, Object>) map))
                .toList();
    }

    /** The same object with one field set; takes JSON values and also Tree, Instant and GoDuration. */
    public Tree with(String field, Object value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(field, frozenValue(value));
        return new Tree(Collections.unmodifiableMap(changed));
    }

    /** Sets the field, or takes it away when there is nothing in it: Go leaves empty lists and maps out as well. */
    public Tree withUnlessEmpty(String field, Collection<?> value) {
        return value.isEmpty() ? without(field) : with(field, value);
    }

    public Tree withUnlessEmpty(String field, Map<String, ?> value) {
        return value.isEmpty() ? without(field) : with(field, value);
    }

    public Tree without(String field) {
        if (!fields.containsKey(field)) {
            return this;
        }
        var changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new Tree(Collections.unmodifiableMap(changed));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tree tree && fields.equals(tree.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }

    private List<?> items(String field) {
        return as(List.class, fields.get(field)).map(list -> (List<?>) list).orElse(List.of());
    }

    private static <T> Optional<T> as(Class<T> type, @Nullable Object value) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private static Object frozenValue(Object value) {
        return switch (value) {
            case Tree tree -> tree.fields;
            case Instant time -> time.toString();
            case GoDuration duration -> duration.format();
            case Map<?, ?> map -> frozenMap(map);
            case Collection<?> items -> frozenList(items);
            case String text -> text;
            case Number number -> number;
            case Boolean flag -> flag;
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        };
    }

    private static Map<String, Object> frozenMap(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            if (value != null) {
                copy.put(String.valueOf(key), frozenValue(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static List<@Nullable Object> frozenList(Collection<?> items) {
        var copy = new ArrayList<@Nullable Object>(items.size());
        items.forEach(item -> copy.add(item == null ? null : frozenValue(item)));
        return Collections.unmodifiableList(copy);
    }
}
