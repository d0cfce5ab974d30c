package io.hubbackup.apiserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A role of the whole cluster.
 *
 * @param selectors of the labels of those roles whose rules it has instead of rules of its own
 */
record ClusterRole(Map<String, String> labels, List<Rule> rules, Optional<List<JsonNode>> selectors) {

    static ClusterRole of(Map<String, String> labels, JsonNode role) {
        var aggregation = role.path("aggregationRule");
        var selectors = StreamSupport.stream(
                        aggregation.path("clusterRoleSelectors").spliterator(), false)
                .toList();
        return new ClusterRole(
                labels, Rule.all(role), aggregation.isObject() ? Optional.of(selectors) : Optional.empty());
    }

    /** Whether its rules become rules of the other role. */
    boolean addsTo(List<JsonNode> othersSelectors) {
        return othersSelectors.stream().anyMatch(this::isSelected);
    }

    private boolean isSelected(JsonNode selector) {
        return selector.path("matchLabels").properties().stream()
                        .allMatch(label -> label.getValue().asText().equals(labels.get(label.getKey())))
                && StreamSupport.stream(selector.path("matchExpressions").spliterator(), false)
                        .allMatch(this::holds);
    }

    private boolean holds(JsonNode expression) {
        var value = Optional.ofNullable(labels.get(expression.path("key").asText()));
        boolean named = StreamSupport.stream(expression.path("values").spliterator(), false)
                .anyMatch(one -> value.filter(one.asText()::equals).isPresent());
        return switch (expression.path("operator").asText()) {
            case "In" -> named;
            case "NotIn" -> !named;
            case "Exists" -> value.isPresent();
            case "DoesNotExist" -> value.isEmpty();
            default -> false;
        };
    }
}
