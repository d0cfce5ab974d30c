package io.hubbackup.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.telling.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("U3 U26 Every alert")
class AlertsTest {

    private static final Pattern FIGURE = Pattern.compile("(?<![:\\w])hub_backup_\\w+");
    private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info");

    private final PolicyCatalogue catalogue = PolicyCatalogue.read();

    @Test
    @DisplayName("is there once: 28, and one more for report-only mode, where it takes the place of another")
    void all() {
        assertThat(catalogue.alerts()).extracting(AlertRule::name).doesNotHaveDuplicates();
        assertThat(catalogue.alerts().stream().filter(alert -> alert.in(GeneratedPolicies.FULL)))
                .hasSize(28);
        assertThat(catalogue.alerts().stream().filter(alert -> alert.mode().isPresent()))
                .extracting(AlertRule::name)
                .containsExactly("HubBackupControllerConflict", "HubBackupComponentDisabled");
    }

    @Test
    @DisplayName("pages at once only where it is lost that the hub can be restored, or that its backups are its own")
    void critical() {
        assertThat(catalogue.alerts().stream().filter(alert -> alert.severity().equals("critical")))
                .extracting(AlertRule::name)
                .containsExactlyInAnyOrder(
                        "HubBackupCollision",
                        "HubBackupControllerConflict",
                        "HubBackupNoRestorePoint",
                        "HubBackupRPOExceeded");
        assertThat(catalogue.alerts()).extracting(AlertRule::severity).isSubsetOf(SEVERITIES);
    }

    @Test
    @DisplayName("U21 waits before it fires, and says what is wrong and what follows from it")
    void waitsAndTells() {
        assertThat(catalogue.alerts()).allSatisfy(alert -> {
            assertThat(alert.waits()).isPositive();
            assertThat(alert.summary()).isNotBlank().doesNotEndWith(".");
            assertThat(alert.description()).endsWith(".");
        });
    }

    @Test
    @DisplayName("asks only for figures that the operator has")
    void figures() {
        var known = catalogue.figures().stream()
                .flatMap(PolicyCatalogue.Figure::series)
                .collect(Collectors.toSet());

        assertThat(figuresIn(Stream.concat(
                        Stream.of(AlertRule.VIOLATED_FROM),
                        catalogue.alerts().stream().map(AlertRule::promql))))
                .isNotEmpty()
                .isSubsetOf(known);
        assertThat(figuresIn(Dashboard.read().queries("velero").stream().map(Dashboard.Query::expression)))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    @DisplayName(
            "can ask for every gauge of the policy reporter: the catalogue has them all, but for the governance framework's")
    void gauges() {
        assertThat(catalogue.figures())
                .extracting(PolicyCatalogue.Figure::name)
                .containsAll(Stream.of(Figure.values())
                        .map(Figure::metric)
                        .filter(metric -> metric.startsWith("hub_backup_"))
                        .toList());
    }

    @Test
    @DisplayName("survives another instance that takes over: what tells the instances apart is aggregated away")
    void aggregates() {
        assertThat(catalogue.alerts())
                .filteredOn(alert -> alert.expression().isPresent())
                .allSatisfy(alert -> assertThat(alert.promql()).containsAnyOf("max by (namespace", "absent("));
        assertThat(AlertRule.VIOLATED_FROM).startsWith("max by (namespace, template)");
    }

    @Test
    @DisplayName("U3 has a unit test for promtool")
    void unitTests() throws IOException {
        for (var alert : catalogue.alerts()) {
            var tests = Files.readString(PolicyCatalogue.FOLDER.resolve("prometheus/tests/" + alert.name() + ".yaml"));
            assertThat(tests)
                    .contains("name: %s fires\n".formatted(alert.name()))
                    .contains("name: %s stays silent\n".formatted(alert.name()))
                    .contains("name: %s survives a leader change\n".formatted(alert.name()));
        }
    }

    private static Set<String> figuresIn(Stream<String> expressions) {
        return expressions
                .flatMap(expression -> FIGURE.matcher(expression).results())
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }
}
