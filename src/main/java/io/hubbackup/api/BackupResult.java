package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** How the newest Velero Backup of one type went. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record BackupResult(
        @JsonPropertyDescription("The backup type.") String type,

        @JsonPropertyDescription("The name of the Velero Backup.") @Nullable
        String backupName,

        @JsonPropertyDescription("The phase that Velero gives it.") @Nullable
        String phase,

        @JsonPropertyDescription("When Velero started it.") @Nullable
        String startTime,

        @JsonPropertyDescription("When Velero ended it.") @Nullable
        String completionTime,

        @JsonPropertyDescription("When Velero deletes it.") @Nullable
        String expiration,

        @JsonPropertyDescription("How many errors Velero counted.") @Nullable
        Long errors,

        @JsonPropertyDescription("How many warnings Velero counted.") @Nullable
        Long warnings,

        @JsonPropertyDescription("What went wrong.") @Nullable
        String message) {

    public BackupResult {
        type = Absent.asEmpty(type);
    }
}
