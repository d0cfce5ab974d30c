package io.hubbackup.packaging.bundle;

import io.hubbackup.packaging.bundle.Rule.Wrong;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which files there are, and what may be in them. */
final class FileRules {

    /** Kinds that OLM installs from a bundle; NetworkPolicy is not among them for the catalogues (packaging B1). */
    private static final Set<String> KINDS = Set.of(
            "ClusterServiceVersion",
            "CustomResourceDefinition",
            "Secret",
            "ClusterRole",
            "ClusterRoleBinding",
            "ConfigMap",
            "ServiceAccount",
            "Service",
            "Role",
            "RoleBinding",
            "PrometheusRule",
            "ServiceMonitor",
            "PodMonitor",
            "PodDisruptionBudget",
            "PriorityClass",
            "VerticalPodAutoscaler",
            "ConsoleYAMLSample",
            "ConsoleQuickStart",
            "ConsoleCLIDownload",
            "ConsoleLink");

    private static final Map<String, String> METADATA = Map.of(
            "operators.operatorframework.io.bundle.mediatype.v1", "registry+v1",
            "operators.operatorframework.io.bundle.manifests.v1", "manifests/",
            "operators.operatorframework.io.bundle.metadata.v1", "metadata/",
            "operators.operatorframework.io.test.mediatype.v1", "scorecard+v1",
            "operators.operatorframework.io.test.config.v1", "tests/scorecard/");

    /** An object in etcd has a MiB; OLM keeps an unpacked bundle in one. */
    private static final long MOST_BYTES = 900_000;

    private FileRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.Whole(
                        "one document per file",
                        bundle -> bundle.manifests().entrySet().stream()
                                .filter(file -> file.getValue().size() != 1)
                                .map(file ->
                                        new Wrong(file.getKey(), file.getValue().size() + " documents")),
                        "Only the first document of a file is read: give each object a file, without --- before it."),
                new Rule.Whole(
                        "one ClusterServiceVersion",
                        bundle -> bundle.ofKind("ClusterServiceVersion")
                                .skip(1)
                                .map(second -> new Wrong(second.file(), second.name())),
                        "Leave one of them."),
                new Rule.Whole(
                        "kinds",
                        bundle -> wrong(bundle, manifest -> KINDS.contains(manifest.kind())),
                        "Leave it out; a NetworkPolicy or a webhook configuration is not for a bundle."),
                new Rule.Whole(
                        "service accounts",
                        bundle -> wrong(
                                bundle,
                                manifest -> !manifest.kind().equals("ServiceAccount")
                                        || !OwnInstallation.serviceAccounts(bundle)
                                                .contains(manifest.name())),
                        "OLM makes the ServiceAccount of the ClusterServiceVersion; leave it out."),
                new Rule.Whole(
                        "annotations and labels",
                        FileRules::labels,
                        "Say the same in metadata/annotations.yaml and in bundle.Dockerfile."),
                new Rule.Whole("annotations", FileRules::metadata, "Name the folders and formats as OLM expects them."),
                new Rule.Whole(
                        "size",
                        bundle -> Stream.of(bundle.packed())
                                .filter(bytes -> bytes > MOST_BYTES)
                                .map(bytes -> new Wrong("manifests", bytes + " bytes, compressed")),
                        "Make it smaller: OLM keeps it in one object."));
    }

    private static Stream<Wrong> wrong(Bundle bundle, Predicate<Bundle.Manifest> right) {
        return bundle.documents()
                .filter(manifest -> !manifest.content().isMissingNode())
                .filter(right.negate())
                .map(manifest -> new Wrong(manifest.file(), manifest.kind() + " " + manifest.name()));
    }

    private static Stream<Wrong> labels(Bundle bundle) {
        var annotations = new HashMap<String, String>();
        bundle.annotations()
                .path("annotations")
                .properties()
                .forEach(one -> annotations.put(one.getKey(), one.getValue().asText()));
        return annotations.equals(bundle.labels())
                ? Stream.empty()
                : Stream.of(new Wrong("bundle.Dockerfile", difference(annotations, bundle.labels())));
    }

    private static String difference(Map<String, String> one, Map<String, String> other) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream())
                .distinct()
                .filter(key -> !one.getOrDefault(key, "").equals(other.getOrDefault(key, "")))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Stream<Wrong> metadata(Bundle bundle) {
        return METADATA.entrySet().stream()
                .filter(one -> !bundle.annotation(one.getKey()).equals(one.getValue()))
                .map(one -> new Wrong(Bundle.ANNOTATIONS, one.getKey() + ": " + bundle.annotation(one.getKey())));
    }
}
