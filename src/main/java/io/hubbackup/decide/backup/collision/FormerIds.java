package io.hubbackup.decide.backup.collision;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupLabels;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The hub ids that a Velero Schedule carried before its label was healed (BW7): backups under such an id are ours, or our own backups of yesterday would look like
 * another hub's. Announced before the label is changed.
 */
public final class FormerIds {

    /** On the Velero Schedules, ids separated by commas. An empty id is written as {@code ""}. */
    public static final String ANNOTATION = "hubbackup.io/former-hub-ids";

    private static final String EMPTY_ID = "\"\"";

    private FormerIds() {}

    static List<String> of(VeleroScheduleSeen seen) {
        return seen.object().metadata().annotation(ANNOTATION).stream()
                .flatMap(ids -> Arrays.stream(ids.split(",")))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(id -> id.equals(EMPTY_ID) ? "" : id)
                .toList();
    }

    /** Notes the id that a label still says, where it is not this hub's; nothing when all is noted. */
    public static Plan announced(HubIdentity identity, Collection<VeleroScheduleSeen> owned) {
        return Plan.parallel(
                owned.stream().flatMap(seen -> note(identity, seen).stream()).toList());
    }

    private static Optional<Plan> note(HubIdentity identity, VeleroScheduleSeen seen) {
        var label = seen.object().metadata().label(BackupLabels.HUB).orElse("");
        var known = of(seen);
        if (label.equals(identity.id()) || known.contains(label)) {
            return Optional.empty();
        }
        var all = new TreeSet<>(known);
        all.add(label);
        return Optional.of(new Write.Patch(
                new Target(Kinds.VELERO_SCHEDULE, seen.key()),
                Map.of("metadata", Map.of("annotations", Map.of(ANNOTATION, text(all)))),
                seen.object().metadata().uid(),
                Optional.empty(),
                "BW7: its backups so far are ours"));
    }

    private static String text(Collection<String> ids) {
        return String.join(
                ",", ids.stream().map(id -> id.isEmpty() ? EMPTY_ID : id).toList());
    }
}
