package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.Shell;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hub in the words of a story. Everything happens in Velero's namespace, unless it says otherwise. */
final class StoryHub {

    /** The name of the BackupSchedule, as in the sample. */
    static final String SCHEDULE = "schedule-acm";

    /** The time in the names of backups. */
    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private static final List<Kind> EMPTIED = List.of(
            Kind.BACKUP_SCHEDULE,
            Kind.RESTORE,
            Kind.VELERO_RESTORE,
            Kind.VELERO_SCHEDULE,
            Kind.VELERO_BACKUP,
            Kind.VELERO_DELETE_REQUEST);

    /** Where the components of the hub are registered; a hub starts without any. */
    private static final ResourceDefinitionContext COMPONENTS = new ResourceDefinitionContext.Builder()
            .withGroup("addon.open-cluster-management.io")
            .withVersion("v1alpha1")
            .withKind("ClusterManagementAddOn")
            .withPlural("clustermanagementaddons")
            .build();

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Hub bed;
    private boolean veleroRuns = true;

    StoryHub(Hub bed) {
        this.bed = bed;
    }

    /** The hub itself. */
    Hub bed() {
        return bed;
    }

    /** Takes away what earlier stories left; Velero does not run afterwards, so nothing comes back from the store. */
    void empty() {
        stopVelero();
        bed.store().empty();
        deleteEverything();
        bed.client().genericKubernetesResources(COMPONENTS).delete();
    }

    /** Takes away all objects that stories are about; Backups that lie in the store come back while Velero runs. */
    void deleteEverything() {
        for (var kind : EMPTIED) {
            bed.within(SOON, "no " + kind.resource() + " are left")
                    .throughFailures()
                    .until(() -> deleteAll(kind) == 0);
        }
    }

    private int deleteAll(Kind kind) {
        if (!served(kind)) {
            return 0;
        }
        var left = everywhere(kind).inAnyNamespace().list().getItems();
        left.forEach(this::delete);
        return left.size();
    }

    /** Takes its finalizers away where nobody runs who would do so. */
    private void delete(GenericKubernetesResource object) {
        if (!veleroRuns && !object.getMetadata().getFinalizers().isEmpty()) {
            bed.client()
                    .resource(object)
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
        }
        bed.client().resource(object).delete();
    }

    private boolean served(Kind kind) {
        return Optional.ofNullable(bed.client().getApiResources(kind.apiVersion())).stream()
                .flatMap(list -> list.getResources().stream())
                .anyMatch(resource -> resource.getKind().equals(kind.kind()));
    }

    /** Has these definitions of the two custom resources served. */
    void install(Crds crds) {
        bed.install(crds);
    }

    void startVelero() {
        if (!veleroRuns) {
            bed.start(HubProgram.VELERO);
            veleroRuns = true;
        }
    }

    /** Somebody else has started it. */
    void veleroWasStarted() {
        veleroRuns = true;
    }

    void stopVelero() {
        if (veleroRuns) {
            bed.kill(HubProgram.VELERO);
            veleroRuns = false;
        }
    }

    static Manifest backupSchedule(String name, Map<String, ?> spec) {
        return Manifest.of(Kind.BACKUP_SCHEDULE.apiVersion(), Kind.BACKUP_SCHEDULE.kind(), name)
                .in(Hub.NAMESPACE)
                .spec(spec);
    }

    /** Runs kubectl on Velero's namespace. */
    Shell.Result kubectl(String verb, String... arguments) {
        return bed.kubectl(Stream.of(List.of(verb, "-n", Hub.NAMESPACE), List.of(arguments))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    void create(Manifest... manifests) {
        create(List.of(manifests).stream().map(Manifest::build).toList());
    }

    /** A backup by one of the Velero Schedules, as {@code velero backup create --from-schedule} makes it. */
    Manifest fromSchedule(Seen schedule) {
        return Manifest.of(
                        Kind.VELERO_BACKUP.apiVersion(),
                        Kind.VELERO_BACKUP.kind(),
                        schedule.name() + "-" + STAMP.format(bed.now()))
                .in(Hub.NAMESPACE)
                .labels(schedule.object().getMetadata().getLabels())
                .label(Site.SCHEDULE_NAME, schedule.name())
                .with("spec", schedule.value("spec", "template").orElseThrow());
    }

    /** Creates objects with their status. */
    void create(List<GenericKubernetesResource> objects) {
        FleetLoader.load(bed.client(), objects, 1);
    }

    void patch(Kind kind, String name, Map<String, ?> body) {
        of(kind).withName(name).patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(body));
    }

    void patchSpec(Map<String, ?> spec) {
        patch(Kind.BACKUP_SCHEDULE, SCHEDULE, Map.of("spec", spec));
    }

    /** Deletes it, and does not wait until it is gone. */
    void remove(Kind kind, String name) {
        of(kind).withName(name).delete();
    }

    void delete(Kind kind, String name) {
        remove(kind, name);
        bed.within(SOON, name + " is gone").until(() -> of(kind).withName(name).get() == null);
    }

    Seen backupSchedule() {
        return backupSchedule(SCHEDULE);
    }

    Seen backupSchedule(String name) {
        return one(Kind.BACKUP_SCHEDULE, name);
    }

    Seen one(Kind kind, String name) {
        return Optional.ofNullable(of(kind).withName(name).get())
                .map(Seen::new)
                .orElseThrow(() -> new AssertionError("there is no %s %s".formatted(kind.kind(), name)));
    }

    List<Seen> seen(Kind kind) {
        return of(kind).list().getItems().stream()
                .map(Seen::new)
                .sorted(Comparator.comparing(Seen::name))
                .toList();
    }

    /** UID by name: the same before and after means that nothing was deleted and made again. */
    Map<String, String> uids(Kind kind) {
        return seen(kind).stream().collect(Collectors.toMap(Seen::name, Seen::uid, (one, two) -> two, TreeMap::new));
    }

    /** How many events of this reason there are about an object. */
    long events(Seen about, String reason) {
        return events(about)
                .filter(event -> event.text("reason").equals(reason))
                .count();
    }

    /** What was told of an object. */
    Stream<Seen> events(Seen about) {
        return bed
                .client()
                .genericKubernetesResources("v1", "Event")
                .inNamespace(Hub.NAMESPACE)
                .withField("involvedObject.uid", about.uid())
                .list()
                .getItems()
                .stream()
                .map(Seen::new);
    }

    /** Waits until the BackupSchedule looks like this. */
    Seen await(Duration atMost, String what, Consumer<Seen> looks) {
        return await(Kind.BACKUP_SCHEDULE, SCHEDULE, atMost, what, looks);
    }

    /** What is given back is what has looked like this. */
    Seen await(Kind kind, String name, Duration atMost, String what, Consumer<Seen> looks) {
        var last = new AtomicReference<>(Optional.<Seen>empty());
        bed.within(atMost, what).untilAsserted(() -> {
            var seen = one(kind, name);
            last.set(Optional.of(seen));
            look(seen, looks);
        });
        return last.get().orElseThrow();
    }

    private static void look(Seen seen, Consumer<Seen> looks) {
        try {
            looks.accept(seen);
        } catch (AssertionError otherwise) {
            throw new AssertionError(otherwise.getMessage() + "\nseen: " + seen, otherwise);
        }
    }

    private MixedOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            everywhere(Kind kind) {
        return bed.client().genericKubernetesResources(kind.context());
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            of(Kind kind) {
        return everywhere(kind).inNamespace(Hub.NAMESPACE);
    }
}
