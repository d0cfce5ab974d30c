package io.hubbackup.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The dashboard, and the ConfigMap by which a Grafana finds it. */
public record Dashboard(String json) {

    static final Path FILE = PolicyCatalogue.FOLDER.resolve("grafana/hub-backup.json");

    /** A query of a panel. */
    public record Query(String panel, String expression) {}

    public static Dashboard read() {
        try {
            return new Dashboard(Files.readString(FILE));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("could not read " + FILE, unreadable);
        }
    }

    String configMap() {
        return GeneratedPolicies.HEADER.replace(PolicyCatalogue.FILE.toString(), FILE.toString()) + """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: hub-backup-dashboard
                  labels:
                    grafana_dashboard: "1"
                    velero.io/exclude-from-backup: "true"
                data:
                  hub-backup.json: |
                """
                + json.indent(4);
    }

    /** The titles of the rows, in their order. */
    List<String> rows() {
        return panels().filter(panel -> panel.path("type").asText().equals("row"))
                .map(panel -> panel.path("title").asText())
                .toList();
    }

    /**
     * Every query of every panel.
     *
     * @param namespace what stands in the place of the variable
     */
    public List<Query> queries(String namespace) {
        return panels().flatMap(panel -> items(panel.path("targets"))
                        .map(target -> new Query(
                                panel.path("title").asText(),
                                target.path("expr")
                                        .asText()
                                        .replace("$namespace", namespace)
                                        .replace("$__range", "1h")
                                        .replace("$__rate_interval", "5m"))))
                .toList();
    }

    private Stream<JsonNode> panels() {
        try {
            return items(new ObjectMapper().readTree(json).path("panels"))
                    .flatMap(panel -> Stream.concat(Stream.of(panel), items(panel.path("panels"))));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(FILE + " is no JSON", broken);
        }
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
