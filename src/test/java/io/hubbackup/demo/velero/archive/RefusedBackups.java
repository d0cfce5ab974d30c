package io.hubbackup.demo.velero.archive;

import java.util.List;
import java.util.Map;

/** Backups that do not begin, and what a real Velero 1.18.3 says about them. */
final class RefusedBackups {

    private static final String NAMESPACES = "Invalid included/excluded namespace lists: ";
    private static final String RESOURCES = "Invalid included/excluded resource lists: ";

    private RefusedBackups() {}

    /** One of them. */
    record Row(String name, Map<String, Object> spec, List<String> errors) {}

    static List<Row> rows() {
        return List.of(
                new Row(
                        "old-and-new",
                        Map.of(
                                "includedResources", List.of("secrets"),
                                "includedNamespaceScopedResources", List.of("secrets")),
                        List.of("""
                                include-resources, exclude-resources and include-cluster-resources are old filter parameters.
                                include-cluster-scoped-resources, exclude-cluster-scoped-resources, include-namespace-scoped-resources and exclude-namespace-scoped-resources are new filter parameters.
                                They cannot be used together""")),
                new Row(
                        "both-selectors",
                        Map.of(
                                "labelSelector", Map.of("matchLabels", Map.of("x", "y")),
                                "orLabelSelectors", List.of(Map.of("matchLabels", Map.of("a", "b")))),
                        List.of(
                                "encountered labelSelector as well as orLabelSelectors in backup spec, only one can be specified")),
                new Row(
                        "all-and-one",
                        Map.of("includedNamespaces", List.of("*", "default")),
                        List.of(NAMESPACES
                                + "includes list must either contain '*' only, or a non-empty list of items")),
                new Row(
                        "nothing-left",
                        Map.of("excludedNamespaces", List.of("*")),
                        List.of(
                                NAMESPACES + "excludes list cannot contain '*'",
                                NAMESPACES + "excludes list cannot contain an item in the includes list: *")),
                new Row(
                        "no-kinds-left",
                        Map.of("excludedResources", List.of("*")),
                        List.of(RESOURCES + "excludes list cannot contain '*'")),
                new Row(
                        "in-and-out",
                        Map.of("includedResources", List.of("secrets"), "excludedResources", List.of("secrets")),
                        List.of(RESOURCES + "excludes list cannot contain an item in the includes list: secrets")),
                new Row(
                        "two-asterisks",
                        Map.of("includedNamespaces", List.of("a**")),
                        List.of(NAMESPACES
                                + "wildcard pattern contains consecutive asterisks (only single * allowed)")),
                new Row(
                        "no-namespace-is-called-so",
                        Map.of("includedNamespaces", List.of("BAD_NAME")),
                        List.of(
                                NAMESPACES
                                        + "invalid namespace \"BAD_NAME\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')")),
                new Row(
                        "a-hidden-namespace",
                        Map.of("includedNamespaces", List.of("f-hidden")),
                        List.of(NAMESPACES + "excludes list cannot contain an item in the includes list: f-hidden")));
    }
}
