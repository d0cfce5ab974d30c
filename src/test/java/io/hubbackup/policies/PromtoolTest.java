package io.hubbackup.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.NeedsPrometheus;
import io.hubbackup.kit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsPrometheus
@DisplayName("U3 U21 promtool says")
class PromtoolTest {

    private static final Path FOLDER = PolicyCatalogue.FOLDER.resolve("prometheus");

    static Stream<Named<Path>> alerts() {
        return PolicyCatalogue.read().alerts().stream()
                .map(alert -> Named.of(alert.name(), FOLDER.resolve("tests/%s.yaml".formatted(alert.name()))));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    @DisplayName("that the alert fires, stays silent, and survives a leader change")
    void alert(Path tests) {
        promtool("test", "rules", tests.toString());
    }

    @Test
    @DisplayName("that the rules of both modes are right")
    void rules() {
        promtool(
                "check",
                "rules",
                FOLDER.resolve("rules.yaml").toString(),
                FOLDER.resolve("report-only/rules.yaml").toString());
    }

    @Test
    @DisplayName("that every query of the dashboard is PromQL")
    void dashboard(@TempDir Path folder) throws IOException {
        var queries = Dashboard.read().queries("velero").stream()
                .map(Dashboard.Query::expression)
                .distinct()
                .toList();
        var rules = Stream.iterate(0, n -> n + 1)
                .limit(queries.size())
                .map(n -> "      - record: dashboard:query:%d\n        expr: %s\n"
                        .formatted(n, GeneratedPolicies.quoted(queries.get(n))))
                .collect(Collectors.joining("", "groups:\n  - name: dashboard\n    rules:\n", ""));

        promtool(
                "check",
                "rules",
                Files.writeString(folder.resolve("rules.yaml"), rules).toString());
    }

    private static void promtool(String... arguments) {
        var result = Shell.run(
                Duration.ofMinutes(1),
                Map.of(),
                Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList());
        assertThat(result.ok()).as(result.out() + result.err()).isTrue();
    }
}
