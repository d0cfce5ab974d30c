package io.hubbackup.packaging.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.packaging.bundle.Rule.Wrong;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is asked of a bundle that replaces another one (packaging 6.5). OLM holds every stored resource against the new definitions before it installs them, and the resources
 * outlive the operator that wrote them.
 */
record Succession(Bundle before, Bundle after) {

    private record Asked(String name, Function<Succession, Stream<Wrong>> look, String remedy) {}

    private static final List<Asked> RULES = List.of(
            new Asked("replaces", Succession::elsewhere, "Name the ClusterServiceVersion before this one."),
            new Asked("version", Succession::older, "Raise it."),
            new Asked(
                    "definitions stay",
                    Succession::gone,
                    "Keep every definition, its scope, and each version that was served."),
            new Asked(
                    "schemas get wider",
                    Succession::narrower,
                    "Accept and keep everything that was accepted and kept."));

    List<Finding> findings() {
        return RULES.stream()
                .flatMap(rule -> rule.look()
                        .apply(this)
                        .map(wrong -> new Finding(rule.name(), wrong.file(), wrong.value(), rule.remedy())))
                .toList();
    }

    private Stream<Wrong> elsewhere() {
        var replaced = after.csv().content().at("/spec/replaces").asText();
        return replaced.equals(before.csv().name()) ? Stream.empty() : Stream.of(Wrong.inCsv(after, replaced));
    }

    private Stream<Wrong> older() {
        var version = version(after);
        return Arrays.compare(numbers(version), numbers(version(before))) > 0
                ? Stream.empty()
                : Stream.of(Wrong.inCsv(after, version));
    }

    /** A pre-release has those of what it comes before. */
    private static int[] numbers(String version) {
        return Stream.of(version.replaceFirst("[-+].*", "").split("\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static String version(Bundle bundle) {
        return bundle.csv().content().at("/spec/version").asText();
    }

    private Stream<Wrong> gone() {
        return OwnedKindRules.definitions(before)
                .flatMap(definition -> successor(definition)
                        .map(next -> served(definition)
                                .filter(version ->
                                        served(next).noneMatch(one -> name(one).equals(name(version))))
                                .map(version -> new Wrong(definitionName(definition), name(version))))
                        .findFirst()
                        .orElseGet(() -> Stream.of(new Wrong(definitionName(definition), "nothing"))));
    }

    private Stream<Wrong> narrower() {
        return OwnedKindRules.definitions(before)
                .flatMap(definition -> successor(definition)
                        .flatMap(next -> served(definition)
                                .flatMap(version -> served(next)
                                        .filter(one -> name(one).equals(name(version)))
                                        .flatMap(one -> new Narrowing(schema(version), schema(one)).places())
                                        .map(place -> new Wrong(definitionName(definition), place)))));
    }

    /** The definition of the same name and scope. */
    private Stream<JsonNode> successor(JsonNode definition) {
        return OwnedKindRules.definitions(after)
                .filter(next -> definitionName(next).equals(definitionName(definition))
                        && next.at("/spec/scope").equals(definition.at("/spec/scope")));
    }

    private static Stream<JsonNode> served(JsonNode definition) {
        return Bundle.elements(definition.at("/spec/versions"))
                .filter(version -> version.path("served").asBoolean());
    }

    private static JsonNode schema(JsonNode version) {
        return version.at("/schema/openAPIV3Schema");
    }

    private static String name(JsonNode version) {
        return version.path("name").asText();
    }

    private static String definitionName(JsonNode definition) {
        return definition.at("/metadata/name").asText();
    }
}
