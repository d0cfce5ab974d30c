package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last preparation of the hub's objects for a backup. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record Preparation(
        @JsonPropertyDescription("When it ended.") @Nullable String completionTime,

        @JsonPropertyDescription("How many objects carry a label that brings them into the backup.")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        int labelledObjects,

        @JsonPropertyDescription("The managed clusters, counted by what a restored hub could do with them.") @Nullable
        Clusters clusters,

        @JsonPropertyDescription("How many objects could not be prepared.") @JsonInclude(JsonInclude.Include.ALWAYS)
        int failed,

        @JsonPropertyDescription("What could not be prepared and why; the first few of them.")
        List<String> failures) {

    public Preparation {
        failures = Absent.asEmpty(failures);
    }

    /** The managed clusters of the hub. {@code skipped} counts by reason those that get no token. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @RegisterForReflection
    public record Clusters(
            @JsonPropertyDescription("All managed clusters.") @JsonInclude(JsonInclude.Include.ALWAYS)
            int total,

            @JsonPropertyDescription("Those that were imported, not created by this hub.")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            int imported,

            @JsonPropertyDescription("Those with a token in the backup.") @JsonInclude(JsonInclude.Include.ALWAYS)
            int withToken,

            @JsonPropertyDescription("Those whose token is not there yet.") @JsonInclude(JsonInclude.Include.ALWAYS)
            int tokenPending,

            @JsonPropertyDescription("Those that get no token, by reason.")
            Map<String, Integer> skipped) {

        public Clusters {
            skipped = Absent.asEmpty(skipped);
        }
    }
}
