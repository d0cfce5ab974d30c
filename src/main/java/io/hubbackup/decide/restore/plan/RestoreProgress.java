package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.hub.Observed;
import java.util.List;
import java.util.Optional;

/** How far Velero is with a plan: one entry for each planned restore, in restore order. */
public record RestoreProgress(List<PartProgress> parts) {

    public RestoreProgress {
        parts = List.copyOf(parts);
    }

    /** Told from the Velero Restores of the namespace; what cannot be read is not missing (W9). */
    public static Observed<RestoreProgress> of(RestoreView view, RestorePlan plan) {
        return view.hub()
                .velero()
                .restores()
                .map(all -> new RestoreProgress(plan.restores().stream()
                        .map(planned -> all.get(view.namespace(), planned.name())
                                .map(found -> PartProgress.of(view, plan, planned, found))
                                .orElseGet(() -> PartProgress.missing(planned)))
                        .toList()));
    }

    public Optional<PartProgress> of(RestorePart part) {
        return parts.stream().filter(progress -> progress.part() == part).findFirst();
    }

    /** Whether Velero is done with everything, well or not. */
    public boolean over() {
        return parts.stream().allMatch(progress -> progress.state().over());
    }

    public boolean succeeded() {
        return parts.stream().allMatch(progress -> progress.state().succeeded());
    }

    /** Those in one of the states, in restore order. */
    public List<PartProgress> in(PartState... states) {
        var wanted = List.of(states);
        return parts.stream()
                .filter(progress -> wanted.contains(progress.state()))
                .toList();
    }

    /** How many objects are restored so far. */
    public int restored() {
        return parts.stream().mapToInt(PartProgress::restored).sum();
    }

    /** … of how many that Velero knows of by now. */
    public int total() {
        return parts.stream().mapToInt(PartProgress::total).sum();
    }
}
