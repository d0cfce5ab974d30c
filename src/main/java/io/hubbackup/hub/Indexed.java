package io.hubbackup.hub;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An immutable collection of what was seen of one kind, found by key and by namespace without a scan. Order: namespace, then name. */
public final class Indexed<T extends Keyed> {

    private final Map<String, Map<String, T>> byNamespace;
    private final int size;

    private Indexed(Map<String, Map<String, T>> byNamespace, int size) {
        this.byNamespace = byNamespace;
        this.size = size;
    }

    public static <T extends Keyed> Indexed<T> of(Collection<? extends T> items) {
        var index = new TreeMap<String, Map<String, T>>();
        int size = 0;
        for (T item : items) {
            var earlier = index.computeIfAbsent(item.namespace(), any -> new TreeMap<>())
                    .put(item.name(), item);
            size += earlier == null ? 1 : 0;
        }
        return new Indexed<>(index, size);
    }

    @SafeVarargs
    public static <T extends Keyed> Indexed<T> of(T... items) {
        return of(List.of(items));
    }

    public static <T extends Keyed> Indexed<T> empty() {
        return new Indexed<>(new HashMap<>(), 0);
    }

    public Optional<T> get(String namespace, String name) {
        return Optional.ofNullable(byNamespace.getOrDefault(namespace, Map.of()).get(name));
    }

    public Optional<T> get(ObjectKey key) {
        return get(key.namespace(), key.name());
    }

    /** The items of one namespace, by name. */
    public Collection<T> in(String namespace) {
        return byNamespace.getOrDefault(namespace, Map.of()).values();
    }

    public Stream<T> stream() {
        return byNamespace.values().stream().flatMap(names -> names.values().stream());
    }

    public Indexed<T> where(Predicate<? super T> wanted) {
        return of(stream().filter(wanted).toList());
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Indexed<?> that && byNamespace.equals(that.byNamespace);
    }

    @Override
    public int hashCode() {
        return byNamespace.hashCode();
    }

    @Override
    public String toString() {
        return byNamespace.toString();
    }
}
