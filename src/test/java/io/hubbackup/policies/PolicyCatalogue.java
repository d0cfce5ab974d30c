package io.hubbackup.policies;

import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code policies/catalog.yaml} for those who write documents from it: also the sentences that the operator does not need. */
record PolicyCatalogue(List<TemplateCard> templates, List<AlertRule> alerts, List<Figure> figures, String runbooks) {

    static final Path FOLDER = Path.of("policies");
    static final Path FILE = FOLDER.resolve("catalog.yaml");

    /** A metric that alerts and dashboards may use. */
    record Figure(String name, String type, List<String> labels, String meaning) {

        /** The names of the series; a histogram has three. */
        Stream<String> series() {
            return type.equals("histogram")
                    ? Stream.of("_bucket", "_count", "_sum").map(name::concat)
                    : Stream.of(name);
        }

        static Figure of(Tree metric) {
            return new Figure(
                    metric.text("name").orElseThrow(),
                    metric.text("type").orElseThrow(),
                    metric.texts("labels"),
                    metric.text("meaning").orElseThrow());
        }
    }

    static PolicyCatalogue read() {
        var file = tree();
        var own = file.children("templates").stream()
                .flatMap(template -> template.children("alerts").stream()
                        .map(alert -> AlertRule.of(
                                alert, List.of(template.text("name").orElseThrow()))));
        var shared = file.children("alerts").stream().map(alert -> AlertRule.of(alert, alert.texts("templates")));
        return new PolicyCatalogue(
                file.children("templates").stream().map(TemplateCard::of).toList(),
                Stream.concat(own, shared).toList(),
                file.children("metrics").stream().map(Figure::of).toList(),
                file.text("runbooks").orElseThrow());
    }

    /** The alerts of a template, its own and those that it shares. */
    List<AlertRule> alerts(TemplateCard template) {
        return alerts.stream()
                .filter(alert -> alert.templates().contains(template.name()))
                .toList();
    }

    TemplateCard template(String name) {
        return templates.stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(FILE + " has no template " + name));
    }

    @SuppressWarnings("unchecked")
    private static Tree tree() {
        try {
            return Tree.of(
                    (Map<String, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILE)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
