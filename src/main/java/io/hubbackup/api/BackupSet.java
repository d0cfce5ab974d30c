package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A complete set of backups, from which this hub can be restored.
 *
 * @param backups the name of the Velero Backup by backup type
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record BackupSet(
        @JsonPropertyDescription("When the set was started: the point in time to which it restores.") @Nullable
        String time,

        @JsonPropertyDescription("When the last backup of the set was completed.") @Nullable
        String completionTime,

        @JsonPropertyDescription("The identity of the hub that wrote the set.") @Nullable
        String hubId,

        @JsonPropertyDescription("The name of the Velero Backup, by backup type.")
        Map<String, String> backups) {

    public BackupSet {
        backups = Absent.asEmpty(backups);
    }
}
