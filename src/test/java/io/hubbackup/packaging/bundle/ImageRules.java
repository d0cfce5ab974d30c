package io.hubbackup.packaging.bundle;

import static io.hubbackup.packaging.bundle.Bundle.elements;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.packaging.bundle.Rule.Wrong;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The images that an installation pulls: a mirror for a disconnected cluster copies these and no other. */
final class ImageRules {

    private ImageRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.Whole(
                        "related images",
                        bundle -> related(bundle).stream()
                                .filter(image -> !Texts.isImage(image))
                                .map(image -> Wrong.inCsv(bundle, image)),
                        "Write the name of an image with its registry."),
                new Rule.Whole(
                        "every image is related",
                        bundle -> used(bundle)
                                .filter(image -> !related(bundle).contains(image))
                                .map(image -> Wrong.inCsv(bundle, image)),
                        "List it in spec.relatedImages."),
                new Rule.Whole(
                        "RELATED_IMAGE",
                        bundle -> bundle.deployments()
                                .filter(deployment -> environment(deployment)
                                        .noneMatch(variable ->
                                                variable.path("name").asText().startsWith("RELATED_IMAGE_")))
                                .map(deployment -> Wrong.inCsv(
                                        bundle, deployment.path("name").asText())),
                        "Name the image in an environment variable RELATED_IMAGE_OPERATOR."));
    }

    /** What is asked of a bundle that goes to a catalogue, in addition. */
    static List<Rule> released() {
        return List.of(new Rule.Whole(
                "images have digests",
                bundle -> Stream.concat(related(bundle).stream(), used(bundle))
                        .distinct()
                        .filter(image -> Texts.isImage(image) && !Texts.isPinned(image))
                        .map(image -> Wrong.inCsv(bundle, image)),
                "Write the digest of the image that was pushed, as in NAME@sha256:DIGEST."));
    }

    static Set<String> related(Bundle bundle) {
        return elements(bundle.csv().content().at("/spec/relatedImages"))
                .map(image -> image.path("image").asText())
                .collect(Collectors.toSet());
    }

    private static Stream<String> used(Bundle bundle) {
        var variables = bundle.deployments()
                .flatMap(ImageRules::environment)
                .filter(variable -> variable.path("name").asText().startsWith("RELATED_IMAGE_"))
                .map(variable -> variable.path("value").asText());
        return Stream.concat(
                        bundle.containers()
                                .map(container -> container.path("image").asText()),
                        variables)
                .distinct();
    }

    private static Stream<JsonNode> environment(JsonNode deployment) {
        return elements(deployment.at("/spec/template/spec/containers"))
                .flatMap(container -> elements(container.path("env")));
    }
}
