package io.hubbackup.wire.velero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("what Velero objects are asked")
class VeleroQuestionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    @DisplayName("B3.2–B3.5 a Velero Schedule is built field by field")
    void buildsASchedule() throws JsonProcessingException {
        var owner = OwnerReference.of(
                        "cluster.open-cluster-management.io/v1beta1", "BackupSchedule", "schedule-acm", "u1")
                .asController()
                .blockingOwnerDeletion();
        var template = BackupSpec.EMPTY
                .withTtl(new GoDuration(Duration.ofHours(120)))
                .withIncludeClusterResources(true)
                .withExcludedNamespaces(List.of("local-cluster", "open-cluster-management-backup"))
                .withIncludedResources(List.of("placement.cluster.open-cluster-management.io"))
                .withExcludedResources(List.of())
                .withLabelSelector(LabelSelector.of(
                        LabelRequirement.doesNotExist(BackupLabels.ROOT_POLICY),
                        LabelRequirement.doesNotExist(BackupLabels.BACKUP)));
        var schedule = Schedule.named("open-cluster-management-backup", "acm-resources-schedule");
        var built = schedule.withMetadata(schedule.metadata()
                        .withLabels(Map.of(BackupLabels.TYPE, "resources"))
                        .withOwnerReferences(List.of(owner)))
                .withSpec(ScheduleSpec.EMPTY.withSchedule("0 */2 * * *").withTemplate(template));
        assertThat(JSON.<com.fasterxml.jackson.databind.JsonNode>valueToTree(built))
                .isEqualTo(JSON.readTree("""
                {"apiVersion": "velero.io/v1", "kind": "Schedule",
                 "metadata": {"name": "acm-resources-schedule", "namespace": "open-cluster-management-backup",
                   "labels": {"cluster.open-cluster-management.io/backup-schedule-type": "resources"},
                   "ownerReferences": [{"apiVersion": "cluster.open-cluster-management.io/v1beta1", "kind": "BackupSchedule",
                     "name": "schedule-acm", "uid": "u1", "controller": true, "blockOwnerDeletion": true}]},
                 "spec": {"schedule": "0 */2 * * *", "template": {
                   "ttl": "120h0m0s", "includeClusterResources": true,
                   "excludedNamespaces": ["local-cluster", "open-cluster-management-backup"],
                   "includedResources": ["placement.cluster.open-cluster-management.io"],
                   "labelSelector": {"matchExpressions": [
                     {"key": "policy.open-cluster-management.io/root-policy", "operator": "DoesNotExist"},
                     {"key": "cluster.open-cluster-management.io/backup", "operator": "DoesNotExist"}]}}}}"""));
        assertThat(built.metadata().controller()).contains(owner);
    }

    @Test
    void readsASchedule() throws JsonProcessingException {
        var schedule = JSON.readValue("""
                {"metadata": {"name": "s", "namespace": "n", "uid": "u", "resourceVersion": "7", "generation": 3,
                   "creationTimestamp": "2026-11-21T03:06:22Z", "deletionTimestamp": "2026-11-21T03:07:22Z",
                   "labels": {"a": "b"}, "annotations": {"c": "d"}, "finalizers": ["f"]},
                 "spec": {"schedule": "0 2 * * *", "paused": true, "skipImmediately": false, "useOwnerReferencesInBackup": true,
                   "template": {"ttl": "72h", "storageLocation": "default", "includedNamespaces": ["*"],
                     "includeClusterResources": false, "volumeSnapshotLocations": ["v"],
                     "orLabelSelectors": [{"matchExpressions": [{"key": "k", "operator": "In", "values": ["v"]}]}]}},
                 "status": {"phase": "FailedValidation", "lastBackup": "2026-11-21T03:06:22Z",
                   "lastSkipped": "2026-11-21T03:06:23Z", "validationErrors": ["bad"]}}""", Schedule.class);
        var meta = schedule.metadata();
        assertThat(meta.name()
                        + meta.namespace()
                        + meta.uid().orElseThrow()
                        + meta.resourceVersion().orElseThrow())
                .isEqualTo("snu7");
        assertThat(meta.generation()).contains(3L);
        assertThat(meta.creationTimestamp()).contains(Instant.parse("2026-11-21T03:06:22Z"));
        assertThat(meta.deleting()).isTrue();
        assertThat(meta.label("a")).contains("b");
        assertThat(meta.annotation("c")).contains("d");
        assertThat(meta.finalizers()).containsExactly("f");
        assertThat(schedule.spec().schedule()).isEqualTo("0 2 * * *");
        assertThat(schedule.spec().paused()).isTrue();
        assertThat(schedule.spec().skipImmediately()).contains(false);
        assertThat(schedule.spec().useOwnerReferencesInBackup()).contains(true);
        var template = schedule.spec().template();
        assertThat(template.ttl()).contains(new GoDuration(Duration.ofHours(72)));
        assertThat(template.storageLocation()).contains("default");
        assertThat(template.includedNamespaces()).containsExactly("*");
        assertThat(template.includeClusterResources()).contains(false);
        assertThat(template.volumeSnapshotLocations()).containsExactly("v");
        assertThat(template.labelSelector()).isEmpty();
        assertThat(template.orLabelSelectors()
                        .getFirst()
                        .matchExpressions()
                        .getFirst()
                        .values())
                .containsExactly("v");
        assertThat(schedule.status().phase()).isEqualTo(SchedulePhase.FAILED_VALIDATION);
        assertThat(schedule.status().lastBackup()).contains(Instant.parse("2026-11-21T03:06:22Z"));
        assertThat(schedule.status().validationErrors()).containsExactly("bad");
    }

    @Test
    @DisplayName("B1.24 what is pruned or not yet there has answers too")
    void readsAnEmptySchedule() throws JsonProcessingException {
        var schedule = JSON.readValue("{\"metadata\": {}}", Schedule.class);
        assertThat(schedule.metadata().name()).isEmpty();
        assertThat(schedule.metadata().uid()).isEmpty();
        assertThat(schedule.metadata().deleting()).isFalse();
        assertThat(schedule.spec().paused()).isFalse();
        assertThat(schedule.spec().template()).isEqualTo(BackupSpec.EMPTY);
        assertThat(schedule.status().phase()).isEqualTo(SchedulePhase.NONE);
    }

    @Test
    void readsAStorageLocation() throws JsonProcessingException {
        var location = JSON.readValue("""
                {"spec": {"provider": "aws", "default": true, "objectStorage": {"bucket": "b", "prefix": "p"}},
                 "status": {"phase": "Available", "message": "", "lastValidationTime": "2026-11-21T03:06:22Z"}}""", BackupStorageLocation.class);
        assertThat(location.isDefault() && location.available()).isTrue();
        assertThat(location.provider() + location.bucket() + location.prefix()).isEqualTo("awsbp");
        assertThat(location.accessMode()).isEqualTo(BackupStorageLocation.READ_WRITE);
        assertThat(location.lastValidationTime()).contains(Instant.parse("2026-11-21T03:06:22Z"));
    }

    @Test
    @DisplayName("B6.6 the request to delete a backup has the backup's name")
    void asksForADeletion() {
        var request = DeleteBackupRequest.forBackup("n", "b");
        assertThat(request.metadata().name()).isEqualTo("b");
        assertThat(request.backupName()).isEqualTo("b");
        assertThat(request.errors()).isEmpty();
    }

    static Stream<Arguments> backupPhases() {
        return Stream.of(
                argumentSet("not looked at", "", "pending"),
                argumentSet("New", "New", "pending"),
                argumentSet("Queued", "Queued", "pending"),
                argumentSet("ReadyToStart", "ReadyToStart", "pending"),
                argumentSet("InProgress", "InProgress", "running"),
                argumentSet("Waiting", "WaitingForPluginOperations", "running"),
                argumentSet("Waiting, failed", "WaitingForPluginOperationsPartiallyFailed", "running"),
                argumentSet("Finalizing", "Finalizing", "running"),
                argumentSet("Finalizing, failed", "FinalizingPartiallyFailed", "running"),
                argumentSet("Completed", "Completed", "finished succeeded"),
                argumentSet("PartiallyFailed", "PartiallyFailed", "finished"),
                argumentSet("Failed", "Failed", "finished"),
                argumentSet("FailedValidation", "FailedValidation", "finished"),
                argumentSet("Deleting says nothing", "Deleting", ""),
                argumentSet("a new word says nothing", "Hibernating", ""));
    }

    @ParameterizedTest
    @MethodSource("backupPhases")
    void phases(String text, String told) throws JsonProcessingException {
        var status = JSON.convertValue(Map.of("status", Map.of("phase", text)), Backup.class)
                .status();
        assertThat(told(status.phase())).isEqualTo(told);
        assertThat(status.phaseText()).isEqualTo(text);
    }

    private static String told(BackupPhase phase) {
        return Stream.of(
                        phase.pending() ? "pending" : "",
                        phase.running() ? "running" : "",
                        phase.finished() ? "finished" : "",
                        phase.succeeded() ? "succeeded" : "")
                .filter(word -> !word.isEmpty())
                .collect(java.util.stream.Collectors.joining(" "));
    }

    @Test
    @DisplayName("D10 kinds and their plurals")
    void kinds() {
        assertThat(Arrays.stream(VeleroKind.values()).map(kind -> kind.kind() + " " + kind.plural()))
                .containsExactly(
                        "Schedule schedules",
                        "Backup backups",
                        "Restore restores",
                        "BackupStorageLocation backupstoragelocations",
                        "DeleteBackupRequest deletebackuprequests",
                        "DownloadRequest downloadrequests");
        assertThat(VeleroKind.API_VERSION).isEqualTo("velero.io/v1");
    }
}
