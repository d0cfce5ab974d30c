package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One Velero Restore of a run, and how far it is. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@RegisterForReflection
public record RestoredPart(
        @JsonPropertyDescription(
                "Which part: credentials, resources, genericResources, genericResourcesActive, credentialsActive, managedClusters.")
        String part,

        @JsonPropertyDescription("The Velero Backup that it is restored from.")
        String backup,

        @JsonPropertyDescription("The Velero Restore.") String veleroRestore,

        @JsonPropertyDescription("Missing, New, Running, Finalizing, Succeeded, PartiallyFailed, Failed or Stranger.")
        String state,

        @JsonPropertyDescription("How many objects Velero has restored.")
        long items,

        @JsonPropertyDescription("How many there are.") long total,

        @JsonPropertyDescription("How many errors Velero reports.")
        int errors,

        @JsonPropertyDescription("How many warnings Velero reports.")
        int warnings) {}
