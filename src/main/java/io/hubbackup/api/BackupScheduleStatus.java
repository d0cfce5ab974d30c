package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.kubernetes.api.model.Condition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found (B1.18–B1.22), and our additions, which another owner of the CRD may prune (D4): nothing that safety depends on is here (D24).
 * Two equal values mean that there is nothing to write. Times are RFC 3339 in UTC with seconds.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record BackupScheduleStatus(
        @JsonPropertyDescription("One of New, Enabled, FailedValidation, Failed, Unknown, BackupCollision, Paused.")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        String phase,

        @JsonPropertyDescription("Why the phase is what it is.") @JsonInclude(JsonInclude.Include.ALWAYS)
        String lastMessage,

        @JsonPropertyDescription("Copy of the Velero Schedule for credentials.") @PreserveUnknownFields
        Map<String, Object> veleroScheduleCredentials,

        @JsonPropertyDescription("Copy of the Velero Schedule for managed clusters.") @PreserveUnknownFields
        Map<String, Object> veleroScheduleManagedClusters,

        @JsonPropertyDescription("Copy of the Velero Schedule for resources.") @PreserveUnknownFields
        Map<String, Object> veleroScheduleResources,

        @JsonPropertyDescription("The generation of the spec that this status is about.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription(
                "Ready says whether the hub is backed up as the spec asks; the others say what is in the way.")
        List<Condition> conditions,

        @JsonPropertyDescription("The newest set of the four data backups that is complete and belongs together.")
        @Nullable
        BackupSet lastCompleteSet,

        @JsonPropertyDescription("The newest backup of each type.")
        List<BackupResult> lastResults,

        @JsonPropertyDescription("When the cron expression fires next.") @Nullable
        String nextRunTime,

        @JsonPropertyDescription("To which point in time this hub can be restored.") @Nullable
        RecoveryPoint recoveryPoint,

        @JsonPropertyDescription("What was done so that the objects of the hub are found by the backups.") @Nullable
        Preparation preparation) {

    /** The status of an object that was never reconciled. */
    public static final BackupScheduleStatus EMPTY = new BackupScheduleStatus(
            "", "", Map.of(), Map.of(), Map.of(), null, List.of(), null, List.of(), null, null, null);

    public BackupScheduleStatus {
        phase = Absent.asEmpty(phase);
        lastMessage = Absent.asEmpty(lastMessage);
        veleroScheduleCredentials = Json.frozen(veleroScheduleCredentials);
        veleroScheduleManagedClusters = Json.frozen(veleroScheduleManagedClusters);
        veleroScheduleResources = Json.frozen(veleroScheduleResources);
        conditions = Absent.asEmpty(conditions);
        lastResults = Absent.asEmpty(lastResults);
    }

    /** The phase, unless there is none yet or it is not one of ours. */
    public Optional<BackupSchedulePhase> knownPhase() {
        return BackupSchedulePhase.of(phase);
    }

    public Optional<Condition> condition(String type) {
        return conditions.stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    public BackupScheduleStatus withPhase(BackupSchedulePhase newPhase, String message) {
        return new BackupScheduleStatus(
                newPhase.wire(),
                message,
                veleroScheduleCredentials,
                veleroScheduleManagedClusters,
                veleroScheduleResources,
                observedGeneration,
                conditions,
                lastCompleteSet,
                lastResults,
                nextRunTime,
                recoveryPoint,
                preparation);
    }

    /** The three copies (B1.20–B1.22); an empty map leaves the field out. */
    public BackupScheduleStatus withVeleroSchedules(
            Map<String, Object> credentials, Map<String, Object> managedClusters, Map<String, Object> resources) {
        return new BackupScheduleStatus(
                phase,
                lastMessage,
                credentials,
                managedClusters,
                resources,
                observedGeneration,
                conditions,
                lastCompleteSet,
                lastResults,
                nextRunTime,
                recoveryPoint,
                preparation);
    }

    public BackupScheduleStatus withObservedGeneration(@Nullable Long generation) {
        return new BackupScheduleStatus(
                phase,
                lastMessage,
                veleroScheduleCredentials,
                veleroScheduleManagedClusters,
                veleroScheduleResources,
                generation,
                conditions,
                lastCompleteSet,
                lastResults,
                nextRunTime,
                recoveryPoint,
                preparation);
    }

    public BackupScheduleStatus withConditions(List<Condition> all) {
        return new BackupScheduleStatus(
                phase,
                lastMessage,
                veleroScheduleCredentials,
                veleroScheduleManagedClusters,
                veleroScheduleResources,
                observedGeneration,
                all,
                lastCompleteSet,
                lastResults,
                nextRunTime,
                recoveryPoint,
                preparation);
    }

    public BackupScheduleStatus withLastCompleteSet(@Nullable BackupSet set) {
        return new BackupScheduleStatus(
                phase,
                lastMessage,
                veleroScheduleCredentials,
                veleroScheduleManagedClusters,
                veleroScheduleResources,
                observedGeneration,
                conditions,
                set,
                lastResults,
                nextRunTime,
                recoveryPoint,
                preparation);
    }

    public BackupScheduleStatus withLastResults(List<BackupResult> results) {
        return new BackupScheduleStatus(
                phase,
                lastMessage,
                veleroScheduleCredentials,
                veleroScheduleManagedClusters,
                veleroScheduleResources,
                observedGeneration,
                conditions,
                lastCompleteSet,
                results,
                nextRunTime,
                recoveryPoint,
                preparation);
    }

    public BackupScheduleStatus withNextRunTime(@Nullable String time) {
        return new BackupScheduleStatus(
                phase,
                lastMessage,
                veleroScheduleCredentials,
                veleroScheduleManagedClusters,
                veleroScheduleResources,
                observedGeneration,
                conditions,
                lastCompleteSet,
                lastResults,
                time,
                recoveryPoint,
                preparation);
    }

    public BackupScheduleStatus withRecoveryPoint(@Nullable RecoveryPoint point) {
        return new BackupScheduleStatus(
                phase,
                lastMessage,
                veleroScheduleCredentials,
                veleroScheduleManagedClusters,
                veleroScheduleResources,
                observedGeneration,
                conditions,
                lastCompleteSet,
                lastResults,
                nextRunTime,
                point,
                preparation);
    }

    public BackupScheduleStatus withPreparation(@Nullable Preparation done) {
        return new BackupScheduleStatus(
                phase,
                lastMessage,
                veleroScheduleCredentials,
                veleroScheduleManagedClusters,
                veleroScheduleResources,
                observedGeneration,
                conditions,
                lastCompleteSet,
                lastResults,
                nextRunTime,
                recoveryPoint,
                done);
    }
}
