package io.hubbackup.observe;

import io.hubbackup.wire.Tree;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which objects of a kind are watched, as the API server and as we see it.
 *
 * @param query what is appended to the query of a list or watch, possibly empty
 * @param selects what is kept of the answer; it may ask for more than the query can
 */
record Selector(String query, Predicate<Tree> selects) {

    static Selector everything() {
        return new Selector("", object -> true);
    }

    static Selector named(String name) {
        return new Selector(
                fields("metadata.name=" + name), object -> name(object).equals(name));
    }

    static Selector notNamed(List<String> names) {
        var query = names.stream().map(name -> "metadata.name!=" + name).collect(Collectors.joining(","));
        return new Selector(fields(query), object -> !names.contains(name(object)));
    }

    static Selector labelled(String label, String value) {
        return new Selector(
                "&labelSelector=" + encoded(label + "=" + value),
                object -> object.child("metadata")
                        .child("labels")
                        .text(label)
                        .filter(value::equals)
                        .isPresent());
    }

    static Selector having(String label) {
        return new Selector(
                "&labelSelector=" + encoded(label),
                object -> object.child("metadata").child("labels").has(label));
    }

    static Selector without(String label) {
        return new Selector(
                "&labelSelector=" + encoded("!" + label),
                object -> !object.child("metadata").child("labels").has(label));
    }

    /** Names cannot be selected by their beginning: the others come, and are not kept. */
    Selector beginning(String prefix) {
        return new Selector(query, selects.and(object -> name(object).startsWith(prefix)));
    }

    private static String name(Tree object) {
        return object.child("metadata").text("name").orElse("");
    }

    private static String fields(String selector) {
        return "&fieldSelector=" + encoded(selector);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
