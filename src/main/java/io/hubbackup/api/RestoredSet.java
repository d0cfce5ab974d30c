package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The backups that a run restores (W14, W15). */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record RestoredSet(
        @JsonPropertyDescription("When the set was made.") @Nullable
        String time,

        @JsonPropertyDescription("The id of the hub that made it.") @Nullable
        String hub,

        @JsonPropertyDescription("How it was chosen.") @Nullable
        String why,

        @JsonPropertyDescription("What is not restored, and why.")
        List<String> skipped) {

    public RestoredSet {
        skipped = Absent.asEmpty(skipped);
    }
}
