package io.hubbackup.packaging;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.kit.Yaml;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of {@code src/main/kubernetes} with a Kustomization: the plain install, the definitions, or what can be added.
 *
 * @param folder relative to {@code src/main/kubernetes}, empty for the plain install
 */
record Manifests(String folder) {

    static final Path ROOT = Path.of("src/main/kubernetes");
    static final String KUSTOMIZATION = "Kustomization";

    static final Manifests PLAIN = new Manifests("");
    static final Manifests DEFINITIONS = new Manifests("crds");
    static final Manifests MONITORING = new Manifests("monitoring");
    static final Manifests WEBHOOK = new Manifests("webhook");
    static final Manifests REPORT_ONLY = new Manifests("report-only");
    static final Manifests NO_MSA = new Manifests("no-msa");

    static Stream<Manifests> all() {
        return Stream.of(PLAIN, DEFINITIONS, MONITORING, WEBHOOK, REPORT_ONLY, NO_MSA);
    }

    /** All files below {@code src/main/kubernetes}. */
    static List<Path> files() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Path path() {
        return ROOT.resolve(folder);
    }

    Tree kustomization() {
        return Tree.of(Yaml.file(path().resolve(KUSTOMIZATION)).getFirst().getAdditionalProperties());
    }

    /** The files that make objects. */
    List<Path> resources() {
        return kustomization().texts("resources").stream().map(path()::resolve).toList();
    }

    /** The files that change objects. */
    List<Path> patches() {
        return kustomization().children("patches").stream()
                .flatMap(patch -> patch.text("path").stream())
                .map(path()::resolve)
                .toList();
    }

    List<GenericKubernetesResource> objects() {
        return resources().stream().flatMap(file -> Yaml.file(file).stream()).toList();
    }

    List<GenericKubernetesResource> objects(String kind) {
        return objects().stream()
                .filter(object -> object.getKind().equals(kind))
                .toList();
    }

    /** The only object of a kind. */
    Tree object(String kind) {
        var found = objects(kind);
        if (found.size() != 1) {
            throw new IllegalStateException("%d objects of kind %s".formatted(found.size(), kind));
        }
        return tree(found.getFirst());
    }

    static Tree tree(GenericKubernetesResource object) {
        return Tree.of(object.getAdditionalProperties());
    }
}
