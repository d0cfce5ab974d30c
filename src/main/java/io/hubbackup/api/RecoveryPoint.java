package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** How far back a restore would throw this hub. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record RecoveryPoint(
        @JsonPropertyDescription("The point in time to which this hub can be restored.") @Nullable
        String time,

        @JsonPropertyDescription("The longest gap between two runs of the cron expression, as a Go duration.") @Nullable
        String interval,

        @JsonPropertyDescription("From when on this point is older than the schedule promises.") @Nullable
        String staleAfter) {}
