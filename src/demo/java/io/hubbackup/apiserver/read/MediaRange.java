package io.hubbackup.apiserver.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a client would take, as its {@code Accept} header names it.
 *
 * @param quality 1 when not said
 * @param parameters without {@code q}
 */
record MediaRange(String type, String subtype, double quality, Map<String, String> parameters) {

    private static final MediaRange ANYTHING = new MediaRange("*", "*", 1, Map.of());

    /** Most wanted first; what is wanted equally stays in the order of the header. */
    static List<MediaRange> parse(String header) {
        if (header.isBlank()) {
            return List.of(ANYTHING);
        }
        var ranges = new ArrayList<MediaRange>();
        for (var clause : header.split(",")) {
            if (!clause.isBlank()) {
                ranges.add(clause(clause.strip()));
            }
        }
        ranges.sort(Comparator.comparingDouble((MediaRange range) -> -range.quality()));
        return ranges;
    }

    /** Whether a JSON document is what the type says, whatever the parameters. */
    boolean takesJson() {
        return is("*", "*") || is("application", "*") || is("application", "json");
    }

    boolean is(String type, String subtype) {
        return this.type.equals(type) && this.subtype.equals(subtype);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private static MediaRange clause(String clause) {
        var parts = clause.split(";");
        var type = parts[0].strip().split("/", 2);
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 1; i < parts.length; i++) {
            var pair = parts[i].strip().split("=", 2);
            parameters.put(pair[0].strip(), pair.length == 2 ? pair[1].strip() : "");
        }
        double quality = weight(parameters.remove("q"));
        return new MediaRange(type[0], type.length == 2 ? type[1] : "*", quality, Map.copyOf(parameters));
    }

    private static double weight(@Nullable String q) {
        try {
            return q == null ? 1 : Double.parseDouble(q);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
