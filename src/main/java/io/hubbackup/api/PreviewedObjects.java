package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many objects a restore would be about. */
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection
public record PreviewedObjects(
        @JsonPropertyDescription("How many are in the backups and not here.")
        int created,

        @JsonPropertyDescription("How many are in the backups and here.")
        int updated,

        @JsonPropertyDescription("How many the clean-up would delete.")
        int deleted,

        @JsonPropertyDescription("How many a rule protects from the clean-up.")
        int kept) {}
