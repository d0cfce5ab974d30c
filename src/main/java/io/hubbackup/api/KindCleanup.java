package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the clean-up found of one kind, and did with it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@RegisterForReflection
public record KindCleanup(
        @JsonPropertyDescription("The kind and its group.") String kind,

        @JsonPropertyDescription("How many objects the restored backup does not have.")
        int found,

        @JsonPropertyDescription("How many of them are deleted.")
        int deleted,

        @JsonPropertyDescription("How many of them a rule protects.")
        int kept,

        @JsonPropertyDescription("How many could not be deleted.")
        int failed,

        @JsonPropertyDescription("What there is to say about it.")
        String note) {

    public KindCleanup {
        note = Absent.asEmpty(note);
    }
}
