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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D27, BW43 rule numbers mean something in this project")
class RuleNumbersTest {

    private static final Pattern RULE = Pattern.compile("\\b(?:(?:B[1-7]|R[1-9])\\.\\d+|[TN]\\d\\d)\\b");
    private static final Pattern STATED = Pattern.compile("^- (?:[BR]|[TN]\\d)");
    private static final Pattern DEFECT = Pattern.compile("\\b(?:BW|W|U)\\d{1,2}\\b");
    private static final Pattern DECISION = Pattern.compile("\\bD\\d+\\b");
    private static final Pattern RANGE =
            Pattern.compile("\\b((?:B[1-7]|R[1-9])\\.|BW|W|U)(\\d+)[–-](?:(?:B[1-7]|R[1-9])\\.|BW|W|U)?(\\d+)\\b");

    private static final Pattern TEST_NAME = Pattern.compile("`(\\w+(?:Test|IT))`");

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
        assertThat(stated("not tested"))
                .isSubsetOf(numbers(RULE, TestSources.under(TEST).displayed()).toList());
    }

    @Test
    @DisplayName("each defect upstream has one line: 43 of the backup side, 45 of the restore side, 29 of the policies")
    void everyDefectIsListed() {
        assertThat(defects().map(RuleNumbersTest::head))
                .containsExactlyInAnyOrderElementsOf(Stream.of(numbered("BW", 43), numbered("W", 45), numbered("U", 29))
                        .flatMap(numbers -> numbers)
                        .toList());
    }

    private static Stream<String> numbered(String letters, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(n -> letters + n);
    }

    @Test
    @DisplayName("a line names tests that cite its number in what they display, or says why the defect cannot occur")
    void everyListedDefectHasTestsThatCiteItOrAReason() {
        var tests = TestSources.under(TEST);
        assertThat(defects()).allSatisfy(line -> {
            var named = TEST_NAME
                    .matcher(line)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(named.isEmpty()).isEqualTo(line.contains("cannot occur: "));
            assertThat(named)
                    .allSatisfy(test -> assertThat(numbers(DEFECT, tests.displayed(test)))
                            .as(test)
                            .contains(head(line)));
        });
    }

    private static Stream<String> defects() {
        return lines(DEFECTS).filter(line -> DEFECT.matcher(head(line)).matches());
    }

    private static Set<String> stated(String except) {
        return lines(BEHAVIOUR)
                .filter(line -> STATED.matcher(line).find() && !line.contains(except))
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
        return line.length() < 2 ? "" : line.substring(2).split("\\s", 2)[0];
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
