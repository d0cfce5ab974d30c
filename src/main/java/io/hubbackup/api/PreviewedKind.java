package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a restore would do to the objects of one kind. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@RegisterForReflection
public record PreviewedKind(
        @JsonPropertyDescription("The kind and its group.") String kind,

        @JsonPropertyDescription("How many are in the backups and not here.")
        int created,

        @JsonPropertyDescription("How many are in the backups and here.")
        int updated,

        @JsonPropertyDescription("How many the clean-up would delete.")
        int deleted,

        @JsonPropertyDescription("How many a rule protects from the clean-up.")
        int kept,

        @JsonPropertyDescription("What there is to say about it.")
        String note) {

    public PreviewedKind {
        note = Absent.asEmpty(note);
    }
}
