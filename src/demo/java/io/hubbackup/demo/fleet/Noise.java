package io.hubbackup.demo.fleet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.stream.IntStream;

/** Secrets that no backup asks for, spread over the cluster namespaces, until the hub has as many as it shall have. */
final class Noise {

    private Noise() {}

    static List<GenericKubernetesResource> objects(
            FleetSpec spec, List<GenericKubernetesResource> present, List<String> namespaces) {
        var secrets = present.stream()
                .filter(object -> object.getKind().equals("Secret"))
                .count();
        if (namespaces.isEmpty()) {
            return List.of();
        }
        var maker = new Secrets(spec, -3);
        return IntStream.range(0, (int) Math.max(0, spec.secrets() - secrets))
                .mapToObj(
                        i -> maker.opaque(namespaces.get(i % namespaces.size()), "unrelated-%05d".formatted(i), "value")
                                .build())
                .toList();
    }
}
