package io.hubbackup.packaging.bundle;

import static io.hubbackup.packaging.bundle.Bundle.elements;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.packaging.bundle.Rule.Wrong;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds that the operator brings, and how a console shows them. */
final class OwnedKindRules {

    private static final String CONDITIONS = "urn:alm:descriptor:io.kubernetes.conditions";

    private OwnedKindRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.Whole(
                        "owned kinds have their definitions",
                        OwnedKindRules::unlike,
                        "Own each version of each definition in the bundle, and have the definition of all that is owned."),
                new Rule.Field(
                        "nothing is required",
                        "/spec/customresourcedefinitions/required",
                        JsonNode::isMissingNode,
                        "OLM would install the operator only where others are installed; Velero and the rest are found at run time."),
                new Rule.Whole(
                        "owned kinds are described",
                        bundle -> bundle.owned()
                                .filter(kind -> Stream.of("name", "version", "kind", "displayName", "description")
                                                .anyMatch(field -> kind.path(field)
                                                        .asText()
                                                        .isBlank())
                                        || kind.path("resources").isEmpty())
                                .map(kind ->
                                        Wrong.inCsv(bundle, kind.path("kind").asText())),
                        "Give it name, version, kind, displayName, description and resources."),
                new Rule.Whole(
                        "descriptors are fields",
                        OwnedKindRules::strangers,
                        "Describe fields that the definition has."),
                new Rule.Whole(
                        "conditions are shown",
                        bundle -> bundle.owned()
                                .filter(kind -> elements(kind.path("statusDescriptors"))
                                        .noneMatch(
                                                one -> one.path("path").asText().equals("conditions")
                                                        && one.path("x-descriptors")
                                                                .toString()
                                                                .contains(CONDITIONS)))
                                .map(kind ->
                                        Wrong.inCsv(bundle, kind.path("kind").asText())),
                        "Describe status.conditions with " + CONDITIONS + "."));
    }

    private static Stream<Wrong> unlike(Bundle bundle) {
        var owned = bundle.owned()
                .map(kind -> "%s %s %s"
                        .formatted(
                                kind.path("name").asText(),
                                kind.path("version").asText(),
                                kind.path("kind").asText()))
                .collect(Collectors.toSet());
        var defined = definitions(bundle)
                .flatMap(definition -> elements(definition.at("/spec/versions"))
                        .map(version -> "%s %s %s"
                                .formatted(
                                        definition.at("/metadata/name").asText(),
                                        version.path("name").asText(),
                                        definition.at("/spec/names/kind").asText())))
                .collect(Collectors.toSet());
        return Stream.concat(without(owned, defined), without(defined, owned)).map(kind -> Wrong.inCsv(bundle, kind));
    }

    private static Stream<String> without(Set<String> these, Set<String> those) {
        return these.stream().filter(one -> !those.contains(one));
    }

    static Stream<JsonNode> definitions(Bundle bundle) {
        return bundle.ofKind("CustomResourceDefinition").map(Bundle.Manifest::content);
    }

    private static Stream<Wrong> strangers(Bundle bundle) {
        return bundle.owned()
                .flatMap(kind -> Stream.of("spec", "status")
                        .flatMap(part -> elements(kind.path(part + "Descriptors"))
                                .map(descriptor -> descriptor.path("path").asText())
                                .filter(path -> schema(bundle, kind)
                                        .filter(schema -> !schema.at("/properties/%s/properties".formatted(part))
                                                .has(path))
                                        .findAny()
                                        .isPresent())
                                .map(path -> Wrong.inCsv(
                                        bundle,
                                        "%s %s.%s".formatted(kind.path("kind").asText(), part, path)))));
    }

    private static Stream<JsonNode> schema(Bundle bundle, JsonNode kind) {
        return definitions(bundle)
                .filter(definition -> definition.at("/metadata/name").equals(kind.path("name")))
                .flatMap(definition -> elements(definition.at("/spec/versions")))
                .filter(version -> version.path("name").equals(kind.path("version")))
                .map(version -> version.at("/schema/openAPIV3Schema"));
    }
}
