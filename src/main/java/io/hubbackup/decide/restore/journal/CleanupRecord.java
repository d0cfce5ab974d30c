package io.hubbackup.decide.restore.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * How far the clean-up of a run is.
 *
 * @param plan hash of the clean-up plan that was cleared, by the brake or by the user's confirmation (D32); empty while none was
 * @param allowed how many objects of each kind that plan deletes; after a crash no more than these are deleted without asking again
 * @param clusters the managed clusters that were named when it was confirmed; no other one is taken from the fleet without asking again
 * @param kinds what came of it so far, by kind
 * @param left why a part is not cleaned up at all, one sentence each (W1, D8)
 * @param unread which kinds could not be read in the end, one sentence each (W9)
 * @param omitted what is told of kinds that nobody has granted to this operator, which is no failure (packaging 1.2)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record CleanupRecord(
        String plan,
        List<KindTally> allowed,
        List<String> clusters,
        List<KindTally> kinds,
        List<String> left,
        List<String> unread,
        List<String> omitted) {

    public static final CleanupRecord NONE =
            new CleanupRecord("", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public CleanupRecord {
        plan = plan == null ? "" : plan;
        allowed = allowed == null ? List.of() : List.copyOf(allowed);
        clusters = clusters == null ? List.of() : List.copyOf(clusters);
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
        left = left == null ? List.of() : List.copyOf(left);
        unread = unread == null ? List.of() : List.copyOf(unread);
        omitted = omitted == null ? List.of() : List.copyOf(omitted);
    }

    /** The same with newer counts. */
    public CleanupRecord counting(List<KindTally> counted, List<String> nowLeft) {
        return new CleanupRecord(plan, allowed, clusters, counted, nowLeft, unread, omitted);
    }

    /** The same, with what a look at all kinds has left out; a later look at some of them says nothing of the others. */
    public CleanupRecord omitting(List<String> nowOmitted) {
        return nowOmitted.isEmpty()
                ? this
                : new CleanupRecord(plan, allowed, clusters, kinds, left, unread, nowOmitted);
    }

    /** The end of it. */
    public CleanupRecord surrendering(List<String> inTheEnd) {
        return new CleanupRecord(plan, allowed, clusters, kinds, left, inTheEnd, omitted);
    }
}
