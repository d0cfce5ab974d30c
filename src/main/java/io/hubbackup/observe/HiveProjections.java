package io.hubbackup.observe;

import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.ClusterPoolSeen;
import io.hubbackup.wire.HiveNames;
import io.hubbackup.wire.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is kept of hive's objects: the names that they refer to (B4.6–B4.8). */
final class HiveProjections {

    private static final List<String> REFERENCE_ENDINGS =
            List.of("SecretRef", "secretRef", "SecretTemplateRef", "secretKeyRef");

    private HiveProjections() {}

    static ClusterDeploymentSeen clusterDeployment(Tree object) {
        var metadata = Metadata.of(object);
        var spec = object.child("spec");
        var provisioning = spec.child("provisioning");
        var bundles = spec.children("certificateBundles").stream()
                .flatMap(bundle -> name(bundle.child("certificateSecretRef")).stream())
                .distinct()
                .sorted()
                .toList();
        var pullSecret = name(spec.child("pullSecretRef"));
        var manifests = name(provisioning.child("manifestsSecretRef"));
        var others = secretsIn(spec);
        bundles.forEach(others::remove);
        pullSecret.ifPresent(others::remove);
        manifests.ifPresent(others::remove);
        // B4.15: the key that signs the cluster's tokens is not ours to carry away
        name(spec.child("boundServiceAccountSigningKeySecretRef")).ifPresent(others::remove);
        return new ClusterDeploymentSeen(
                metadata.key(),
                metadata.uid(),
                metadata.label(HiveNames.DISABLE_CREATION_WEBHOOK),
                spec.has("clusterPoolRef"),
                bundles,
                pullSecret,
                manifests,
                name(provisioning.child("manifestsConfigMapRef")),
                List.copyOf(others),
                metadata.deleting());
    }

    static ClusterPoolSeen clusterPool(Tree object) {
        var metadata = Metadata.of(object);
        return new ClusterPoolSeen(
                metadata.key(), metadata.uid(), List.copyOf(secretsIn(object.child("spec"))), metadata.deleting());
    }

    private static Optional<String> name(Tree reference) {
        return reference.text("name").filter(name -> !name.isEmpty());
    }

    /** Every secret that is named at any depth; hive calls such a field {@code …SecretRef}, on every platform. */
    private static TreeSet<String> secretsIn(Tree spec) {
        var names = new TreeSet<String>();
        collect(spec.fields(), names);
        return names;
    }

    private static void collect(@Nullable Object value, TreeSet<String> names) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((field, held) -> {
                secretNamed(String.valueOf(field), held).forEach(names::add);
                collect(held, names);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(item, names));
        }
    }

    private static Stream<String> secretNamed(String field, @Nullable Object held) {
        boolean reference = REFERENCE_ENDINGS.stream().anyMatch(field::endsWith);
        return reference && held instanceof Map<?, ?> map && map.get("name") instanceof String name && !name.isEmpty()
                ? Stream.of(name)
                : Stream.empty();
    }
}
