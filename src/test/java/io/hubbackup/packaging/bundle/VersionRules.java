package io.hubbackup.packaging.bundle;

import static io.hubbackup.packaging.bundle.Bundle.elements;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.packaging.bundle.Rule.Wrong;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names, versions, channels and where it can be installed. */
final class VersionRules {

    private static final Pattern OPENSHIFT = Pattern.compile("=?v4\\.(\\d+)(?:-v4\\.\\d+)?");

    /** The minor version of Kubernetes that each minor version of OpenShift 4 has is greater by this. */
    private static final int KUBERNETES_OVER_OPENSHIFT = 13;

    private static final Map<String, String> MODES = Map.of(
            "OwnNamespace", "true", "SingleNamespace", "true", "MultiNamespace", "false", "AllNamespaces", "true");

    private VersionRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.Whole("metadata.name", VersionRules::name, "Call it <package>.v<spec.version>."),
                Rule.text("spec.version", "/spec/version", Texts::isVersion, "Write a semantic version above 0.0.0."),
                new Rule.Whole("names agree", VersionRules::files, "Name file, package and version alike."),
                new Rule.Field(
                        "minKubeVersion",
                        "/spec/minKubeVersion",
                        version -> Texts.isVersion(version.asText()),
                        "Write all three numbers, as in 1.27.0."),
                new Rule.Whole(
                        "minKubeVersion and OpenShift",
                        VersionRules::pair,
                        "com.redhat.openshift.versions must not begin before the OpenShift that has spec.minKubeVersion."),
                new Rule.Field(
                        "installModes",
                        "/spec/installModes",
                        modes -> modes(modes).equals(MODES),
                        "List all four; all but MultiNamespace are supported."),
                new Rule.Whole(
                        "replaces",
                        VersionRules::replaces,
                        "Name the ClusterServiceVersion before this one, of the same package, and give no skipRange without it."),
                new Rule.Whole(
                        "channels",
                        VersionRules::channels,
                        "Begin each channel with candidate, fast or stable, and make one of them the default."));
    }

    private static Stream<Wrong> name(Bundle bundle) {
        var csv = bundle.csv();
        return Texts.isName(csv.name()) && Texts.isVersion(afterName(csv.name()))
                ? Stream.empty()
                : Stream.of(new Wrong(csv.file() + " /metadata/name", csv.name()));
    }

    /** What stands behind {@code .v}. */
    private static String afterName(String csv) {
        return csv.replaceFirst(".*?\\.v", "");
    }

    private static Stream<Wrong> files(Bundle bundle) {
        var csv = bundle.csv();
        var version = csv.content().at("/spec/version").asText();
        if (!Texts.isVersion(version) || name(bundle).findAny().isPresent()) {
            return Stream.empty();
        }
        return csv.name().equals(bundle.packageName() + ".v" + version)
                        && csv.file().equals(bundle.packageName() + ".clusterserviceversion.yaml")
                ? Stream.empty()
                : Stream.of(new Wrong(
                        csv.file(), "%s, version %s, package %s".formatted(csv.name(), version, bundle.packageName())));
    }

    private static Stream<Wrong> pair(Bundle bundle) {
        var kubernetes = bundle.csv().content().at("/spec/minKubeVersion").asText();
        var openShift = OPENSHIFT.matcher(bundle.annotation("com.redhat.openshift.versions"));
        if (!Texts.isVersion(kubernetes)) {
            return Stream.empty();
        }
        return openShift.matches()
                        && Integer.parseInt(openShift.group(1)) + KUBERNETES_OVER_OPENSHIFT
                                >= Integer.parseInt(kubernetes.split("\\.")[1])
                ? Stream.empty()
                : Stream.of(new Wrong(
                        Bundle.ANNOTATIONS,
                        bundle.annotation("com.redhat.openshift.versions") + " with Kubernetes " + kubernetes));
    }

    private static Map<String, String> modes(JsonNode modes) {
        return elements(modes)
                .collect(Collectors.toMap(
                        mode -> mode.path("type").asText(),
                        mode -> mode.path("supported").asText(),
                        (one, other) -> "twice"));
    }

    private static Stream<Wrong> replaces(Bundle bundle) {
        var csv = bundle.csv();
        var before = csv.content().at("/spec/replaces").asText();
        boolean skips = csv.content().at("/metadata/annotations").has("olm.skipRange");
        boolean sound = before.isEmpty()
                ? !skips
                : !before.equals(csv.name())
                        && before.startsWith(bundle.packageName() + ".v")
                        && Texts.isVersion(afterName(before));
        return sound ? Stream.empty() : Stream.of(Wrong.inCsv(bundle, before));
    }

    private static Stream<Wrong> channels(Bundle bundle) {
        var channels = Arrays.asList(bundle.annotation("operators.operatorframework.io.bundle.channels.v1")
                .split(","));
        var standard = bundle.annotation("operators.operatorframework.io.bundle.channel.default.v1");
        return channels.stream().allMatch(name -> name.matches("(candidate|fast|stable).*"))
                        && channels.contains(standard)
                ? Stream.empty()
                : Stream.of(new Wrong(Bundle.ANNOTATIONS, channels + ", default " + standard));
    }
}
