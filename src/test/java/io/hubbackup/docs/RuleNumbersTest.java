package io.hubbackup.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D27, BW43 rule numbers mean something in this project")
class RuleNumbersTest {

    private static final Pattern RULE = Pattern.compile("\\b(?:B[1-7]|R[1-9])\\.\\d+\\b");
    private static final Pattern DEFECT = Pattern.compile("\\bBW\\d+\\b");
    private static final Pattern DECISION = Pattern.compile("\\bD\\d+\\b");
    private static final Pattern RANGE =
            Pattern.compile("\\b((?:B[1-7]|R[1-9])\\.|BW)(\\d+)[–-](?:(?:B[1-7]|R[1-9])\\.|BW)?(\\d+)\\b");

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final Path BEHAVIOUR = Path.of("docs/behaviour.md");
    private static final Path DEFECTS = Path.of("docs/upstream-defects.md");

    @Test
    void everyRuleCitedInCodeIsStated() {
        assertThat(numbersIn(RULE, MAIN, TEST)).isSubsetOf(definedIn(BEHAVIOUR, RULE));
    }

    @Test
    void everyDefectCitedInCodeIsListed() {
        assertThat(numbersIn(DEFECT, MAIN, TEST)).isSubsetOf(definedIn(DEFECTS, DEFECT));
    }

    @Test
    void everyDecisionCitedInCodeIsListed() {
        assertThat(numbersIn(DECISION, MAIN, TEST)).isSubsetOf(definedIn(Path.of("docs/decisions.md"), DECISION));
    }

    @Test
    void everyStatedRuleHasATestThatCitesItOrSaysWhyNot() {
        assertThat(stated("not tested")).isSubsetOf(numbersIn(RULE, TEST));
    }

    @Test
    void everyListedDefectHasATestThatCitesItOrAReason() {
        var withoutTest = lines(DEFECTS)
                .filter(line -> line.startsWith("| BW"))
                .filter(line -> !line.contains("cannot occur"))
                .flatMap(line -> numbers(DEFECT, head(line)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(withoutTest).isSubsetOf(numbersIn(DEFECT, TEST));
    }

    @Test
    void everyTestNamedBesideADefectIsThere() throws IOException {
        var named = Pattern.compile("`(\\w+(?:Test|IT))`");
        try (var files = Files.walk(TEST)) {
            var there = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertThat(lines(DEFECTS).flatMap(line -> named.matcher(line).results()))
                    .isNotEmpty()
                    .allSatisfy(match -> assertThat(there).contains(match.group(1) + ".java"));
        }
    }

    private static Set<String> stated(String except) {
        return lines(BEHAVIOUR)
                .filter(line -> (line.startsWith("- B") || line.startsWith("- R")) && !line.contains(except))
                .flatMap(line -> numbers(RULE, head(line)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> definedIn(Path file, Pattern pattern) {
        return lines(file)
                .filter(line -> line.startsWith("- ") || line.startsWith("| "))
                .flatMap(line -> numbers(pattern, head(line)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first word of a list item or of a table row. */
    private static String head(String line) {
        return line.substring(2).split("\\s", 2)[0];
    }

    private static Set<String> numbersIn(Pattern pattern, Path... roots) {
        var found = new TreeSet<String>();
        for (Path root : roots) {
            try (var files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .flatMap(RuleNumbersTest::lines)
                        .flatMap(line -> numbers(pattern, line))
                        .forEach(found::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return found;
    }

    /** Single numbers, and all of a range like {@code B2.22–B2.25}. */
    private static Stream<String> numbers(Pattern pattern, String line) {
        var found = new TreeSet<String>();
        pattern.matcher(line).results().forEach(match -> found.add(match.group()));
        RANGE.matcher(line).results().forEach(range -> {
            for (int n = Integer.parseInt(range.group(2)); n <= Integer.parseInt(range.group(3)); n++) {
                String number = range.group(1) + n;
                if (pattern.matcher(number).matches()) {
                    found.add(number);
                }
            }
        });
        return found.stream();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
