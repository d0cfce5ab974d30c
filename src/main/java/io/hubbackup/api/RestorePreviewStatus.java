package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Restore of the spec would do: the short form, and where the whole is (D24). Two equal values mean that there is nothing to write. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record RestorePreviewStatus(
        @JsonPropertyDescription(
                "Looking while it is made; then Complete, Incomplete where something could not be read, or Refused where a Restore would not run.")
        String phase,

        @JsonPropertyDescription("What there is to say in one line.")
        String lastMessage,

        @JsonPropertyDescription("The generation of the spec that this status is about.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("When the hub was looked at.") @Nullable
        String completionTimestamp,

        @JsonPropertyDescription("Ready is True when the preview is made and nothing is missing in it.")
        List<Condition> conditions,

        @JsonPropertyDescription("What would happen, in at most ten lines.")
        List<String> summary,

        @JsonPropertyDescription("Which backups would be restored.") @Nullable
        RestoredSet set,

        @JsonPropertyDescription("How many objects it would be about.") @Nullable
        PreviewedObjects objects,

        @JsonPropertyDescription("The same by kind, those with most deletions first; the report has all kinds.")
        List<PreviewedKind> kinds,

        @JsonPropertyDescription("What could not be read, and is therefore not known.")
        List<String> unknown,

        @JsonPropertyDescription(
                "The ConfigMap in the same namespace that has all of it, with the names of the objects.")
        @Nullable
        String report) {

    /** The status of an object that was never looked at. */
    public static final RestorePreviewStatus EMPTY =
            new RestorePreviewStatus("", "", null, null, List.of(), List.of(), null, null, List.of(), List.of(), null);

    public RestorePreviewStatus {
        phase = Absent.asEmpty(phase);
        lastMessage = Absent.asEmpty(lastMessage);
        conditions = Absent.asEmpty(conditions);
        summary = Absent.asEmpty(summary);
        kinds = Absent.asEmpty(kinds);
        unknown = Absent.asEmpty(unknown);
    }
}
