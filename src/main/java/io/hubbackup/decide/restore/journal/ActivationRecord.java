package io.hubbackup.decide.restore.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far the activation of a run is. What becomes of each cluster is told by the hub itself, not kept here.
 *
 * @param begun when it began, RFC 3339; also the time in the name of the take-over marker (R6.3)
 * @param counts at the end: how many clusters ended in which state
 * @param messages at the end: {@code status.messages} (R6.14), bounded
 * @param lines at the end: what is told of the clusters in the summary
 * @param unusable UIDs of token secrets in which there is no token (R6.11), so that they are read once
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record ActivationRecord(
        String begun, Map<String, Integer> counts, List<String> messages, List<String> lines, List<String> unusable) {

    private static final Set<String> ASIDE = Set.of("Local", "Leaving");

    public static final ActivationRecord NONE = new ActivationRecord("", Map.of(), List.of(), List.of(), List.of());

    public ActivationRecord {
        begun = begun == null ? "" : begun;
        counts = counts == null ? Map.of() : Map.copyOf(counts);
        messages = messages == null ? List.of() : List.copyOf(messages);
        lines = lines == null ? List.of() : List.copyOf(lines);
        unusable = unusable == null ? List.of() : List.copyOf(unusable);
    }

    /** One that begins at this time. */
    public static ActivationRecord begunAt(Instant begun) {
        return new ActivationRecord(
                begun.truncatedTo(ChronoUnit.SECONDS).toString(), Map.of(), List.of(), List.of(), List.of());
    }

    /** How many clusters are there of how many that were called: {@code 45/50}; empty before the end. */
    public Optional<String> available() {
        int all = counts.entrySet().stream()
                .filter(state -> !ASIDE.contains(state.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return counts.isEmpty() ? Optional.empty() : Optional.of(counts.getOrDefault("Available", 0) + "/" + all);
    }
}
