package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many managed clusters have come over. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record ClustersComing(
        @JsonPropertyDescription("How many of how many are there: 45/50.") @Nullable
        String available,

        @JsonPropertyDescription("How many clusters are in which state.")
        Map<String, Integer> states,

        @JsonPropertyDescription("The ConfigMap with all of them.") @Nullable
        String list) {

    public ClustersComing {
        states = states == null ? Map.of() : Map.copyOf(states);
    }
}
