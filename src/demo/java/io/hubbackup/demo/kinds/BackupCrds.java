package io.hubbackup.demo.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The definitions of the two custom resources: ours as they are installed, and the Go operator's, which are ours without what we add. */
public final class BackupCrds {

    private static final Path FOLDER = Path.of("src/main/kubernetes/crds");
    private static final Set<String> ADDED_STATUS = Set.of(
            "cleanup",
            "clusters",
            "conditions",
            "confirm",
            "lastCompleteSet",
            "lastResults",
            "nextRunTime",
            "observedGeneration",
            "parts",
            "preparation",
            "recoveryPoint",
            "set",
            "summary");
    private static final String ITS_GROUP = ".cluster.open-cluster-management.io.yaml";
    private static final int COLUMNS_OF_THE_GO_OPERATOR = 2;

    private BackupCrds() {}

    public static List<GenericKubernetesResource> ours() {
        return files().stream().map(BackupCrds::read).map(BackupCrds::resource).toList();
    }

    /** What an API server makes of objects under the Go operator's definitions: what we add is pruned, and its columns are not there. */
    public static List<GenericKubernetesResource> goOperator() {
        return files().stream()
                .filter(file -> file.toString().endsWith(ITS_GROUP))
                .map(BackupCrds::read)
                .map(BackupCrds::withoutAdditions)
                .map(BackupCrds::resource)
                .toList();
    }

    private static JsonNode withoutAdditions(JsonNode definition) {
        var version = (ObjectNode) definition.at("/spec/versions/0");
        ((ObjectNode) version.at("/schema/openAPIV3Schema/properties/status/properties")).remove(ADDED_STATUS);
        var columns = (ArrayNode) version.get("additionalPrinterColumns");
        while (columns.size() > COLUMNS_OF_THE_GO_OPERATOR) {
            columns.remove(columns.size() - 1);
        }
        return definition;
    }

    private static List<Path> files() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Serialization.yamlMapper().readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("could not read " + file, unreadable);
        }
    }

    private static GenericKubernetesResource resource(JsonNode definition) {
        return Serialization.jsonMapper().convertValue(definition, GenericKubernetesResource.class);
    }
}
