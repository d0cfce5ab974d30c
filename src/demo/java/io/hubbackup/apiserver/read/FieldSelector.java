package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Stored;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A field selector: fields and the values that they have, or do not have. */
final class FieldSelector {

    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
    private static final Pattern TERM = Pattern.compile("((?:[^=!\\\\]|\\\\.)*)(==|=|!=)(.*)");

    private FieldSelector() {}

    /** @throws ApiFailure 400 for one that cannot be read, or for a field that cannot be selected by */
    static Predicate<Stored> of(String text, FieldLabels labels) {
        Predicate<Stored> all = object -> true;
        for (var term : COMMA.split(text)) {
            if (!term.isEmpty()) {
                all = all.and(term(term, text, labels));
            }
        }
        return all;
    }

    private static Predicate<Stored> term(String term, String whole, FieldLabels labels) {
        var parts = TERM.matcher(term);
        if (!parts.matches()) {
            throw ApiFailure.badRequest("invalid selector: '%s'; can't understand '%s'".formatted(whole, term));
        }
        var field = parts.group(1);
        var value = parts.group(3).replaceAll("\\\\(.)", "$1");
        boolean wanted = !parts.group(2).equals("!=");
        labels.check(field);
        return object -> value(object, field, labels).equals(value) == wanted;
    }

    private static String value(Stored object, String field, FieldLabels labels) {
        return switch (field) {
            case "metadata.name" -> object.name();
            case "metadata.namespace" -> object.namespace();
            default ->
                labels.paths(field).stream()
                        .map(path -> at(Forms.tree(object), path))
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElseGet(() -> labels.absent(field));
        };
    }

    private static String at(JsonNode object, String path) {
        var node = object;
        for (var step : path.split("\\.")) {
            node = node.path(step);
        }
        return node.asText("");
    }
}
