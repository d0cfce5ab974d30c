package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.Yaml;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the Go operator writes on a plain hub, derived from what we write there by taking the intended deltas back (D23); a test holds it to the files of the kit, which are
 * not everywhere.
 */
final class DerivedGolden {

    private static final Path OURS = Path.of("src/test/resources/golden/velero-schedules-plain-hub.yaml");
    private static final String OTHER_HUB = "99999999-2222-3333-4444-555555555555";
    private static final String VELERO = "velero.io/v1";
    private static final Set<String> WITHOUT_LOCAL_CLUSTER =
            Set.of("acm-credentials-schedule", "acm-resources-generic-schedule");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    /** Seconds after a set was ordered at which each of its backups began and ended. */
    private static final Map<String, List<Integer>> RAN = Map.of(
            "acm-credentials-schedule", List.of(1, 17),
            "acm-resources-generic-schedule", List.of(17, 25),
            "acm-managed-clusters-schedule", List.of(43, 64),
            "acm-validation-policy-schedule", List.of(64, 64),
            "acm-resources-schedule", List.of(103, 112));

    private static final List<String> ALWAYS_EXCLUDED =
            List.of("volumesnapshots.snapshot.storage.k8s.io", "volumesnapshotcontents.snapshot.storage.k8s.io");

    /** What Velero fills in when it takes up a Backup. */
    private static final Map<String, Object> BY_VELERO = Map.of(
            "csiSnapshotTimeout", "10m0s",
            "defaultVolumesToFsBackup", false,
            "itemOperationTimeout", "4h0m0s",
            "snapshotMoveData", false,
            "storageLocation", "default",
            "volumeGroupSnapshotLabelKey", "velero.io/volume-group");

    private DerivedGolden() {}

    static GenericKubernetesResource backupSchedule() {
        return Manifest.of("cluster.open-cluster-management.io/v1beta1", "BackupSchedule", StoryHub.SCHEDULE)
                .in(Hub.NAMESPACE)
                .spec(Map.of("useManagedServiceAccount", true, "veleroSchedule", "0 */1 * * *", "veleroTtl", "120h"))
                .status(Map.of("phase", "Enabled", "lastMessage", "Velero schedules are enabled"))
                .build();
    }

    static List<GenericKubernetesResource> veleroSchedules() {
        var schedules = Yaml.file(OURS);
        schedules.forEach(schedule -> {
            Map<String, Object> spec = schedule.get("spec");
            spec.put("skipImmediately", false);
            var template = template(schedule);
            template.putAll(Map.of("csiSnapshotTimeout", "0s", "itemOperationTimeout", "0s"));
            template.put("hooks", new HashMap<>());
            template.put("metadata", new HashMap<>());
            if (WITHOUT_LOCAL_CLUSTER.contains(schedule.getMetadata().getName())) {
                template.remove("excludedNamespaces");
            }
        });
        return schedules;
    }

    static List<GenericKubernetesResource> backups(Instant ordered) {
        return veleroSchedules().stream()
                .map(schedule -> backup(schedule, ordered))
                .toList();
    }

    /** The marker that another hub leaves when it takes over, 21 minutes after the set. */
    static GenericKubernetesResource takeOverMarker(Instant setOrdered) {
        var taken = setOrdered.plusSeconds(20 * 60 + 48);
        return Manifest.of(VELERO, "Backup", "acm-restore-clusters-" + STAMP.format(taken))
                .in(Hub.NAMESPACE)
                .label("acm-managed-clusters-schedule", "acm-managed-clusters-schedule-" + STAMP.format(setOrdered))
                .label("cluster.open-cluster-management.io/acm-hub-dr", "true")
                .label("cluster.open-cluster-management.io/acm-restore-name", "restore-acm-2")
                .label("cluster.open-cluster-management.io/backup-cluster", Story.HUB_ID)
                .label("cluster.open-cluster-management.io/restore-cluster", OTHER_HUB)
                .label("velero.io/storage-location", "default")
                .spec(spec(Map.of(
                        "ttl", "720h0m0s",
                        "includedNamespaces", List.of(Hub.NAMESPACE),
                        "includedResources", List.of("Restore"))))
                .status(completed(taken, taken, taken.plusSeconds(720 * 3600)))
                .build();
    }

    private static GenericKubernetesResource backup(GenericKubernetesResource schedule, Instant ordered) {
        var name = schedule.getMetadata().getName();
        var ran = RAN.getOrDefault(name, List.of());
        var began = ordered.plusSeconds(ran.getFirst());
        var spec = spec(template(schedule));
        return Manifest.of(VELERO, "Backup", name + "-" + STAMP.format(ordered))
                .in(Hub.NAMESPACE)
                .labels(schedule.getMetadata().getLabels())
                .label("velero.io/schedule-name", name)
                .label("velero.io/storage-location", "default")
                .spec(spec)
                .status(completed(
                        began,
                        ordered.plusSeconds(ran.getLast()),
                        began.plusSeconds("120h0m0s".equals(spec.get("ttl")) ? 120 * 3600 : 65 * 60)))
                .build();
    }

    private static Map<String, Object> spec(Map<String, Object> template) {
        var spec = new HashMap<>(template);
        spec.putAll(BY_VELERO);
        spec.putIfAbsent("includedNamespaces", List.of("*"));
        var excluded = new ArrayList<String>();
        if (template.get("excludedResources") instanceof List<?> listed) {
            listed.forEach(resource -> excluded.add(String.valueOf(resource)));
        }
        excluded.addAll(ALWAYS_EXCLUDED);
        spec.put("excludedResources", excluded);
        return spec;
    }

    private static Map<String, Object> completed(Instant began, Instant ended, Instant expires) {
        return Map.of(
                "phase",
                "Completed",
                "version",
                1,
                "formatVersion",
                "1.1.0",
                "startTimestamp",
                began.toString(),
                "completionTimestamp",
                ended.toString(),
                "expiration",
                expires.toString());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> template(GenericKubernetesResource schedule) {
        return (Map<String, Object>) schedule.<Object>get("spec", "template");
    }
}
