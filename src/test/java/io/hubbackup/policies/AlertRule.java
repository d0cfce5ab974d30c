package io.hubbackup.policies;

import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One alert of the catalogue.
 *
 * @param templates whose violation it tells; with an expression of its own, those whose remedy helps
 * @param mode the run mode in which alone it makes sense
 * @param namespace where the expression itself does not say the namespace
 */
record AlertRule(
        String name,
        List<String> templates,
        Optional<String> expression,
        String after,
        String severity,
        Optional<String> mode,
        Optional<String> namespace,
        String summary,
        String description) {

    static final String VIOLATED = "namespace_template:hub_backup_policy_noncompliant:max";
    static final String VIOLATED_FROM =
            "max by (namespace, template) (last_over_time(hub_backup_policy_status{status=\"noncompliant\"}[5m]))";

    static AlertRule of(Tree alert, List<String> templates) {
        return new AlertRule(
                alert.text("name").orElseThrow(),
                templates,
                alert.text("expr").map(String::strip),
                alert.text("for").orElseThrow(),
                alert.text("severity").orElseThrow(),
                alert.text("mode"),
                alert.text("namespace"),
                alert.text("summary").orElseThrow(),
                alert.text("description").orElseThrow());
    }

    /** Whether it does nothing but tell that templates are violated. */
    boolean tellsViolations() {
        return expression.isEmpty();
    }

    String promql() {
        return expression.orElseGet(() -> templates.stream()
                .map(template -> "%s{template=\"%s\"} == 1".formatted(VIOLATED, template))
                .collect(Collectors.joining("\nor\n")));
    }

    Duration waits() {
        return Duration.parse("PT" + after.toUpperCase(Locale.ROOT));
    }

    boolean in(String runMode) {
        return mode.isEmpty() || mode.get().equals(runMode);
    }

    String runbook(String base) {
        return base + "/" + name + ".md";
    }
}
