package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OperatorUnderTest;
import io.hubbackup.wire.AutoImport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of several hubs on a common store, with an operator of its own. */
final class Site implements AutoCloseable {

    static final String RESOURCES = "acm-resources-schedule";
    static final String HUB = "cluster.open-cluster-management.io/backup-cluster";
    static final String SCHEDULE_NAME = "velero.io/schedule-name";

    private static final String TAKEN_OVER_BY = "cluster.open-cluster-management.io/restore-cluster";
    // Velero's queue forgets now and then to look, and looks again after a minute
    private static final Duration FIVE_BACKUPS = Duration.ofMinutes(5);
    private static final Duration ONE_BACKUP = Duration.ofMinutes(2);
    /** The {@code backupSyncPeriod} of the storage location, and a second for what its time leaves out. */
    private static final Duration SYNC_PERIOD = Duration.ofSeconds(6);

    private final StoryHub hub;
    private final String id;
    private final Function<Hub, OperatorUnderTest> artifact;
    private OperatorUnderTest operator;

    private Site(StoryHub hub, String id, Function<Hub, OperatorUnderTest> artifact) {
        this.hub = hub;
        this.id = id;
        this.artifact = artifact;
        this.operator = artifact.apply(hub.bed());
    }

    /** Starts the operator on a hub whose ClusterVersion says this id. */
    static Site open(Hub bed, String id, Function<Hub, OperatorUnderTest> operator) {
        return open(bed, id, Crds.OURS, operator);
    }

    /** The same, where these definitions of the two custom resources are served. */
    static Site open(Hub bed, String id, Crds crds, Function<Hub, OperatorUnderTest> operator) {
        var hub = new StoryHub(bed);
        hub.install(crds);
        return new Site(hub, id, operator);
    }

    /** Operator and Velero end, as in a crash. */
    void die() {
        operator.kill();
        hub.stopVelero();
    }

    /** The operator alone ends, as in a crash. */
    void killOperator() {
        operator.kill();
    }

    /** Another operator begins. */
    void startOperator() {
        operator = artifact.apply(hub.bed());
    }

    /** Both are there again. */
    void wake() {
        hub.startVelero();
        startOperator();
    }

    StoryHub hub() {
        return hub;
    }

    String id() {
        return id;
    }

    /** Creates the BackupSchedule; its cron is far away, so that all backups are those of the start. */
    void backUp() {
        backUp(Map.of());
    }

    /** The same, with more in its spec. */
    void backUp(Map<String, ?> more) {
        var spec = new TreeMap<String, Object>(Map.of("veleroSchedule", "0 0 1 1 *"));
        spec.putAll(more);
        hub.create(StoryHub.backupSchedule(StoryHub.SCHEDULE, spec));
    }

    /** Makes a new set, by a new BackupSchedule in the place of the present one. */
    void backUpAnew(Map<String, ?> more) {
        hub.delete(Kind.BACKUP_SCHEDULE, StoryHub.SCHEDULE);
        backUp(more);
        awaitBackedUp();
    }

    /** Waits until the hub is backed up, by a set that was made under the present BackupSchedule. */
    void awaitBackedUp() {
        hub.await(FIVE_BACKUPS, "hub " + id + " is backed up", seen -> {
            assertThat(seen.phase()).isEqualTo("Enabled");
            if (seen.value("status", "conditions").isPresent()) {
                assertThat(seen.condition("Ready").reason()).isEqualTo("BackedUp");
            }
            assertThat(backupsSince(seen.created()))
                    .hasSize(5)
                    .allSatisfy(backup -> assertThat(backup.phase()).isEqualTo("Completed"));
        });
    }

    private List<Seen> backupsSince(Instant time) {
        return hub.seen(Kind.VELERO_BACKUP).stream()
                .filter(backup -> backup.label(HUB).equals(id))
                .filter(backup -> !backup.created().isBefore(time))
                .toList();
    }

    /**
     * Velero looks into the store once a minute, and when it starts, as it does here; who has just looked does not look again. Where a restore may have begun by then, because it has looked
     * by itself, it has to be stopped before: what it is restoring when it is killed has failed.
     */
    void lookIntoTheStore() {
        hub.bed().within(SYNC_PERIOD.multipliedBy(2), "Velero may look again").until(this::looksAgain);
        hub.stopVelero();
        hub.startVelero();
    }

    private boolean looksAgain() {
        var last = hub.one(Kind.STORAGE_LOCATION, "default").text("status", "lastSyncedTime");
        return last.isEmpty() || hub.bed().now().isAfter(Instant.parse(last).plus(SYNC_PERIOD));
    }

    /** One more backup by the Velero Schedule for resources. */
    String backUpByHand() {
        return backUp(hub.fromSchedule(hub.one(Kind.VELERO_SCHEDULE, RESOURCES)));
    }

    /** Announces, as a restore of the managed clusters does at its end, that this hub took over; the marker's name. */
    String takeOver() {
        return backUp(Manifest.of(
                        "velero.io/v1",
                        "Backup",
                        "acm-restore-clusters-"
                                + StoryHub.STAMP.format(hub.bed().now()))
                .label(TAKEN_OVER_BY, id)
                .label("cluster.open-cluster-management.io/acm-hub-dr", "true")
                .label("cluster.open-cluster-management.io/acm-restore-name", "restore-acm")
                .spec(Map.of("includedNamespaces", List.of(Hub.NAMESPACE), "includedResources", List.of("Restore"))));
    }

    /** The stamp of the newest set that this hub knows of. */
    String newest() {
        return sets().max(String::compareTo).orElseThrow();
    }

    private Stream<String> sets() {
        return hub.seen(Kind.VELERO_BACKUP).stream()
                .map(Seen::name)
                .filter(name -> name.startsWith(RESOURCES + "-"))
                .map(name -> name.substring(RESOURCES.length() + 1));
    }

    /** Waits until this hub knows all of a set: Velero finds its backups one after the other. */
    void awaitSet(String stamp) {
        hub.bed()
                .within(ONE_BACKUP, id + " knows the set of " + stamp)
                .untilAsserted(() -> assertThat(hub.uids(Kind.VELERO_BACKUP))
                        .containsKeys(Restores.TYPES.stream()
                                .map(type -> type + "-" + stamp)
                                .toArray(String[]::new)));
    }

    /** What says who took the managed clusters over. */
    List<Seen> markers() {
        return hub.seen(Kind.VELERO_BACKUP).stream()
                .filter(backup -> backup.name().startsWith("acm-restore-clusters-"))
                .toList();
    }

    /** What the operator has deleted of what is not Velero's or its own; without what called the clusters over. */
    SortedSet<ArchiveKey> deletedSince(AuditLog.Mark mark) {
        return hub.bed().audit().since(mark, Story.BY_OPERATOR).stream()
                .filter(call ->
                        call.verb().equals("delete") && !call.namespace().equals(Hub.NAMESPACE))
                .filter(call -> !call.name().equals(AutoImport.SECRET))
                .map(call -> new ArchiveKey(call.resourceAndGroup(), call.namespace(), call.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        operator.close();
    }

    private String backUp(Manifest backup) {
        var object = backup.in(Hub.NAMESPACE).build();
        var name = object.getMetadata().getName();
        hub.create(List.of(object));
        hub.await(
                Kind.VELERO_BACKUP,
                name,
                ONE_BACKUP,
                name + " is completed",
                seen -> assertThat(seen.phase()).isEqualTo("Completed"));
        return name;
    }
}
