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
 * @param called when the first clusters were called, RFC 3339: from then on they have their time; empty while none was
 * @param foreign the take-over markers of other hubs that were there when it began; whoever comes later is a rival (R6.7)
 * @param lost at the end: what is told when another hub has taken the clusters over meanwhile; else empty
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@RegisterForReflection
public record ActivationRecord(
        String begun,
        Map<String, Integer> counts,
        List<String> messages,
        List<String> lines,
        List<String> unusable,
        String called,
        List<String> foreign,
        String lost) {

    private static final Set<String> ASIDE = Set.of("Local", "Leaving");

    public static final ActivationRecord NONE =
            new ActivationRecord("", Map.of(), List.of(), List.of(), List.of(), "", List.of(), "");

    public ActivationRecord {
        begun = begun == null ? "" : begun;
        counts = counts == null ? Map.of() : Map.copyOf(counts);
        messages = messages == null ? List.of() : List.copyOf(messages);
        lines = lines == null ? List.of() : List.copyOf(lines);
        unusable = unusable == null ? List.of() : List.copyOf(unusable);
        called = called == null ? "" : called;
        foreign = foreign == null ? List.of() : List.copyOf(foreign);
        lost = lost == null ? "" : lost;
    }

    /** One that begins at this time, where these markers of other hubs are there already. */
    public static ActivationRecord begunAt(Instant begun, List<String> foreign) {
        return new ActivationRecord(text(begun), Map.of(), List.of(), List.of(), List.of(), "", foreign, "");
    }

    /** The first clusters are called, or would be. */
    public ActivationRecord calledAt(Instant now) {
        return new ActivationRecord(begun, counts, messages, lines, unusable, text(now), foreign, lost);
    }

    /** From when on the clusters have their time. */
    public Instant since() {
        return Instant.parse(called.isEmpty() ? begun : called);
    }

    public ActivationRecord remembering(List<String> withoutToken) {
        return new ActivationRecord(begun, counts, messages, lines, withoutToken, called, foreign, lost);
    }

    /** The end of it. */
    public ActivationRecord concluded(
            Map<String, Integer> finalCounts, List<String> finalMessages, List<String> finalLines, String lostTo) {
        return new ActivationRecord(begun, finalCounts, finalMessages, finalLines, unusable, called, foreign, lostTo);
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
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
