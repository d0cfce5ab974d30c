package io.hubbackup.policies;

import java.util.stream.Collectors;

/** The rules as Prometheus reads them, and the same as the object that the Prometheus operator reads. */
final class PrometheusRules {

    private final PolicyCatalogue catalogue;
    private final String mode;

    PrometheusRules(PolicyCatalogue catalogue, String mode) {
        this.catalogue = catalogue;
        this.mode = mode;
    }

    String file() {
        return GeneratedPolicies.HEADER + groups();
    }

    /** Evaluated where the figures are, not by a Prometheus that looks over several clusters. */
    String resource() {
        return GeneratedPolicies.HEADER + """
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: hub-backup-rules
                  labels:
                    app.kubernetes.io/name: hub-backup-operator
                    # It is yours: the operator leaves it as it is, and applies one of its own only where there is none (hub-backup.monitoring.install).
                    app.kubernetes.io/managed-by: kubectl
                    app.kubernetes.io/part-of: hub-backup
                    openshift.io/prometheus-rule-evaluation-scope: leaf-prometheus
                    velero.io/exclude-from-backup: "true"
                spec:
                """ + groups().indent(2);
    }

    private String groups() {
        return """
                groups:
                  - name: hub-backup
                    rules:
                      - record: %s
                        expr: %s
                """.formatted(AlertRule.VIOLATED, AlertRule.VIOLATED_FROM)
                + catalogue.alerts().stream()
                        .filter(alert -> alert.in(mode))
                        .map(this::alert)
                        .collect(Collectors.joining());
    }

    private String alert(AlertRule alert) {
        return """
                - alert: %s
                  expr: |
                %s  for: %s
                  labels:
                    severity: %s
                    kubernetes_operator_part_of: hub-backup-operator
                %s  annotations:
                    summary: %s
                    description: %s
                    runbook_url: %s
                """.formatted(
                        alert.name(),
                        alert.promql().indent(4),
                        alert.after(),
                        alert.severity(),
                        alert.namespace().map("    namespace: %s\n"::formatted).orElse(""),
                        GeneratedPolicies.quoted(alert.summary()),
                        GeneratedPolicies.quoted(alert.description()),
                        alert.runbook(catalogue.runbooks()))
                .indent(6);
    }
}
