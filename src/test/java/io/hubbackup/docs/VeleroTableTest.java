package io.hubbackup.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the operator relies on of Velero is told with the test that shows it")
class VeleroTableTest {

    private static final Path PAGE = Path.of("docs/velero-emulator.md");
    private static final List<Path> CASES = Stream.of("VeleroBehaviour", "RestoreBehaviour")
            .map(suite -> Path.of("src/test/java/io/hubbackup/demo/velero", suite + ".java"))
            .toList();
    private static final Pattern NAME = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");
    private static final Pattern CASE = Pattern.compile("\\n    void (\\w+)\\(");

    @Test
    void everyTestNamedIsThere() throws IOException {
        var sources = sources(Path.of("src/test/java"));
        assertThat(rows().flatMap(row -> names(row[3]))).isNotEmpty().allSatisfy(name -> {
            assertThat(sources).containsKey(name.group(1));
            if (name.group(2) != null) {
                assertThat(Files.readString(sources.get(name.group(1)))).contains("void " + name.group(2) + "(");
            }
        });
    }

    @Test
    void everyPlaceNamedIsThere() throws IOException {
        var sources = sources(Path.of("src/main/java"));
        assertThat(rows().flatMap(row -> names(row[2])))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(sources).containsKey(name.group(1)));
    }

    @Test
    void everyCaseIsToldOf() throws IOException {
        var told = rows().flatMap(row -> names(row[3]))
                .map(name -> String.valueOf(name.group(2)))
                .collect(Collectors.toSet());
        for (var suite : CASES) {
            var cases = CASE.matcher(Files.readString(suite))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !name.equals("begin"));
            assertThat(cases).isNotEmpty().isSubsetOf(told);
        }
    }

    private static Stream<String[]> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("## What the operator relies on"))
                .takeWhile(line -> !line.startsWith("## What it does not have"))
                .filter(line -> line.startsWith("| ") && !line.contains("Seen on the real one by"))
                .map(line -> line.split("\\|"));
    }

    private static Stream<MatchResult> names(String cell) {
        return NAME.matcher(cell).results();
    }

    private static Map<String, Path> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, other) -> one));
        }
    }
}
