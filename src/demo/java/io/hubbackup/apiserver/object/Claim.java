package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** One entry of {@code managedFields}: who owns which fields since when. */
record Claim(Owner owner, String apiVersion, Optional<Instant> time, FieldSet fields) {

    static final String APPLY = "Apply";
    static final String UPDATE = "Update";

    /** The order of the entries; to the second, as the time is written. */
    static final Comparator<Claim> ORDER = Comparator.comparing((Claim claim) -> claim.owner.operation())
            .thenComparing(claim -> claim.time.orElse(Instant.MIN))
            .thenComparing(claim -> claim.owner.name())
            .thenComparing(Claim::apiVersion)
            .thenComparing(claim -> claim.owner.subresource());

    /**
     * Whose fields are one set.
     *
     * @param apiVersion of an update; empty for {@code Apply}, whose fields are one set over all versions
     */
    record Owner(String name, String operation, String subresource, String apiVersion) {

        static Owner of(Manager manager) {
            return of(manager.name(), manager.operation(), manager.subresource(), manager.apiVersion());
        }

        static Owner of(String name, String operation, String subresource, String apiVersion) {
            return new Owner(name, operation, subresource, operation.equals(APPLY) ? "" : apiVersion);
        }

        /** As a conflict names it. */
        String shown() {
            var shown = '"' + name + '"';
            if (!subresource.isEmpty()) {
                shown += " with subresource \"" + subresource + '"';
            }
            return operation.equals(UPDATE) ? shown + " using " + apiVersion : shown;
        }
    }

    static Claim parse(JsonNode entry) {
        var apiVersion = entry.path("apiVersion").asText("");
        var owner = Owner.of(
                entry.path("manager").asText(""),
                entry.path("operation").asText(""),
                entry.path("subresource").asText(""),
                apiVersion);
        return new Claim(
                owner, apiVersion, time(entry.path("time").asText("")), FieldSet.parse(entry.path("fieldsV1")));
    }

    private static Optional<Instant> time(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    Claim withFields(FieldSet other) {
        return new Claim(owner, apiVersion, time, other);
    }

    Claim since(Instant now) {
        return new Claim(owner, apiVersion, Optional.of(seconds(now)), fields);
    }

    ObjectNode json() {
        var entry = JsonNodeFactory.instance.objectNode();
        entry.put("manager", owner.name()).put("operation", owner.operation()).put("apiVersion", apiVersion);
        time.ifPresent(since -> entry.put("time", since.toString()));
        entry.put("fieldsType", "FieldsV1").set("fieldsV1", fields.json());
        if (!owner.subresource().isEmpty()) {
            entry.put("subresource", owner.subresource());
        }
        return entry;
    }
}
