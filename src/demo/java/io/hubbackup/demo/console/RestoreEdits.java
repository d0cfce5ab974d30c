package io.hubbackup.demo.console;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.api.Restore;
import io.hubbackup.api.RestorePreview;
import io.hubbackup.demo.site.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of the newest Restore of a hub, as kubectl patch makes them. */
record RestoreEdits(Site site) {

    private static final String SYNC = "src/main/kubernetes/samples/restore-passive-sync.yaml";

    /** The managed clusters shall come over to this hub. */
    List<String> activate() {
        var restore = restores(site).stream()
                .findFirst()
                .orElseThrow(() ->
                        new Refused("There is no Restore on %s. Apply one: apply %s".formatted(site.name(), SYNC)));
        var json = Serialization.asJson(Map.of("spec", Map.of("veleroManagedClustersBackupName", "latest")));
        site.client().resource(restore).patch(PatchContext.of(PatchType.JSON_MERGE), json);
        return List.of("restore/%s patched: %s".formatted(restore.getMetadata().getName(), json));
    }

    /** All of them, the newest one first. */
    static List<Restore> restores(Site site) {
        return site.client().resources(Restore.class).inAnyNamespace().list().getItems().stream()
                .sorted(Comparator.comparing(
                                (Restore restore) -> restore.getMetadata().getCreationTimestamp())
                        .reversed())
                .toList();
    }

    /** The previews; none where the hub does not know them. */
    static List<RestorePreview> previews(Site site) {
        return Optional.ofNullable(site.client().getApiResources("hubbackup.io/v1alpha1")).stream()
                .flatMap(served ->
                        site.client().resources(RestorePreview.class).inAnyNamespace().list().getItems().stream())
                .toList();
    }
}
