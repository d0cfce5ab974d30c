package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.Condition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * What was found and done (R1.20–R1.27), and our additions, which another owner of the CRD may prune (D4).
 * Two equal values mean that there is nothing to write. Times are RFC 3339 in UTC with seconds.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record RestoreStatus(
        @JsonPropertyDescription(
                "One of Started, Running, Finished, FinishedWithErrors, Error, Unknown, Enabled, EnabledWithErrors.")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        String phase,

        @JsonPropertyDescription("Why the phase is what it is.") @JsonInclude(JsonInclude.Include.ALWAYS)
        String lastMessage,

        @Nullable @JsonPropertyDescription("What was found while managed clusters were connected again.")
        List<String> messages,

        @Nullable @JsonPropertyDescription("When the restore was completed.") @org.jspecify.annotations.Nullable
        String completionTimestamp,

        @JsonPropertyDescription("The name of the Velero Restore of credentials.") @org.jspecify.annotations.Nullable
        String veleroCredentialsRestoreName,

        @JsonPropertyDescription("The name of the Velero Restore of resources.") @org.jspecify.annotations.Nullable
        String veleroResourcesRestoreName,

        @JsonPropertyDescription("The name of the Velero Restore of generic resources.")
        @org.jspecify.annotations.Nullable
        String veleroGenericResourcesRestoreName,

        @JsonPropertyDescription("The name of the Velero Restore of managed clusters.")
        @org.jspecify.annotations.Nullable
        String veleroManagedClustersRestoreName,

        @JsonPropertyDescription("The generation of the spec that this status is about.")
        @org.jspecify.annotations.Nullable
        Long observedGeneration,

        @JsonPropertyDescription(
                "Ready says whether the restore did what the spec asks; the others say what is in the way.")
        List<Condition> conditions,

        @JsonPropertyDescription("What happened, in at most ten lines.")
        List<String> summary,

        @JsonPropertyDescription("Which backups are restored.") @org.jspecify.annotations.Nullable
        RestoredSet set,

        @JsonPropertyDescription("The Velero Restores of the run, in their order.")
        List<RestoredPart> parts,

        @JsonPropertyDescription("What was removed that the restored backups do not have, by kind.")
        List<KindCleanup> cleanup,

        @JsonPropertyDescription("What became of the managed clusters.") @org.jspecify.annotations.Nullable
        ClustersComing clusters,

        @JsonPropertyDescription(
                "What to put into the annotation hubbackup.io/confirm, so that what waits for a confirmation goes on.")
        @org.jspecify.annotations.Nullable
        String confirm) {

    /** The status of an object that was never reconciled. */
    public static final RestoreStatus EMPTY = new RestoreStatus(
            "", "", List.of(), null, null, null, null, null, null, List.of(), List.of(), null, List.of(), List.of(),
            null, null);

    public RestoreStatus {
        phase = Absent.asEmpty(phase);
        lastMessage = Absent.asEmpty(lastMessage);
        messages = Absent.asEmpty(messages);
        conditions = Absent.asEmpty(conditions);
        summary = Absent.asEmpty(summary);
        parts = Absent.asEmpty(parts);
        cleanup = Absent.asEmpty(cleanup);
    }

    public Optional<Condition> condition(String type) {
        return conditions.stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    /** The phase, unless there is none yet or it is not one of ours. */
    public Optional<RestorePhase> knownPhase() {
        return RestorePhase.of(phase);
    }

    /** R1.29: whether this Restore keeps others from running. */
    public boolean active() {
        return RestorePhase.active(phase);
    }
}
