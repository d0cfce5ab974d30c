package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.hubbackup.demo.kinds.HubKinds;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.Hub;
import io.hubbackup.wire.MsaNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that is on a hub at one moment: all objects of all custom kinds, and the Secrets, ConfigMaps and Namespaces. The namespace in which Velero and the operator keep
 * their own is left out.
 */
record HubContents(SortedMap<ArchiveKey, GenericKubernetesResource> objects) {

    private static final List<ResourceDefinitionContext> CORE = List.of(
            kind("", "v1", "Secret", "secrets", true),
            kind("", "v1", "ConfigMap", "configmaps", true),
            kind("", "v1", "Namespace", "namespaces", false));

    /** What is read again each time that it is looked at, and says nothing of what a restore does. */
    private static final List<String> OF_RESTORES = List.of("velero.io/backup-name", "velero.io/restore-name");

    static HubContents of(Hub hub) {
        var contents = new HubContents(new TreeMap<>());
        var client = hub.client();
        Stream.concat(CORE.stream(), HubKinds.hub().stream().map(HubContents::served))
                .forEach(kind -> contents.add(kind, everywhere(client, kind).list(page())));
        return contents;
    }

    private static ListOptions page() {
        return new ListOptionsBuilder().withLimit(10_000L).build();
    }

    private static AnyNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            everywhere(KubernetesClient client, ResourceDefinitionContext kind) {
        return client.genericKubernetesResources(kind).inAnyNamespace();
    }

    private void add(ResourceDefinitionContext kind, GenericKubernetesResourceList list) {
        list.getItems().stream()
                .filter(object -> !Hub.NAMESPACE.equals(object.getMetadata().getNamespace()))
                .forEach(object -> objects.put(key(kind, object), object));
    }

    private static ResourceDefinitionContext served(GenericKubernetesResource definition) {
        List<Map<String, Object>> versions = definition.get("spec", "versions");
        var version = versions.stream()
                .filter(offered -> Boolean.TRUE.equals(offered.get("storage")))
                .findFirst()
                .orElseThrow();
        return kind(
                definition.get("spec", "group"),
                String.valueOf(version.get("name")),
                definition.get("spec", "names", "kind"),
                definition.get("spec", "names", "plural"),
                "Namespaced".equals(definition.get("spec", "scope")));
    }

    private static ResourceDefinitionContext kind(
            String group, String version, String kind, String plural, boolean namespaced) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(namespaced)
                .build();
    }

    private static ArchiveKey key(ResourceDefinitionContext kind, GenericKubernetesResource object) {
        var group = kind.getGroup();
        return new ArchiveKey(
                group.isEmpty() ? kind.getPlural() : kind.getPlural() + "." + group,
                Optional.ofNullable(object.getMetadata().getNamespace()).orElse(""),
                object.getMetadata().getName());
    }

    /** UID by object: the same before and after means that nothing was deleted, nor made again. */
    SortedMap<ArchiveKey, String> uids() {
        var uids = new TreeMap<ArchiveKey, String>();
        objects.forEach((key, object) -> uids.put(key, object.getMetadata().getUid()));
        return uids;
    }

    /** What a restore brings of these objects, and nobody renews: all but the status, tokens, and what it writes down itself. */
    SortedMap<ArchiveKey, Object> restorable(Collection<ArchiveKey> keys) {
        var found = new TreeMap<ArchiveKey, Object>();
        objects.forEach((key, object) -> {
            if (keys.contains(key)) {
                found.put(key, restorable(object));
            }
        });
        return found;
    }

    static Map<String, Object> restorable(GenericKubernetesResource object) {
        var labels = new TreeMap<>(
                Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of()));
        labels.keySet().removeAll(OF_RESTORES);
        var kept = new TreeMap<String, Object>(object.getAdditionalProperties());
        kept.remove("status");
        if (labels.containsKey(MsaNames.LABEL)) {
            // the hub that a cluster has come to asks for tokens of its own
            kept.remove("data");
        }
        kept.put("labels", labels);
        return kept;
    }
}
