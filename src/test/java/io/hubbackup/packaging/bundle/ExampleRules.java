package io.hubbackup.packaging.bundle;

import static io.hubbackup.packaging.bundle.Bundle.elements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.CustomSchema;
import io.hubbackup.packaging.bundle.Rule.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The examples that a console offers ({@code alm-examples}). */
final class ExampleRules {

    static final String ANNOTATION = "alm-examples";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExampleRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.Whole(
                        "alm-examples",
                        bundle -> Stream.of(examples(bundle))
                                .filter(list -> !list.isArray())
                                .map(list -> Wrong.inCsv(bundle, ANNOTATION)),
                        "Write a JSON array of objects."),
                new Rule.Whole(
                        "examples are of owned kinds",
                        bundle -> kinds(examples(bundle)).stream()
                                .filter(kind -> !owned(bundle).contains(kind))
                                .map(kind -> Wrong.inCsv(bundle, kind)),
                        "Leave out examples of kinds that others bring."),
                new Rule.Whole(
                        "owned kinds have examples",
                        bundle -> owned(bundle).stream()
                                .filter(kind -> examples(bundle).isArray()
                                        && !kinds(examples(bundle)).contains(kind))
                                .map(kind -> Wrong.inCsv(bundle, kind)),
                        "Give an example of each kind."),
                new Rule.Whole(
                        "examples have a spec",
                        bundle -> elements(examples(bundle))
                                .filter(example -> !example.path("spec").isObject())
                                .map(example -> Wrong.inCsv(bundle, kind(example))),
                        "Give the example a spec."),
                new Rule.Whole(
                        "examples are valid",
                        ExampleRules::invalid,
                        "Write what the API server accepts under the definition in the bundle."),
                new Rule.Whole(
                        "fields of examples are described",
                        ExampleRules::undescribed,
                        "Give each field that an example has a specDescriptor."));
    }

    static JsonNode examples(Bundle bundle) {
        try {
            return JSON.readTree(bundle.csv()
                    .content()
                    .at("/metadata/annotations")
                    .path(ANNOTATION)
                    .asText());
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance();
        }
    }

    private static Set<String> kinds(JsonNode examples) {
        return elements(examples).map(ExampleRules::kind).collect(Collectors.toSet());
    }

    private static String kind(JsonNode example) {
        return example.path("apiVersion").asText() + " " + example.path("kind").asText();
    }

    private static Set<String> owned(Bundle bundle) {
        return bundle.owned()
                .map(kind -> "%s/%s %s"
                        .formatted(
                                kind.path("name").asText().replaceFirst("[^.]*\\.", ""),
                                kind.path("version").asText(),
                                kind.path("kind").asText()))
                .collect(Collectors.toSet());
    }

    private static Stream<Wrong> invalid(Bundle bundle) {
        return elements(examples(bundle))
                .filter(example -> example.path("spec").isObject())
                .flatMap(example -> OwnedKindRules.definitions(bundle)
                        .filter(definition -> definition.at("/spec/names/kind").equals(example.path("kind")))
                        .flatMap(definition -> CustomSchema.refusals(definition, (ObjectNode) example).stream())
                        .map(refusal -> Wrong.inCsv(bundle, kind(example) + ": " + refusal)));
    }

    private static Stream<Wrong> undescribed(Bundle bundle) {
        return elements(examples(bundle))
                .flatMap(example -> bundle.owned()
                        .filter(kind -> kind.path("kind").equals(example.path("kind")))
                        .flatMap(kind -> {
                            var described = elements(kind.path("specDescriptors"))
                                    .map(descriptor -> descriptor.path("path").asText())
                                    .toList();
                            return example.path("spec").properties().stream()
                                    .map(Map.Entry::getKey)
                                    .filter(field -> !described.contains(field))
                                    .map(field -> Wrong.inCsv(bundle, kind(example) + " spec." + field));
                        }));
    }
}
