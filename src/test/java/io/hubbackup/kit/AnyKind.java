package io.hubbackup.kit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Manifest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** CustomResourceDefinitions of kinds that accept any fields: for kinds that the hub at hand does not serve, or that appear while a test looks. */
public final class AnyKind {

    private AnyKind() {}

    public static GenericKubernetesResource namespaced(String group, String version, String kind, String plural) {
        return definition(group, version, kind, plural, "Namespaced");
    }

    public static GenericKubernetesResource clusterWide(String group, String version, String kind, String plural) {
        return definition(group, version, kind, plural, "Cluster");
    }

    private static GenericKubernetesResource definition(
            String group, String version, String kind, String plural, String scope) {
        return Manifest.of("apiextensions.k8s.io/v1", "CustomResourceDefinition", plural + "." + group)
                .spec(Map.of(
                        "group",
                        group,
                        "scope",
                        scope,
                        "names",
                        Map.of(
                                "kind",
                                kind,
                                "listKind",
                                kind + "List",
                                "plural",
                                plural,
                                "singular",
                                kind.toLowerCase(Locale.ROOT)),
                        "versions",
                        List.of(Map.of(
                                "name",
                                version,
                                "served",
                                true,
                                "storage",
                                true,
                                "schema",
                                Map.of(
                                        "openAPIV3Schema",
                                        Map.of("type", "object", "x-kubernetes-preserve-unknown-fields", true))))))
                .build();
    }
}
