package io.hubbackup.packaging.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All of the bundle that is made from {@code src/main/kubernetes}. */
final class GeneratedBundle {

    static final String WRITE = "./mvnw test -Dtest=ShippedBundleTest -Dbundle.write=true";

    private static final Path MANIFESTS = Bundle.SHIPPED.resolve("manifests");
    private static final Path CSV = MANIFESTS.resolve("hub-backup-operator.clusterserviceversion.yaml");
    private static final Path ICON = Bundle.SHIPPED.resolve("ci/icon.svg");
    private static final String HEADER = "# Made from src/main/kubernetes. After a change there: %s%n".formatted(WRITE);

    private static final List<String> EXAMPLES =
            List.of("backupschedule.yaml", "restore-passive-sync.yaml", "restorepreview.yaml");

    private static final String GROUP = "cluster.open-cluster-management.io";

    private final OperatorManifests manifests = OperatorManifests.read();

    /** A file and what has to stand in it. */
    record GeneratedFile(Path path, String content) {}

    static List<GeneratedFile> all() {
        var bundle = new GeneratedBundle();
        return Stream.of(bundle.definitions(), bundle.roles(), Stream.of(bundle.service(), bundle.csv()))
                .flatMap(files -> files)
                .toList();
    }

    private Stream<GeneratedFile> definitions() {
        return Stream.of(
                definition("backupschedules", GROUP),
                definition("restores", GROUP),
                definition("restorepreviews", "hubbackup.io"));
    }

    /** A copy, byte for byte. */
    private static GeneratedFile definition(String plural, String group) {
        return new GeneratedFile(
                MANIFESTS.resolve("%s_%s.yaml".formatted(group, plural)),
                OperatorManifests.text(OperatorManifests.FOLDER.resolve("crds/%s.%s.yaml".formatted(plural, group))));
    }

    private Stream<GeneratedFile> roles() {
        return Stream.concat(manifests.userRoles(), manifests.prometheusRole().map(GeneratedBundle::labelled))
                .map(role -> new GeneratedFile(
                        MANIFESTS.resolve("%s_rbac.authorization.k8s.io_v1_%s.yaml"
                                .formatted(
                                        role.at("/metadata/name").asText(),
                                        role.path("kind").asText().toLowerCase(Locale.ROOT))),
                        HEADER + Documents.text(role, 0)));
    }

    private static ObjectNode labelled(ObjectNode object) {
        var labelled = object.deepCopy();
        labelled.withObject("/metadata/labels")
                .put("app.kubernetes.io/name", OperatorManifests.OPERATOR)
                .setAll(Installation.labels());
        return labelled;
    }

    private GeneratedFile service() {
        var service = labelled((ObjectNode) manifests.metricsService());
        return new GeneratedFile(
                MANIFESTS.resolve("hub-backup-operator-metrics_v1_service.yaml"), HEADER + Documents.text(service, 0));
    }

    private GeneratedFile csv() {
        var written = OperatorManifests.text(CSV);
        var image = image(written);
        var text = with(
                written,
                "examples",
                "    alm-examples: |-\n" + examples().toPrettyString().indent(6));
        text = with(text, "containerImage", "    containerImage: %s\n".formatted(image));
        text = with(
                text,
                "icon",
                "    - base64data: %s\n      mediatype: image/svg+xml\n"
                        .formatted(Base64.getEncoder()
                                .encodeToString(OperatorManifests.text(ICON).getBytes(StandardCharsets.UTF_8))));
        text = with(
                text, "relatedImages", "  relatedImages:\n    - name: operator\n      image: %s\n".formatted(image));
        var install = JsonNodeFactory.instance.objectNode();
        install.set("install", new Installation(manifests, image).tree());
        return new GeneratedFile(CSV, with(text, "install", Documents.text(install, 2)));
    }

    /** The image that was asked for, or else the one that the bundle has. */
    private static String image(String csv) {
        return Optional.ofNullable(System.getProperty("bundle.image"))
                .orElseGet(() -> Documents.of(csv)
                        .getFirst()
                        .at("/metadata/annotations/containerImage")
                        .asText());
    }

    private static ArrayNode examples() {
        var examples = JsonNodeFactory.instance.arrayNode();
        EXAMPLES.stream()
                .map(file -> OperatorManifests.FOLDER.resolve("samples").resolve(file))
                .map(file -> Documents.of(OperatorManifests.text(file)).getFirst())
                .map(JsonNode::<ObjectNode>deepCopy)
                .forEach(example -> {
                    // the console offers it in whichever namespace is chosen
                    example.withObject("/metadata").remove("namespace");
                    examples.add(example);
                });
        return examples;
    }

    private static String with(String text, String part, String content) {
        var marked = Pattern.compile(
                        "(^ *# generated: %s\n).*?(^ *# end\n)".formatted(part), Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text);
        if (!marked.find()) {
            throw new IllegalStateException("%s has no part \"# generated: %s\"".formatted(CSV, part));
        }
        return text.substring(0, marked.end(1)) + content + text.substring(marked.start(2));
    }
}
