package io.hubbackup.packaging.bundle;

import static io.hubbackup.packaging.bundle.Bundle.elements;
import static io.hubbackup.packaging.bundle.Rule.annotation;
import static io.hubbackup.packaging.bundle.Rule.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the ClusterServiceVersion says about the operator to those who choose one. */
final class DescribingRules {

    private static final Set<String> CAPABILITIES =
            Set.of("Basic Install", "Seamless Upgrades", "Full Lifecycle", "Deep Insights", "Auto Pilot");

    /** Those that each of the checks knows. */
    private static final Set<String> CATEGORIES = Set.of(
            "AI/Machine Learning",
            "Application Runtime",
            "Big Data",
            "Cloud Provider",
            "Developer Tools",
            "Database",
            "Integration & Delivery",
            "Logging & Tracing",
            "Modernization & Migration",
            "Monitoring",
            "Networking",
            "OpenShift Optional",
            "Security",
            "Storage",
            "Streaming & Messaging");

    private static final List<String> FEATURES = List.of(
            "disconnected",
            "fips-compliant",
            "proxy-aware",
            "tls-profiles",
            "token-auth-aws",
            "token-auth-azure",
            "token-auth-gcp");

    private static final List<String> MARKS = List.of("red hat", "advanced cluster management");

    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 50;
    private static final int SHORTEST_SUMMARY = 10;
    private static final int SHORTEST_DESCRIPTION = 20;

    private DescribingRules() {}

    static List<Rule> all() {
        return Stream.of(annotations(), features(), texts(), people())
                .flatMap(rules -> rules)
                .toList();
    }

    private static Stream<Rule> annotations() {
        return Stream.of(
                annotation("capabilities", CAPABILITIES::contains, "Use one of " + CAPABILITIES + "."),
                annotation("categories", DescribingRules::categories, "Use some of " + CATEGORIES + ", with commas."),
                annotation(
                        "containerImage",
                        image -> Texts.isImage(image) && image.matches("([^/]+/){1,}[^/:]+[:@].+"),
                        "Name the image of the operator with its registry and a tag or digest."),
                annotation("createdAt", Texts::isTime, "Write an ISO 8601 time, as in 2026-11-22T00:00:00Z."),
                annotation("repository", Texts::isAddress, "Write the address of the sources."),
                annotation("support", Texts::isGiven, "Say who helps."),
                annotation(
                        "description",
                        text -> text.length() >= SHORTEST_SUMMARY,
                        "Say in one sentence what the operator does."));
    }

    private static boolean categories(String text) {
        return CATEGORIES.containsAll(Arrays.asList(text.split(", ?")));
    }

    private static Stream<Rule> features() {
        return FEATURES.stream()
                .map(feature -> annotation(
                        "features.operators.openshift.io/" + feature, Texts::isTruth, "Write \"true\" or \"false\"."));
    }

    private static Stream<Rule> texts() {
        return Stream.of(
                text(
                        "displayName",
                        "/spec/displayName",
                        DescribingRules::isDisplayName,
                        "Write a name of 3 to 50 characters without the name of another one's product."),
                text(
                        "spec.description",
                        "/spec/description",
                        text -> text.strip().length() >= SHORTEST_DESCRIPTION,
                        "Say what it is, what it needs, and what it may do."),
                new Rule.Field(
                        "icon",
                        "/spec/icon",
                        icons -> icons.size() == 1 && Icon.of(icons.get(0)).decodes(),
                        "Give one icon: base64 of an SVG, PNG, JPEG or GIF, with its media type."),
                new Rule.Field("keywords", "/spec/keywords", keywords -> !keywords.isEmpty(), "Give some keywords."));
    }

    private static boolean isDisplayName(String name) {
        return name.length() >= SHORTEST_NAME
                && name.length() <= LONGEST_NAME
                && MARKS.stream().noneMatch(name.toLowerCase(Locale.ROOT)::contains);
    }

    private static Stream<Rule> people() {
        return Stream.of(
                new Rule.Field(
                        "maintainers",
                        "/spec/maintainers",
                        people -> all(people, "email", Texts::isEmail),
                        "Name at least one maintainer, each with an e-mail address."),
                text(
                        "provider.name",
                        "/spec/provider/name",
                        name -> name.length() >= SHORTEST_NAME,
                        "Name the provider."),
                new Rule.Field(
                        "links",
                        "/spec/links",
                        links -> all(links, "url", Texts::isAddress),
                        "Give at least one link, each with a name and an absolute address."));
    }

    private static boolean all(JsonNode list, String field, Predicate<String> holds) {
        return !list.isEmpty()
                && elements(list)
                        .allMatch(one -> Texts.isGiven(one.path("name").asText())
                                && holds.test(one.path(field).asText()));
    }
}
