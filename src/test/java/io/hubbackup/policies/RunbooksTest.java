package io.hubbackup.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("U26 Runbooks")
class RunbooksTest {

    private static final Path FOLDER = PolicyCatalogue.FOLDER.resolve("runbooks");

    @Test
    @DisplayName("are there for every alert, and for no other")
    void oneForEach() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(PolicyCatalogue.read().alerts().stream()
                            .map(alert -> alert.name() + ".md")
                            .toList());
        }
    }

    static Stream<Named<AlertRule>> alerts() {
        return PolicyCatalogue.read().alerts().stream().map(alert -> Named.of(alert.name(), alert));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    @DisplayName("say what the alert means, what follows, how to look, and what to do")
    void sections(AlertRule alert) {
        var text = MarkedText.read(CatalogueTables.runbookOf(alert)).text();

        assertThat(text).startsWith("# " + alert.name() + "\n");
        assertThat(text.lines().filter(line -> line.startsWith("## ")))
                .containsExactly("## Meaning", "## Impact", "## Diagnosis", "## Mitigation");
        assertThat(text.substring(text.indexOf("## Diagnosis"), text.indexOf("## Mitigation")))
                .as("commands to look with")
                .containsPattern("```\n(?:.*\n)*?kubectl ");
        assertThat(text.lines()).as("room to read on a telephone").allMatch(line -> line.length() <= 400);
    }
}
