package io.hubbackup.decide.monitoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Part of an object. It is in another one whose other fields are defaults, or somebody else's. */
record Contents(@Nullable Object value) {

    private static final String NAME = "name";

    static Contents of(@Nullable Object value) {
        return new Contents(value);
    }

    boolean areIn(@Nullable Object there) {
        return switch (value) {
            case Map<?, ?> fields
            when there instanceof Map<?, ?> others ->
                fields.entrySet().stream()
                        .allMatch(field -> of(field.getValue()).areIn(others.get(field.getKey())));
            case List<?> items when there instanceof List<?> others -> isList(items, others);
            case Number number
            when there instanceof Number other ->
                new BigDecimal(number.toString()).compareTo(new BigDecimal(other.toString())) == 0;
            case null -> there == null;
            default -> value.equals(there);
        };
    }

    /** Where the items have names others may have added some, as to the groups of rules; any other list is one value. */
    private static boolean isList(List<?> items, List<?> others) {
        if (items.stream().allMatch(item -> name(item).isPresent())) {
            return items.stream()
                    .allMatch(item ->
                            others.stream().anyMatch(other -> name(other).equals(name(item)) && of(item).areIn(other)));
        }
        if (items.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!of(items.get(i)).areIn(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Object> name(@Nullable Object item) {
        return item instanceof Map<?, ?> fields ? Optional.ofNullable(fields.get(NAME)) : Optional.empty();
    }
}
