package io.hubbackup.policies;

import java.util.stream.Collectors;

/**
 * Unit tests for promtool of an alert that tells violations: it fires when it was violated for long enough and not a minute earlier; it is silent while
 * another template is violated, this one is suppressed, or it was violated for a moment; and another instance that takes over does not begin to wait anew.
 */
record PromtoolCases(PolicyCatalogue catalogue, AlertRule alert, String rules) {

    private static final int WELL_FOR = 6;

    String file() {
        return GeneratedPolicies.HEADER
                + "rule_files: [%s]\nevaluation_interval: 1m\ntests:\n".formatted(rules)
                + fires()
                + silent()
                + survives();
    }

    private String fires() {
        return test(
                "fires",
                series("a", "noncompliant", "0x%d 1x%d".formatted(WELL_FOR - 1, minutes() + 10)),
                before() + fired(minutes() + WELL_FOR));
    }

    private String silent() {
        var moment = Math.max(0, minutes() / 2 - 1);
        var short_ =
                minutes() < 2 ? "0x%d".formatted(minutes() + 20) : "0x5 1x%d 0x%d".formatted(moment, minutes() + 20);
        return test(
                "stays silent",
                series("a", "noncompliant", short_)
                        + series("a", "suppressed", "1x%d".formatted(2 * minutes() + 20))
                        + series("a", "unknown", "1x%d".formatted(2 * minutes() + 20))
                        + one("a", "another-template", "noncompliant", "1x%d".formatted(2 * minutes() + 20)),
                quiet(moment + WELL_FOR) + quiet(minutes() + WELL_FOR) + quiet(2 * minutes() + 10));
    }

    private String survives() {
        var half = minutes() / 2;
        return test(
                "survives a leader change",
                series("a", "noncompliant", "0x%d 1x%d stale".formatted(WELL_FOR - 1, half))
                        + series("b", "noncompliant", "_x%d 1x%d".formatted(WELL_FOR + half + 2, minutes() + 10)),
                before() + fired(minutes() + WELL_FOR));
    }

    private String test(String what, String series, String expectations) {
        return "  - name: %s %s\n    interval: 1m\n    input_series:\n%s    alert_rule_test:\n%s"
                .formatted(alert.name(), what, series, expectations);
    }

    private String series(String pod, String status, String values) {
        return alert.templates().stream()
                .map(template -> one(pod, template, status, values))
                .collect(Collectors.joining());
    }

    private static String one(String pod, String template, String status, String values) {
        return """
                - series: hub_backup_policy_status{namespace="velero",pod="%s",instance="%s:9000",template="%s",severity="high",status="%s"}
                  values: %s
                """.formatted(pod, pod, template, status, values).indent(6);
    }

    private String before() {
        return quiet(minutes() + WELL_FOR - 1);
    }

    private String quiet(long minute) {
        return "      - {eval_time: %dm, alertname: %s, exp_alerts: []}\n".formatted(minute, alert.name());
    }

    private String fired(long minute) {
        return "      - eval_time: %dm\n        alertname: %s\n        exp_alerts:\n".formatted(minute, alert.name())
                + alert.templates().stream().map(this::expected).collect(Collectors.joining());
    }

    private String expected(String template) {
        return """
                - exp_labels:
                    severity: %s
                    kubernetes_operator_part_of: hub-backup-operator
                    namespace: velero
                    template: %s
                  exp_annotations:
                    summary: %s
                    description: %s
                    runbook_url: %s
                """.formatted(
                        alert.severity(),
                        template,
                        GeneratedPolicies.quoted(alert.summary()),
                        GeneratedPolicies.quoted(alert.description()),
                        alert.runbook(catalogue.runbooks()))
                .indent(10);
    }

    private long minutes() {
        return alert.waits().toMinutes();
    }
}
