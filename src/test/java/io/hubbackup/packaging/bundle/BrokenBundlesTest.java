package io.hubbackup.packaging.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("packaging 6.3, 8 A bundle that is broken on purpose is found by the rule that it breaks, and by no other")
class BrokenBundlesTest {

    private static final String PINNED = "quay.io/hub-backup/hub-backup-operator@sha256:" + "0a".repeat(32);
    private static final String CONTAINER = "/spec/install/spec/deployments/0/spec/template/spec/containers/0";
    private static final String POD = "/spec/install/spec/deployments/0/spec/template/spec";

    /** The bundle that everything starts from: ours, as it is released. */
    private static final Bundle SOUND = Bundle.shipped().changed(BrokenBundlesTest::pin);

    @Test
    @DisplayName("8.9 without a defect nothing is found, not even by the rules of a release")
    void sound() {
        assertThat(BundleRules.release().findings(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isFound(String rule, UnaryOperator<Bundle> defect) {
        var findings = BundleRules.release().findings(defect.apply(SOUND));

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.file()).isNotBlank();
            assertThat(finding.remedy()).endsWith(".");
        });
    }

    @Test
    @DisplayName("there is one for each rule")
    void everyRuleHasOne() {
        var covered = broken().map(defect -> String.valueOf(defect.get()[0]))
                .distinct()
                .toList();
        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(
                        BundleRules.release().all().stream().map(Rule::name).toList());
    }

    static Stream<Arguments> broken() {
        return Stream.of(files(), versions(), annotations(), texts(), kinds(), examples(), pods(), images())
                .flatMap(defects -> defects);
    }

    private static Stream<Arguments> files() {
        return Stream.of(
                by(
                        "one document per file",
                        "two in one",
                        bundle -> documents(bundle, "_restores").add(service("more"))),
                by(
                        "one document per file",
                        "a comment before ---",
                        bundle -> documents(bundle, "_restores").addAll(0, Documents.of("# a comment\n---\n"))),
                by(
                        "one ClusterServiceVersion",
                        "a second one",
                        bundle -> bundle.manifests()
                                .put("z.yaml", List.of(bundle.csvTree().deepCopy()))),
                by("kinds", "a NetworkPolicy (B1)", bundle -> put(bundle, "NetworkPolicy", "deny")),
                by(
                        "kinds",
                        "a webhook configuration (B11)",
                        bundle -> put(bundle, "ValidatingWebhookConfiguration", "w")),
                by(
                        "service accounts",
                        "that of the operator",
                        bundle -> put(bundle, "ServiceAccount", "hub-backup-operator")),
                by(
                        "annotations and labels",
                        "a label that differs",
                        bundle -> bundle.labels().put("com.redhat.openshift.versions", "v4.12")),
                by(
                        "annotations and labels",
                        "a label that is missing",
                        bundle -> bundle.labels().remove("com.redhat.openshift.versions")),
                by(
                        "annotations",
                        "another format",
                        bundle -> metadata(bundle, "operators.operatorframework.io.bundle.mediatype.v1", "helm")),
                argumentSet("size: too large for one object", "size", (UnaryOperator<Bundle>)
                        bundle -> bundle.ofSize(1_000_000)));
    }

    private static Stream<Arguments> versions() {
        return Stream.of(
                csv("metadata.name", "not a name", "/metadata/name", "Hub_Backup.v0.1.0"),
                csv("metadata.name", "without a version", "/metadata/name", "hub-backup-operator"),
                csv("spec.version", "0.0.0", "/spec/version", "0.0.0"),
                csv("spec.version", "two numbers", "/spec/version", "0.1"),
                csv("names agree", "another version", "/spec/version", "0.2.0"),
                by(
                        "names agree",
                        "another package",
                        bundle -> metadata(bundle, "operators.operatorframework.io.bundle.package.v1", "hub-backup")),
                csv("minKubeVersion", "two numbers", "/spec/minKubeVersion", "1.27"),
                by(
                        "minKubeVersion and OpenShift",
                        "an OpenShift before it (B9)",
                        bundle -> metadata(bundle, "com.redhat.openshift.versions", "v4.13")),
                by("minKubeVersion and OpenShift", "no OpenShift (B9)", bundle -> {
                    ((ObjectNode) bundle.annotations().get("annotations")).remove("com.redhat.openshift.versions");
                    bundle.labels().remove("com.redhat.openshift.versions");
                }),
                csv("installModes", "none supported", "/spec/installModes", JsonNodeFactory.instance.arrayNode()),
                csv(
                        "installModes",
                        "not where OADP is (B5)",
                        "/spec/installModes/0/supported",
                        JsonNodeFactory.instance.booleanNode(false)),
                csv("replaces", "another operator", "/spec/replaces", "other-operator.v0.0.9"),
                csv("replaces", "itself", "/spec/replaces", "hub-backup-operator.v0.1.0"),
                csv("replaces", "a skipRange alone", "/metadata/annotations/olm.skipRange", "<0.1.0"),
                by(
                        "channels",
                        "alpha",
                        bundle ->
                                metadata(bundle, "operators.operatorframework.io.bundle.channels.v1", "alpha,stable")),
                by(
                        "channels",
                        "a default that is none",
                        bundle ->
                                metadata(bundle, "operators.operatorframework.io.bundle.channel.default.v1", "fast")));
    }

    private static Stream<Arguments> annotations() {
        var features = Stream.of(
                        "disconnected",
                        "fips-compliant",
                        "proxy-aware",
                        "tls-profiles",
                        "token-auth-aws",
                        "token-auth-azure",
                        "token-auth-gcp")
                .map(feature -> csv(
                        "features.operators.openshift.io/" + feature,
                        "neither true nor false",
                        "/metadata/annotations/features.operators.openshift.io~1" + feature,
                        "yes"));
        return Stream.concat(
                features,
                Stream.of(
                        annotation("capabilities", "Nearly Complete"),
                        annotation("categories", "Storage, Backup"),
                        annotation("containerImage", "hub-backup-operator"),
                        annotation("createdAt", "yesterday"),
                        annotation("repository", "github"),
                        annotation("support", ""),
                        annotation("description", "Backups.")));
    }

    private static Stream<Arguments> texts() {
        return Stream.of(
                csv("displayName", "too short", "/spec/displayName", "HB"),
                csv("displayName", "too long", "/spec/displayName", "Hub Backup ".repeat(5)),
                csv("displayName", "another one's mark", "/spec/displayName", "Red Hat Hub Backup"),
                csv("spec.description", "too short", "/spec/description", "Backs up hubs."),
                without("icon", "none", "/spec/icon"),
                by(
                        "icon",
                        "two",
                        bundle -> ((ArrayNode) bundle.csvTree().at("/spec/icon"))
                                .add(bundle.csvTree().at("/spec/icon/0").deepCopy())),
                csv("icon", "not base64", "/spec/icon/0/base64data", "<svg/>"),
                csv("icon", "another type", "/spec/icon/0/mediatype", "image/png"),
                csv("icon", "a type that is none", "/spec/icon/0/mediatype", "image/webp"),
                without("keywords", "none", "/spec/keywords"),
                without("maintainers", "none", "/spec/maintainers"),
                csv("maintainers", "no address", "/spec/maintainers/0/email", "maintainers"),
                without("provider.name", "none", "/spec/provider/name"),
                csv("provider.name", "too short", "/spec/provider/name", "hb"),
                without("links", "none", "/spec/links"),
                csv("links", "not absolute", "/spec/links/0/url", "docs/behaviour.md"),
                csv("links", "without a name", "/spec/links/0/name", ""));
    }

    private static Stream<Arguments> kinds() {
        var owned = "/spec/customresourcedefinitions/owned";
        return Stream.of(
                by("owned kinds have their definitions", "a definition that nobody owns", bundle -> {
                    var other = documents(bundle, "_restores").getFirst().<ObjectNode>deepCopy();
                    set(other, "/metadata/name", TextNode.valueOf("others.cluster.open-cluster-management.io"));
                    set(other, "/spec/names/kind", TextNode.valueOf("Other"));
                    bundle.manifests().put("other.yaml", List.of(other));
                }),
                by(
                        "owned kinds have their definitions",
                        "a definition that is missing",
                        bundle -> bundle.manifests().keySet().removeIf(file -> file.contains("_restorepreviews"))),
                by(
                        "nothing is required",
                        "Velero (B6)",
                        bundle -> ((ObjectNode) bundle.csvTree().at("/spec/customresourcedefinitions"))
                                .putArray("required")
                                .addObject()
                                .put("name", "backups.velero.io")),
                csv("owned kinds are described", "no description", owned + "/0/description", ""),
                without("owned kinds are described", "no resources", owned + "/1/resources"),
                csv(
                        "descriptors are fields",
                        "a field that is none",
                        owned + "/0/statusDescriptors/0/path",
                        "condition"),
                csv(
                        "conditions are shown",
                        "as a text",
                        owned + "/2/statusDescriptors/4/x-descriptors/0",
                        "urn:alm:descriptor:text"));
    }

    private static Stream<Arguments> examples() {
        return Stream.of(
                annotation("alm-examples", "[{"),
                example(
                        "examples are of owned kinds",
                        "of Velero",
                        list -> list.addObject()
                                .put("apiVersion", "velero.io/v1")
                                .put("kind", "Schedule")
                                .putObject("spec")),
                example("owned kinds have examples", "one is missing", list -> list.remove(2)),
                example("examples have a spec", "none", list -> ((ObjectNode) list.get(0)).remove("spec")),
                example(
                        "examples are valid",
                        "a field that is required",
                        list -> ((ObjectNode) list.at("/0/spec")).remove("veleroSchedule")),
                example(
                        "examples are valid",
                        "another type",
                        list -> ((ObjectNode) list.at("/0/spec")).put("veleroTtl", 120)),
                example(
                        "examples are valid",
                        "a field of the status that is none",
                        list -> ((ObjectNode) list.get(1)).putObject("status").put("phases", "New")),
                by(
                        "fields of examples are described",
                        "one is not",
                        bundle -> ((ArrayNode)
                                        bundle.csvTree().at("/spec/customresourcedefinitions/owned/0/specDescriptors"))
                                .remove(0)));
    }

    private static Stream<Arguments> pods() {
        return Stream.of(
                csv("install", "another strategy", "/spec/install/strategy", "helm"),
                csv(
                        "pods are restricted",
                        "root",
                        POD + "/securityContext/runAsNonRoot",
                        JsonNodeFactory.instance.booleanNode(false)),
                csv(
                        "pods are restricted",
                        "a user of its own",
                        POD + "/securityContext/runAsUser",
                        JsonNodeFactory.instance.numberNode(65532)),
                csv(
                        "pods are restricted",
                        "the host's network",
                        POD + "/hostNetwork",
                        JsonNodeFactory.instance.booleanNode(true)),
                csv(
                        "pods are restricted",
                        "any system call",
                        POD + "/securityContext/seccompProfile/type",
                        "Unconfined"),
                csv(
                        "containers are restricted",
                        "a root that can be written",
                        CONTAINER + "/securityContext/readOnlyRootFilesystem",
                        JsonNodeFactory.instance.booleanNode(false)),
                without("containers are restricted", "capabilities", CONTAINER + "/securityContext/capabilities"),
                without("requests", "none", CONTAINER + "/resources/requests"),
                without("probes", "none", CONTAINER + "/livenessProbe"),
                csv("probes", "the aggregate (B7)", CONTAINER + "/readinessProbe/httpGet/path", "/q/health"),
                csv("probes", "in plain text", CONTAINER + "/startupProbe/httpGet/scheme", "HTTP"),
                csv("probes", "another port", CONTAINER + "/startupProbe/httpGet/port", "webhook"),
                csv("container name", "another", CONTAINER + "/name", "operator"),
                csv(
                        "architectures",
                        "one more than is built (D14)",
                        "/metadata/labels/operatorframework.io~1arch.s390x",
                        "supported"),
                csv("webhooks", "of no deployment", "/spec/webhookdefinitions/0/deploymentName", "webhook"),
                csv("webhooks", "for everything", "/spec/webhookdefinitions/0/rules/0/apiGroups/0", "*"));
    }

    private static Stream<Arguments> images() {
        return Stream.of(
                by(
                        "related images",
                        "not a name",
                        bundle -> ((ArrayNode) bundle.csvTree().at("/spec/relatedImages"))
                                .addObject()
                                .put("image", "an image@sha256:" + "0a".repeat(32))),
                csv(
                        "every image is related",
                        "another one",
                        CONTAINER + "/image",
                        PINNED.replace("operator@", "other@")),
                by("RELATED_IMAGE", "none", bundle -> {
                    var environment = (ArrayNode) bundle.csvTree().at(CONTAINER + "/env");
                    environment.remove(environment.size() - 1);
                }),
                argumentSet("images have digests: a tag", "images have digests", (UnaryOperator<Bundle>) bundle ->
                        bundle.changed(copy -> images(copy, "quay.io/hub-backup/hub-backup-operator:0.1.0"))));
    }

    private static void pin(Bundle bundle) {
        images(bundle, PINNED);
    }

    private static void images(Bundle bundle, String image) {
        var csv = bundle.csvTree();
        var environment = csv.at(CONTAINER + "/env");
        set(csv, "/spec/relatedImages/0/image", TextNode.valueOf(image));
        set(csv, CONTAINER + "/image", TextNode.valueOf(image));
        Bundle.elements(environment)
                .filter(variable -> variable.path("name").asText().equals("RELATED_IMAGE_OPERATOR"))
                .forEach(variable -> ((ObjectNode) variable).put("value", image));
    }

    private static Arguments by(String rule, String what, Consumer<Bundle> defect) {
        return argumentSet(rule + ": " + what, rule, (UnaryOperator<Bundle>) bundle -> bundle.changed(defect));
    }

    private static Arguments csv(String rule, String what, String path, String value) {
        return csv(rule, what, path, TextNode.valueOf(value));
    }

    private static Arguments csv(String rule, String what, String path, JsonNode value) {
        return by(rule, what, bundle -> set(bundle.csvTree(), path, value));
    }

    private static Arguments without(String rule, String what, String path) {
        int field = path.lastIndexOf('/');
        return by(
                rule,
                what,
                bundle ->
                        ((ObjectNode) bundle.csvTree().at(path.substring(0, field))).remove(path.substring(field + 1)));
    }

    private static Arguments annotation(String key, String value) {
        return csv(key, "\"%s\"".formatted(value), "/metadata/annotations/" + key, value);
    }

    private static Arguments example(String rule, String what, Consumer<ArrayNode> defect) {
        return by(rule, what, bundle -> {
            var examples = (ArrayNode) ExampleRules.examples(bundle);
            defect.accept(examples);
            set(
                    bundle.csvTree(),
                    "/metadata/annotations/" + ExampleRules.ANNOTATION,
                    TextNode.valueOf(examples.toString()));
        });
    }

    /** Whatever is there at this path is replaced, and a field that is not is added. */
    private static void set(ObjectNode tree, String path, JsonNode value) {
        int field = path.lastIndexOf('/');
        var name = path.substring(field + 1).replace("~1", "/");
        if (tree.at(path.substring(0, field)) instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) tree.at(path.substring(0, field))).set(name, value);
        }
    }

    private static List<JsonNode> documents(Bundle bundle, String file) {
        return bundle.manifests().entrySet().stream()
                .filter(one -> one.getKey().contains(file))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static void put(Bundle bundle, String kind, String name) {
        bundle.manifests().put("more.yaml", new ArrayList<>(List.of(object(kind, name))));
    }

    private static ObjectNode service(String name) {
        return object("Service", name);
    }

    private static ObjectNode object(String kind, String name) {
        var object =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", kind);
        object.putObject("metadata").put("name", name);
        return object;
    }

    /** In the annotations and in the labels, which say the same. */
    private static void metadata(Bundle bundle, String key, String value) {
        ((ObjectNode) bundle.annotations().get("annotations")).put(key, value);
        bundle.labels().put(key, value);
    }
}
