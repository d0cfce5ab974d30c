package io.hubbackup.policies;

import io.hubbackup.policies.GeneratedPolicies.GeneratedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the documents, and the line at the head of each runbook. */
final class CatalogueTables {

    private static final Path RUNBOOKS = PolicyCatalogue.FOLDER.resolve("runbooks");

    private CatalogueTables() {}

    static GeneratedFile readme(PolicyCatalogue catalogue) {
        return MarkedText.read(PolicyCatalogue.FOLDER.resolve("README.md"))
                .with("templates", templates(catalogue))
                .with("conditions", conditions(catalogue))
                .with("thresholds", thresholds(catalogue))
                .with("metrics", metrics(catalogue))
                .file();
    }

    static GeneratedFile runbooks(PolicyCatalogue catalogue) {
        return MarkedText.read(RUNBOOKS.resolve("README.md"))
                .with("alerts", alerts(catalogue))
                .file();
    }

    static GeneratedFile runbook(PolicyCatalogue catalogue, AlertRule alert) {
        return MarkedText.read(runbookOf(alert))
                .with("alert", head(catalogue, alert))
                .file();
    }

    static Path runbookOf(AlertRule alert) {
        return RUNBOOKS.resolve(alert.name() + ".md");
    }

    private static String head(PolicyCatalogue catalogue, AlertRule alert) {
        var about = alert.templates().stream()
                .map(catalogue::template)
                .map(template ->
                        "`%s` (%s, condition `%s`)".formatted(template.name(), template.id(), template.condition()))
                .collect(Collectors.joining(", "));
        return "%s Severity **%s**, after %s%s. %s%n"
                .formatted(
                        alert.summary() + ".",
                        alert.severity(),
                        alert.after(),
                        alert.mode().map(" (in mode `%s`)"::formatted).orElse(""),
                        about.isEmpty() ? "No template of its own." : "Template: " + about + ".");
    }

    private static String templates(PolicyCatalogue catalogue) {
        return table(
                List.of("Template", "What it means", "What to do", "Severity", "Alerts"),
                catalogue.templates().stream()
                        .map(template -> List.of(
                                "%s `%s`".formatted(template.id(), template.name()),
                                template.meaning(),
                                template.remedy(),
                                template.severity(),
                                links(catalogue.alerts(template)))));
    }

    private static String conditions(PolicyCatalogue catalogue) {
        return table(
                List.of("Condition", "Template", "`True`", "`False`", "On"),
                catalogue.templates().stream()
                        .map(template -> List.of(
                                "`%s`".formatted(template.condition()),
                                "`%s`".formatted(template.name()),
                                words(template.compliant()),
                                words(template.violated()),
                                template.onRestore() ? "BackupSchedule, Restore" : "BackupSchedule")));
    }

    private static String thresholds(PolicyCatalogue catalogue) {
        return table(
                List.of("Setting", "Default"),
                catalogue.templates().stream()
                        .flatMap(template -> template.thresholds().entrySet().stream()
                                .map(threshold -> List.of(
                                        "`%s.%s`".formatted(template.name(), threshold.getKey()),
                                        "`%s`".formatted(threshold.getValue())))));
    }

    private static String metrics(PolicyCatalogue catalogue) {
        return table(
                List.of("Metric", "Type", "Labels", "Meaning"),
                catalogue.figures().stream()
                        .map(figure -> List.of(
                                "`%s`".formatted(figure.name()),
                                figure.type(),
                                words(figure.labels()),
                                figure.meaning())));
    }

    private static String alerts(PolicyCatalogue catalogue) {
        return table(
                List.of("Alert", "Severity", "After", "It says"),
                catalogue.alerts().stream()
                        .map(alert -> List.of(
                                "[%1$s](%1$s.md)".formatted(alert.name()),
                                alert.severity(),
                                alert.after(),
                                alert.summary())));
    }

    private static String links(List<AlertRule> alerts) {
        return alerts.stream()
                .map(alert -> "[%1$s](runbooks/%1$s.md)".formatted(alert.name()))
                .collect(Collectors.joining(", "));
    }

    private static String words(List<String> words) {
        return words.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        return row(head) + "|---".repeat(head.size()) + "|\n"
                + rows.map(CatalogueTables::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
