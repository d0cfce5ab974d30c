package io.hubbackup.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.fleet.Manifest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The objects that scenarios are made of. Every scenario begins at {@link #START}, so that times can be written down. */
final class HubObjects {

    static final Instant START = Instant.parse("2026-03-02T00:30:00Z");

    static final String NAMESPACE = "open-cluster-management-backup";
    static final String SCHEDULE = "schedule-acm";
    static final String HUB_ID = "11111111-2222-3333-4444-555555555555";
    static final String OTHER_HUB_ID = "99999999-2222-3333-4444-555555555555";
    static final String RESOURCES = "acm-resources-schedule";

    /** Fires after every scenario has ended. */
    static final String RARELY = "30 3 29 2 *";

    static final String HOURLY = "0 * * * *";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String BACKUP_LABEL = "cluster.open-cluster-management.io/";

    private HubObjects() {}

    static ObjectNode json(Manifest manifest) {
        try {
            return (ObjectNode) JSON.readTree(Serialization.asJson(manifest.build()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ObjectNode> all(Collection<Manifest> manifests) {
        return manifests.stream().map(HubObjects::json).toList();
    }

    static List<ObjectNode> all(Manifest... manifests) {
        return all(List.of(manifests));
    }

    @SafeVarargs
    static List<ObjectNode> together(List<ObjectNode>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    /** A hub without clusters, with Velero and a storage location. */
    static List<ObjectNode> plainHub() {
        return all(
                Manifest.namespace(NAMESPACE),
                Manifest.namespace("open-cluster-management"),
                Manifest.namespace("multicluster-engine"),
                Manifest.of("config.openshift.io/v1", "ClusterVersion", "version")
                        .spec(Map.of("clusterID", HUB_ID)),
                Manifest.of("operator.open-cluster-management.io/v1", "MultiClusterHub", "multiclusterhub")
                        .in("open-cluster-management")
                        .annotation("installer.open-cluster-management.io/pause", "true")
                        .spec(Map.of())
                        .status(Map.of("currentVersion", "2.16.0")),
                Manifest.of("multicluster.openshift.io/v1", "MultiClusterEngine", "multiclusterengine")
                        .spec(Map.of("targetNamespace", "multicluster-engine")),
                storageLocation());
    }

    private static Manifest storageLocation() {
        return Manifest.of("velero.io/v1", "BackupStorageLocation", "default")
                .in(NAMESPACE)
                .spec(Map.of(
                        "default",
                        true,
                        "provider",
                        "aws",
                        "accessMode",
                        "ReadWrite",
                        "objectStorage",
                        Map.of("bucket", "hub"),
                        "validationFrequency",
                        "1h0m0s",
                        "backupSyncPeriod",
                        "1h0m0s"));
    }

    static List<ObjectNode> backupSchedule(String cron, Map<String, ?> more) {
        var spec = new TreeMap<String, Object>(Map.of("veleroSchedule", cron, "veleroTtl", "120h"));
        spec.putAll(more);
        return all(Manifest.of("cluster.open-cluster-management.io/v1beta1", "BackupSchedule", SCHEDULE)
                .in(NAMESPACE)
                .spec(spec));
    }

    /** It waits for backups that never come, and is active for as long as it is there. */
    static List<ObjectNode> restore(String name) {
        return all(Manifest.of("cluster.open-cluster-management.io/v1beta1", "Restore", name)
                .in(NAMESPACE)
                .spec(Map.of(
                        "veleroManagedClustersBackupName", "skip",
                        "veleroCredentialsBackupName", "absent",
                        "veleroResourcesBackupName", "absent",
                        "cleanupBeforeRestore", "None")));
    }

    /** A backup of resources that another hub made; without the label of a storage location, in which Velero would miss its data. */
    static List<ObjectNode> foreignBackup(Duration afterStart) {
        var at = START.plus(afterStart);
        return all(Manifest.of("velero.io/v1", "Backup", RESOURCES + "-" + STAMP.format(at))
                .in(NAMESPACE)
                .label("velero.io/schedule-name", RESOURCES)
                .label(BACKUP_LABEL + "backup-schedule-name", SCHEDULE)
                .label(BACKUP_LABEL + "backup-schedule-type", "resources")
                .label(BACKUP_LABEL + "backup-cluster", OTHER_HUB_ID)
                .spec(Map.of("storageLocation", "default", "ttl", "120h0m0s"))
                .status(Map.of(
                        "phase", "Completed",
                        "startTimestamp", at.toString(),
                        "completionTimestamp", at.plusSeconds(3).toString(),
                        "expiration", at.plus(Duration.ofHours(120)).toString())));
    }

    /** The five Velero Schedules as the Go operator of release 2.16 leaves them, owned by the BackupSchedule. */
    static List<ObjectNode> goOperatorsSchedules(String cron) {
        var types = new TreeMap<String, String>(Map.of(
                "acm-credentials-schedule",
                "credentials",
                "acm-managed-clusters-schedule",
                "managedClusters",
                "acm-resources-generic-schedule",
                "resourcesGeneric",
                RESOURCES,
                "resources",
                "acm-validation-policy-schedule",
                "validation"));
        var schedules = new ArrayList<Manifest>();
        types.forEach((name, type) -> schedules.add(goOperatorsSchedule(name, type, cron)));
        return all(schedules).stream()
                .peek(schedule -> schedule.withObject("/metadata")
                        .putArray("ownerReferences")
                        .addObject()
                        .put("apiVersion", "cluster.open-cluster-management.io/v1beta1")
                        .put("kind", "BackupSchedule")
                        .put("name", SCHEDULE)
                        .put("controller", true)
                        .put("blockOwnerDeletion", true))
                .toList();
    }

    private static Manifest goOperatorsSchedule(String name, String type, String cron) {
        return Manifest.of("velero.io/v1", "Schedule", name)
                .in(NAMESPACE)
                .label(BACKUP_LABEL + "backup-schedule-name", SCHEDULE)
                .label(BACKUP_LABEL + "backup-schedule-type", type)
                .label(BACKUP_LABEL + "backup-cluster", HUB_ID)
                .spec(Map.of(
                        "schedule",
                        cron,
                        "skipImmediately",
                        false,
                        "template",
                        Map.of(
                                "csiSnapshotTimeout",
                                "0s",
                                "hooks",
                                Map.of(),
                                "includedResources",
                                List.of("secret", "configmap"),
                                "itemOperationTimeout",
                                "0s",
                                "metadata",
                                Map.of(),
                                "ttl",
                                "120h0m0s")));
    }
}
