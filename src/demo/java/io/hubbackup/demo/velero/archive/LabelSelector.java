package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A label selector of a Backup: all requirements hold. */
record LabelSelector(List<Requirement> requirements) {

    private enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST
    }

    /** One of its lines. */
    private record Requirement(String key, Operator operator, List<String> values) {

        boolean holds(JsonNode labels) {
            var value = labels.path(key);
            return switch (operator) {
                case IN -> value.isTextual() && values.contains(value.textValue());
                case NOT_IN -> !value.isTextual() || !values.contains(value.textValue());
                case EXISTS -> value.isTextual();
                case DOES_NOT_EXIST -> !value.isTextual();
            };
        }

        String text() {
            return switch (operator) {
                case IN -> values.size() == 1 ? key + "=" + values.getFirst() : key + " in " + list();
                case NOT_IN -> key + " notin " + list();
                case EXISTS -> key;
                case DOES_NOT_EXIST -> "!" + key;
            };
        }

        private String list() {
            return values.stream().sorted().collect(Collectors.joining(",", "(", ")"));
        }
    }

    static LabelSelector of(JsonNode selector) {
        var all = new ArrayList<Requirement>();
        selector.path("matchLabels")
                .properties()
                .forEach(label -> all.add(new Requirement(
                        label.getKey(), Operator.IN, List.of(label.getValue().asText()))));
        selector.path("matchExpressions")
                .forEach(line -> all.add(new Requirement(
                        line.path("key").asText(),
                        operator(line.path("operator").asText()),
                        BackupSpec.texts(line.path("values")))));
        return new LabelSelector(all);
    }

    private static Operator operator(String name) {
        return switch (name) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
            default ->
                throw new IllegalArgumentException("\"%s\" is not a valid label selector operator".formatted(name));
        };
    }

    boolean matches(JsonNode object) {
        var labels = object.path("metadata").path("labels");
        return requirements.stream().allMatch(requirement -> requirement.holds(labels));
    }

    /** As a list takes it. */
    String text() {
        return requirements.stream().map(Requirement::text).sorted().collect(Collectors.joining(","));
    }
}
