package io.hubbackup.packaging.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.packaging.bundle.GeneratedBundle.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("packaging 6 The bundle in the folder bundle")
class ShippedBundleTest {

    static Stream<Named<GeneratedFile>> files() {
        return GeneratedBundle.all().stream().map(file -> Named.of(file.path().toString(), file));
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("is what src/main/kubernetes says: definitions byte for byte, roles, Service, and the installation")
    void isUpToDate(GeneratedFile file) throws IOException {
        if (Boolean.getBoolean("bundle.write")) {
            Files.writeString(file.path(), file.content());
        }
        assertThat(file.path())
                .as(
                        "%s is not what src/main/kubernetes says; write it anew with: %s",
                        file.path(), GeneratedBundle.WRITE)
                .content()
                .isEqualTo(file.content());
    }

    @Test
    @DisplayName("packaging 6.1 has no file that nothing makes any more")
    void noLeftOvers() throws IOException {
        try (var files = Files.list(Path.of("bundle/manifests"))) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(GeneratedBundle.all().stream()
                            .map(GeneratedFile::path)
                            .toList());
        }
    }

    @Test
    @DisplayName("packaging 6.3 breaks none of the rules")
    void isValid() {
        assertThat(BundleRules.development().findings(Bundle.shipped())).isEmpty();
    }

    @Test
    @DisplayName("packaging 8.9 breaks none of those of a release, when it is made for one (bundle.image)")
    void isReleasable() {
        assumeTrue(System.getProperty("bundle.image") != null, "no image of a release was given: bundle.image");
        assertThat(BundleRules.release().findings(Bundle.shipped())).isEmpty();
    }

    @Test
    @DisplayName("packaging 6.1 has the version of the build")
    void version() throws IOException {
        var version = Files.readString(Path.of("pom.xml"))
                .replaceFirst("(?s).*?<version>(.*?)(-SNAPSHOT)?</version>.*", "$1");
        assertThat(Bundle.shipped().csv().content().at("/spec/version").asText())
                .isEqualTo(version);
    }

    @Test
    @DisplayName("packaging 1.2 gives the operator the rights of the plain installation with its webhook")
    void rights() {
        var bundle = Bundle.shipped();
        var manifests = OperatorManifests.read();

        assertThat(OwnInstallation.rules(bundle, "permissions"))
                .isEqualTo(Set.copyOf(manifests.granted("RoleBinding")));
        assertThat(OwnInstallation.rules(bundle, "clusterPermissions"))
                .isEqualTo(Set.copyOf(manifests.granted("ClusterRoleBinding")));
    }

    @Test
    @DisplayName("packaging 3 runs the pod of the plain installation; image, webhook and one label are its own")
    void pod() {
        var ours = Bundle.shipped().deployments().toList();
        assertThat(ours).hasSize(1);
        var theirs = OperatorManifests.read().deployment();
        var template = ours.getFirst().path("spec").<ObjectNode>deepCopy();
        template.withObject("/template/metadata/labels").remove("velero.io/exclude-from-backup");
        var container = (ObjectNode) template.at("/template/spec/containers/0");
        assertThat(names(container, "env"))
                .containsAll(
                        List.of("HUB_BACKUP_WEBHOOK_ENABLED", "HUB_BACKUP_WATCH_NAMESPACES", "RELATED_IMAGE_OPERATOR"));
        container.set("image", theirs.at("/spec/template/spec/containers/0/image"));
        leave(container, "env", names(theirs.at("/spec/template/spec/containers/0"), "env"));
        leave(container, "ports", names(theirs.at("/spec/template/spec/containers/0"), "ports"));

        assertThat(template).isEqualTo(theirs.path("spec"));
    }

    private static Set<String> names(JsonNode container, String list) {
        return Bundle.elements(container.path(list))
                .map(one -> one.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static void leave(ObjectNode container, String list, Set<String> names) {
        var left = Bundle.elements(container.path(list))
                .filter(one -> names.contains(one.path("name").asText()))
                .toList();
        container.putArray(list).addAll(left);
    }
}
