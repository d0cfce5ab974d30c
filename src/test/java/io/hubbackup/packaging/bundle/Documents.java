package io.hubbackup.packaging.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.ArrayList;
import java.util.List;

/** YAML as the readers of a bundle take it: cut at each {@code ---}, so that a comment before the first one is a document of its own, and an empty one. */
final class Documents {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private Documents() {}

    static List<JsonNode> of(String text) {
        var documents = new ArrayList<JsonNode>();
        var lines = new StringBuilder();
        for (var line : text.lines().toList()) {
            if (!line.stripTrailing().equals("---")) {
                lines.append(line).append('\n');
            } else if (!lines.isEmpty()) {
                documents.add(tree(lines.toString()));
                lines.setLength(0);
            }
        }
        if (!lines.isEmpty()) {
            documents.add(tree(lines.toString()));
        }
        return documents;
    }

    private static JsonNode tree(String yaml) {
        try {
            var tree = YAML.readTree(yaml);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(
                    "not YAML: " + yaml.lines().findFirst().orElse(""), broken);
        }
    }

    /** A tree as YAML, every line moved in by so many blanks. */
    static String text(JsonNode tree, int indent) {
        try {
            return YAML.writeValueAsString(tree).indent(indent);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
