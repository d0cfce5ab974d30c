package io.hubbackup.decide.restore.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.wire.Tree;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * What a run restores: one consistent set, pinned (W13, W14).
 *
 * @param time when the set was made, RFC 3339; empty when the backups were named one by one and have no common time
 * @param hub id of the hub that made it; empty when unknown
 * @param restores the Velero Restores in restore order
 * @param skipped the parts that are left out, and why
 * @param why how the set was chosen, for the user
 * @param warnings what the user should know of the chosen backups, one sentence each
 * @param options what the user asked Velero for, in Velero's own fields; pinned with the backups, so that all parts of a run get the same (R3.18)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record RestorePlan(
        String time,
        String hub,
        List<PlannedRestore> restores,
        List<SkippedPart> skipped,
        String why,
        List<String> warnings,
        Tree options) {

    private static final List<String> FILTERS = List.of(
            "excludedNamespaces",
            "excludedResources",
            "includedNamespaces",
            "includedResources",
            "labelSelector",
            "namespaceMapping",
            "orLabelSelectors");

    public RestorePlan {
        time = time == null ? "" : time;
        hub = hub == null ? "" : hub;
        why = why == null ? "" : why;
        restores = restores == null ? List.of() : List.copyOf(restores);
        skipped = skipped == null ? List.of() : List.copyOf(skipped);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        options = options == null ? Tree.EMPTY : options;
    }

    public Optional<PlannedRestore> of(RestorePart part) {
        return restores.stream().filter(planned -> planned.part() == part).findFirst();
    }

    /** The fields by which the user has Velero restore a part of the backups, or to another place. */
    public List<String> filters() {
        return FILTERS.stream().filter(options::has).toList();
    }

    /** Whether the managed clusters come over. */
    public boolean activates() {
        return of(RestorePart.MANAGED_CLUSTERS).isPresent();
    }

    RestorePlan because(String reason) {
        return new RestorePlan(time, hub, restores, skipped, reason, warnings, options);
    }
}
