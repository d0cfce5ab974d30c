package io.hubbackup.decide.restore.preview;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A list of what is taken in and one of what is left out, as Velero reads them: an empty list takes in everything, what is left out is left out. */
record Includes(List<String> included, List<String> excluded) {

    boolean everything() {
        return (included.isEmpty() || included.contains("*")) && excluded.isEmpty();
    }

    /** @param names all the names that the thing has */
    boolean takes(Collection<String> names) {
        return (included.isEmpty() || matches(included, names)) && !matches(excluded, names);
    }

    private static boolean matches(List<String> patterns, Collection<String> names) {
        return patterns.stream()
                .map(Includes::pattern)
                .anyMatch(pattern ->
                        names.stream().anyMatch(name -> pattern.matcher(name).matches()));
    }

    private static Pattern pattern(String text) {
        var parts = text.toLowerCase(Locale.ROOT).split("\\*", -1);
        return Pattern.compile(
                List.of(parts).stream().map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE);
    }
}
