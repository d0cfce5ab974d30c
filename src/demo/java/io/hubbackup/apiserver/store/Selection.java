package io.hubbackup.apiserver.store;

import java.util.function.Predicate;

/**
 * Which objects somebody wants to see.
 *
 * @param namespace empty for all
 */
public record Selection(String resource, String namespace, Predicate<Stored> selects) {

    public static Selection all(String resource) {
        return new Selection(resource, "", object -> true);
    }

    public static Selection in(String resource, String namespace) {
        return new Selection(resource, namespace, object -> true);
    }

    boolean contains(Stored object) {
        return (namespace.isEmpty() || namespace.equals(object.namespace())) && selects.test(object);
    }
}
