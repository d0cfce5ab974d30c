package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Velero's objects on one hub, as a test makes and sees them. */
record VeleroObjects(Hub hub) {

    static Manifest schedule(String name, String cron, Map<String, ?> more) {
        var spec = new HashMap<String, Object>(
                Map.of("schedule", cron, "template", Map.of("includedNamespaces", List.of(Hub.NAMESPACE))));
        spec.putAll(more);
        return Manifest.of("velero.io/v1", "Schedule", name).in(Hub.NAMESPACE).spec(spec);
    }

    /** A small one. */
    static Manifest backup(String name) {
        return backup(name, Map.of());
    }

    static Manifest backup(String name, Map<String, ?> more) {
        var spec = new HashMap<String, Object>(Map.of("includedNamespaces", List.of(Hub.NAMESPACE)));
        spec.putAll(more);
        return Manifest.of("velero.io/v1", "Backup", name).in(Hub.NAMESPACE).spec(spec);
    }

    static Manifest restore(String name, Map<String, ?> spec) {
        return Manifest.of("velero.io/v1", "Restore", name).in(Hub.NAMESPACE).spec(Map.copyOf(spec));
    }

    static Manifest deletion(String backup) {
        return Manifest.of("velero.io/v1", "DeleteBackupRequest", backup)
                .in(Hub.NAMESPACE)
                .spec(Map.of("backupName", backup));
    }

    static Manifest download(String name, String kind, String backup) {
        return Manifest.of("velero.io/v1", "DownloadRequest", name)
                .in(Hub.NAMESPACE)
                .spec(Map.of("target", Map.of("kind", kind, "name", backup)));
    }

    void create(Manifest... manifests) {
        FleetLoader.load(hub.client(), Stream.of(manifests).map(Manifest::build).toList(), 1);
    }

    void merge(Kind kind, String name, Map<String, ?> change) {
        hub.client()
                .genericKubernetesResources(kind.context())
                .inNamespace(Hub.NAMESPACE)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(change));
    }

    /** Has an object say this, also where Velero had begun with it before that was written: what Velero made of it is written over. */
    void insist(Kind kind, String name, Map<String, String> status) {
        hub.within(Duration.ofMinutes(1), "%s %s says %s".formatted(kind, name, status))
                .during(Duration.ofSeconds(2))
                .until(() -> {
                    var item = one(kind, name);
                    boolean said = status.entrySet().stream()
                            .allMatch(
                                    field -> item.text("status", field.getKey()).equals(field.getValue()));
                    if (!said) {
                        hub.client()
                                .genericKubernetesResources(kind.context())
                                .inNamespace(Hub.NAMESPACE)
                                .withName(name)
                                .subresource("status")
                                .patch(
                                        PatchContext.of(PatchType.JSON_MERGE),
                                        Serialization.asJson(Map.of("status", status)));
                    }
                    return said;
                });
    }

    /** From now on Velero does not look whether the default location can be used; because of the change it has looked once more. */
    void holdValidation() {
        validateEvery("0s");
        var location = new AtomicReference<>(versionOfLocation());
        hub.within(Duration.ofMinutes(1), "the location is left alone")
                .during(Duration.ofSeconds(3))
                .until(() -> {
                    var version = versionOfLocation();
                    return location.getAndSet(version).equals(version);
                });
    }

    private String versionOfLocation() {
        return one(Kind.LOCATION, "default").object().getMetadata().getResourceVersion();
    }

    /** It looks at once, and this often from then on. */
    void letValidate() {
        validateEvery("10s");
    }

    private void validateEvery(String period) {
        merge(Kind.LOCATION, "default", Map.of("spec", Map.of("validationFrequency", period)));
    }

    void delete(Kind kind, String name) {
        hub.client()
                .genericKubernetesResources(kind.context())
                .inNamespace(Hub.NAMESPACE)
                .withName(name)
                .delete();
    }

    List<Item> all(Kind kind) {
        return list(kind).stream().map(Item::new).toList();
    }

    private List<GenericKubernetesResource> list(Kind kind) {
        return hub.client()
                .genericKubernetesResources(kind.context())
                .inNamespace(Hub.NAMESPACE)
                .list()
                .getItems();
    }

    Optional<Item> find(Kind kind, String name) {
        return all(kind).stream().filter(item -> item.name().equals(name)).findFirst();
    }

    Item one(Kind kind, String name) {
        return find(kind, name).orElseThrow(() -> new AssertionError("there is no %s %s".formatted(kind, name)));
    }

    /** The Backups that a Schedule has made, the oldest first. */
    List<Item> of(String schedule) {
        return all(Kind.BACKUP).stream()
                .filter(backup -> schedule.equals(backup.labels().get("velero.io/schedule-name")))
                .toList();
    }

    Item await(Kind kind, String name, Duration atMost, String phase) {
        return hub.within(atMost, "%s %s is %s".formatted(kind, name, phase))
                .until(
                        () -> find(kind, name),
                        found -> found.filter(item -> item.is(phase)).isPresent())
                .orElseThrow();
    }

    Item await(Kind kind, String name, Duration atMost, String what, Consumer<Item> looks) {
        hub.within(atMost, what).untilAsserted(() -> looks.accept(one(kind, name)));
        return one(kind, name);
    }

    void awaitGone(Kind kind, String name, Duration atMost) {
        hub.within(atMost, "%s %s is gone".formatted(kind, name))
                .until(() -> find(kind, name).isEmpty());
    }
}
