package io.hubbackup.policies;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Policies for those who look at their hubs through Open Cluster Management: they read the verdicts, they do not derive them again (policies 7.3). */
final class AcmManifests {

    /** What the operator puts right by itself. */
    private static final Set<String> NOT_EXPORTED = Set.of("auto-import-backup-label");

    private static final String HEAD = """
            # Apply one of the two files hub-backup-compliance*.yaml, in a namespace of the hub that manages the hubs; openshift-adp below is that of the backups.
            apiVersion: policy.open-cluster-management.io/v1
            kind: Policy
            metadata:
              name: hub-backup-compliance
              labels:
                velero.io/exclude-from-backup: "true"
              annotations:
                policy.open-cluster-management.io/standards: NIST-CSF
                policy.open-cluster-management.io/categories: PR.IP Information Protection Processes and Procedures
                policy.open-cluster-management.io/controls: PR.IP-4 Backups of information are conducted maintained and tested
            spec:
              disabled: false
              policy-templates:
            """;

    private static final String PLACEMENT = """
            ---
            apiVersion: policy.open-cluster-management.io/v1beta1
            kind: PolicySet
            metadata:
              name: hub-backup
              labels:
                velero.io/exclude-from-backup: "true"
            spec:
              description: What hub-backup-operator says of the hubs.
              policies: [hub-backup-compliance]
            ---
            apiVersion: cluster.open-cluster-management.io/v1beta2
            kind: ManagedClusterSetBinding
            metadata:
              name: global
              labels:
                velero.io/exclude-from-backup: "true"
            spec:
              clusterSet: global
            ---
            apiVersion: cluster.open-cluster-management.io/v1beta1
            kind: Placement
            metadata:
              name: hub-backup
              labels:
                velero.io/exclude-from-backup: "true"
            spec:
              clusterSets: [global]
              predicates:
                - requiredClusterSelector:
                    labelSelector:
                      matchLabels: {local-cluster: "true"}
                - requiredClusterSelector:
                    labelSelector:
                      matchLabels: {is-hub: "true"}
                - requiredClusterSelector:
                    labelSelector:
                      matchExpressions:
                        - {key: feature.open-cluster-management.io/addon-multicluster-global-hub-controller, operator: Exists}
              tolerations:
                - {key: cluster.open-cluster-management.io/unreachable, operator: Exists}
                - {key: cluster.open-cluster-management.io/unavailable, operator: Exists}
            ---
            apiVersion: policy.open-cluster-management.io/v1
            kind: PlacementBinding
            metadata:
              name: hub-backup
              labels:
                velero.io/exclude-from-backup: "true"
            placementRef:
              apiGroup: cluster.open-cluster-management.io
              kind: Placement
              name: hub-backup
            subjects:
              - {apiGroup: policy.open-cluster-management.io, kind: PolicySet, name: hub-backup}
            """;

    private AcmManifests() {}

    /** Over the conditions of BackupSchedule and Restore. */
    static String onConditions(PolicyCatalogue catalogue) {
        return manifests(
                catalogue,
                template -> condition("BackupSchedule", template)
                        + (template.onRestore() ? condition("Restore", template) : ""));
    }

    /** Over the report: where another controller's definitions drop the conditions, and for hubs without either kind. */
    static String onReport(PolicyCatalogue catalogue) {
        return manifests(catalogue, AcmManifests::result);
    }

    private static String manifests(PolicyCatalogue catalogue, Function<TemplateCard, String> forbidden) {
        return GeneratedPolicies.HEADER
                + HEAD
                + catalogue.templates().stream()
                        .filter(template -> !NOT_EXPORTED.contains(template.name()))
                        .map(template -> policy(template, forbidden.apply(template)))
                        .collect(Collectors.joining())
                + PLACEMENT;
    }

    // Upstream's policies live in the same namespace of a cluster: ours have a prefix.
    private static String policy(TemplateCard template, String forbidden) {
        return """
                - objectDefinition:
                    apiVersion: policy.open-cluster-management.io/v1
                    kind: ConfigurationPolicy
                    metadata:
                      name: hb-%s
                    spec:
                      remediationAction: inform
                      severity: %s
                      customMessage:
                        compliant: %s
                        noncompliant: %s
                      object-templates:
                """.formatted(
                                template.name(),
                                template.severity(),
                                GeneratedPolicies.quoted(template.title() + ", or there is nothing to judge."),
                                GeneratedPolicies.quoted("Not so: %s. %s Condition %s says more."
                                        .formatted(template.title(), template.remedy(), template.condition())))
                        .indent(4)
                + forbidden;
    }

    private static String condition(String kind, TemplateCard template) {
        return """
                - complianceType: mustnothave
                  objectDefinition:
                    apiVersion: cluster.open-cluster-management.io/v1beta1
                    kind: %s
                    metadata:
                      namespace: openshift-adp
                    status:
                      conditions:
                        - type: %s
                          status: "False"
                """.formatted(kind, template.condition()).indent(12);
    }

    private static String result(TemplateCard template) {
        return """
                - complianceType: mustnothave
                  objectDefinition:
                    apiVersion: wgpolicyk8s.io/v1beta1
                    kind: PolicyReport
                    metadata:
                      namespace: openshift-adp
                      labels:
                        app.kubernetes.io/managed-by: hub-backup-operator
                    results:
                      - rule: %s
                        result: fail
                """.formatted(template.name()).indent(12);
    }
}
