package io.hubbackup.packaging.bundle;

import static io.hubbackup.packaging.bundle.Bundle.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The plain installation with its webhook, {@code src/main/kubernetes}, of which the bundle is another form. */
record OperatorManifests(List<JsonNode> objects) {

    static final Path FOLDER = Path.of("src/main/kubernetes");
    static final String OPERATOR = "hub-backup-operator";

    private static final String AGGREGATED = "rbac.authorization.k8s.io/aggregate-to-";

    static OperatorManifests read() {
        return new OperatorManifests(Stream.of("operator", "rbac", "webhook")
                .map(FOLDER::resolve)
                .flatMap(OperatorManifests::files)
                .flatMap(file -> Documents.of(text(file)).stream())
                .toList());
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode deployment() {
        return named("Deployment", OPERATOR);
    }

    JsonNode metricsService() {
        return named("Service", OPERATOR + "-metrics");
    }

    /** What lets OpenShift's Prometheus find the pods: a Role and its binding. */
    Stream<ObjectNode> prometheusRole() {
        return objects.stream()
                .filter(object -> object.at("/metadata/name").asText().equals(OPERATOR + "-prometheus"))
                .map(object -> (ObjectNode) object);
    }

    /** The roles that users get by those of Kubernetes. */
    Stream<ObjectNode> userRoles() {
        return ofKind("ClusterRole")
                .filter(role -> role.at("/metadata/labels").properties().stream()
                        .anyMatch(label -> label.getKey().startsWith(AGGREGATED)))
                .map(role -> (ObjectNode) role);
    }

    /** The rules that a {@code RoleBinding} or {@code ClusterRoleBinding} gives to the operator, those that are aggregated with them. */
    List<JsonNode> granted(String binding) {
        return ofKind(binding)
                .filter(one -> elements(one.path("subjects"))
                        .anyMatch(subject -> subject.path("name").asText().equals(OPERATOR)))
                .map(one -> named(
                        one.at("/roleRef/kind").asText(),
                        one.at("/roleRef/name").asText()))
                .flatMap(this::rules)
                .toList();
    }

    private Stream<JsonNode> rules(JsonNode role) {
        return Stream.concat(
                elements(role.path("rules")),
                elements(role.at("/aggregationRule/clusterRoleSelectors"))
                        .flatMap(this::selected)
                        .flatMap(this::rules));
    }

    private Stream<JsonNode> selected(JsonNode selector) {
        return ofKind("ClusterRole")
                .filter(role -> selector.path("matchLabels").properties().stream()
                        .allMatch(label -> label.getValue()
                                .equals(role.at("/metadata/labels").path(label.getKey()))));
    }

    private JsonNode named(String kind, String name) {
        return ofKind(kind)
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no %s %s in %s".formatted(kind, name, FOLDER)));
    }

    private Stream<JsonNode> ofKind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }
}
