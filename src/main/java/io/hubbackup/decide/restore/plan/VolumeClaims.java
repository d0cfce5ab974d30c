package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.hub.ClaimMarkSeen;
import io.hubbackup.hub.ClaimSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The volumes that restored ConfigMaps tell of and that are not there yet (R3.28). */
final class VolumeClaims {

    private VolumeClaims() {}

    /** Each as {@code claim:namespace}. */
    static Observed<SortedSet<String>> missing(RestoreView view) {
        var volumes = view.hub().volumes();
        return volumes.marks()
                .fold(
                        marks -> marks.isEmpty()
                                ? Observed.of(Collections.emptySortedSet())
                                : volumes.claims().map(claims -> missing(marks, claims)),
                        Observed::notServed,
                        unknown -> Observed.unreadable(unknown.api(), unknown.why()));
    }

    private static SortedSet<String> missing(Indexed<ClaimMarkSeen> marks, Indexed<ClaimSeen> claims) {
        var missing = new TreeSet<String>();
        marks.stream()
                .filter(mark -> !mark.claim().isEmpty())
                .filter(mark -> claims.get(mark.namespace(), mark.claim()).isEmpty())
                .forEach(mark -> missing.add(mark.claim() + ":" + mark.namespace()));
        return missing;
    }
}
