package io.hubbackup.packaging;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A Kustomization of a user's own, around the plain install. */
record Overlay(Path folder) {

    /** @param folder a new one, where kubectl can reach the manifests by a relative path */
    static Overlay in(Path folder, String namespace, Manifests... components) {
        var kustomization = """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: %s
                resources: ["%s"]
                components: [%s]
                """.formatted(
                        namespace,
                        from(folder, Manifests.PLAIN),
                        Arrays.stream(components)
                                .map(one -> '"' + from(folder, one) + '"')
                                .collect(joining(", ")));
        try {
            Files.writeString(Files.createDirectories(folder).resolve(Manifests.KUSTOMIZATION), kustomization);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Overlay(folder);
    }

    private static String from(Path folder, Manifests manifests) {
        return folder.toAbsolutePath()
                .normalize()
                .relativize(manifests.path().toAbsolutePath().normalize())
                .toString();
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
