package io.hubbackup.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sources of all tests.
 *
 * @param texts by the name of the class
 */
record TestSources(Map<String, String> texts) {

    /** Names of tests and of their cases are text in quotes; comments are not. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");

    static TestSources under(Path root) {
        try (var files = Files.walk(root)) {
            return new TestSources(files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            TestSources::text,
                            (one, two) -> one + two)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What all tests may show of themselves. */
    String displayed() {
        return texts.values().stream().map(TestSources::quoted).collect(Collectors.joining("\n"));
    }

    /** What a test may show of itself, with what the classes have that it extends; fails where there is no such test. */
    String displayed(String test) {
        var text = Optional.ofNullable(texts.get(test))
                .orElseThrow(() -> new AssertionError("there is no test of the name " + test));
        var own = quoted(text);
        var parent = Pattern.compile("class " + test + " extends (\\w+)").matcher(text);
        return parent.find() && texts.containsKey(parent.group(1)) ? own + displayed(parent.group(1)) : own;
    }

    private static String quoted(String text) {
        return QUOTED.matcher(text).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
