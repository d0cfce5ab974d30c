package io.hubbackup.demo.operator;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.apiserver.Settings;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.demo.kinds.BackupCrds;
import io.hubbackup.demo.kinds.HubKinds;
import io.hubbackup.demo.time.SimulatedProcess;
import io.hubbackup.demo.time.VirtualTime;
import io.hubbackup.demo.velero.Pace;
import io.hubbackup.demo.velero.VeleroEmulator;
import io.hubbackup.demo.velero.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A hub without a fleet, with one BackupSchedule that wants a backup at every full hour. */
final class SmallHub implements AutoCloseable {

    private static final String NAMESPACE = "open-cluster-management-backup";
    private static final Duration BACKUP = Duration.ofSeconds(40);
    private static final ResourceDefinitionContext STORES = kind("velero.io", "v1", "BackupStorageLocation", true);
    private static final ResourceDefinitionContext SCHEDULES = kind("velero.io", "v1", "Schedule", true);
    private static final ResourceDefinitionContext BACKUPS = kind("velero.io", "v1", "Backup", true);
    private static final ResourceDefinitionContext BACKUP_SCHEDULES =
            kind("cluster.open-cluster-management.io", "v1beta1", "BackupSchedule", true);
    private static final ResourceDefinitionContext CLUSTER_VERSIONS =
            kind("config.openshift.io", "v1", "ClusterVersion", false);

    private final VirtualTime time;
    private final SimulatedProcess machine;
    private final EmbeddedApiServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Place place;
    private final KubernetesClient client;

    SmallHub(Instant start, long seed) {
        this.time = new VirtualTime(start);
        this.machine = time.process("api-server");
        this.server = new EmbeddedApiServer(machine, machine, new Random(seed));
        this.place = new Place(
                time,
                new DirectTransport.Server(this::answer, machine, machine),
                "http://hub.embedded",
                Settings.ADMIN_TOKEN);
        this.client = place.clientFromOutside("test");
        create();
    }

    private static ResourceDefinitionContext kind(String group, String version, String kind, boolean namespaced) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(kind.toLowerCase(java.util.Locale.ROOT) + "s")
                .withNamespaced(namespaced)
                .build();
    }

    private ApiResponse answer(ApiRequest request) {
        requests.add("%s %s %s %s%s"
                .formatted(
                        time.now(),
                        request.userAgent(),
                        request.method(),
                        request.path(),
                        request.flag("watch") ? " watch" : ""));
        return server.handler().handle(request);
    }

    private void create() {
        var definitions = Stream.of(HubKinds.velero(), HubKinds.hub(), BackupCrds.ours())
                .flatMap(List::stream)
                .toList();
        definitions.forEach(definition -> client.resource(definition).create());
        time.advance(Duration.ofMinutes(2));
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        var version = create(
                CLUSTER_VERSIONS, "version", List.of(), Map.of("clusterID", "11111111-2222-3333-4444-555555555555"));
        create(
                STORES,
                "default",
                List.of(owner(version)),
                Map.of(
                        "default", true,
                        "provider", "aws",
                        "objectStorage", Map.of("bucket", "hub"),
                        "validationFrequency", "1h0m0s",
                        "backupSyncPeriod", "1h0m0s"));
        create(BACKUP_SCHEDULES, "schedule-acm", List.of(), Map.of("veleroSchedule", "0 * * * *", "veleroTtl", "24h"));
    }

    /** A location without an owner is one that somebody made by hand. */
    private static OwnerReference owner(GenericKubernetesResource object) {
        return new OwnerReferenceBuilder()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withName(object.getMetadata().getName())
                .withUid(object.getMetadata().getUid())
                .build();
    }

    private GenericKubernetesResource create(
            ResourceDefinitionContext kind, String name, List<OwnerReference> owners, Map<String, ?> spec) {
        var object = new GenericKubernetesResourceBuilder()
                .withApiVersion(kind.getGroup() + "/" + kind.getVersion())
                .withKind(kind.getKind())
                .withNewMetadata()
                .withName(name)
                .withOwnerReferences(owners)
                .endMetadata()
                .addToAdditionalProperties("spec", spec)
                .build();
        var all = client.genericKubernetesResources(kind);
        return kind.isNamespaceScoped()
                ? all.inNamespace(NAMESPACE).resource(object).create()
                : all.resource(object).create();
    }

    void startVelero() {
        var velero = time.process("velero");
        var store = new MemoryStore();
        VeleroEmulator.start(new VeleroEmulator.Surroundings(
                place.client(velero, VeleroEmulator.USER_AGENT),
                velero,
                velero,
                NAMESPACE,
                location -> store,
                new Pace(BACKUP, Duration.ZERO)));
    }

    /** Ends all connections of the server, and every new one. */
    void crash() {
        server.stop();
    }

    void comeBack() {
        server.resume();
    }

    VirtualTime time() {
        return time;
    }

    Place place() {
        return place;
    }

    /** Every request so far: time, who, what. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    List<GenericKubernetesResource> schedules() {
        return list(SCHEDULES);
    }

    List<GenericKubernetesResource> backups() {
        return list(BACKUPS);
    }

    private List<GenericKubernetesResource> list(ResourceDefinitionContext kind) {
        return client.genericKubernetesResources(kind)
                .inNamespace(NAMESPACE)
                .list()
                .getItems();
    }

    /** Status and reason of the condition Ready. */
    String ready() {
        List<Map<String, Object>> conditions = list(BACKUP_SCHEDULES).getFirst().get("status", "conditions");
        return conditions.stream()
                .filter(condition -> "Ready".equals(condition.get("type")))
                .map(condition -> condition.get("status") + " " + condition.get("reason"))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        time.close();
    }
}
