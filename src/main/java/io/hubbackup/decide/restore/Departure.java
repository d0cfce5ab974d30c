package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.status.RestoreReason;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A Restore that is being deleted goes after the Velero Restores that it has made (R2.26). What they have brought stays (R2.27). */
final class Departure {

    /** With the value {@code true} the Restore goes although Velero does not let go of its own (W36). */
    static final String ABANDON = "hubbackup.io/abandon";

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private Departure() {}

    static Optional<Course> of(Look look) {
        return look.view().restore().getMetadata().getDeletionTimestamp() == null
                ? Optional.empty()
                : Optional.of(leaving(look));
    }

    private static Course leaving(Look look) {
        if (look.view().annotation(ABANDON).filter("true"::equals).isPresent()) {
            return released(look);
        }
        return look.view()
                .owned()
                .fold(
                        owned -> leaving(look, owned),
                        api -> released(look),
                        unknown -> Course.rest(
                                new RestoreStage.Troubled(
                                        RestoreReason.Unreadable,
                                        "waiting for velero restores to be terminated",
                                        "It cannot be told which Velero Restores are left (%s: %s). It is tried again."
                                                .formatted(unknown.api(), unknown.why())),
                                look.soon()));
    }

    private static Course leaving(Look look, Indexed<VeleroRestoreSeen> owned) {
        if (owned.isEmpty()) {
            return released(look);
        }
        var stage = new RestoreStage.Leaving(owned.stream().map(Keyed::name).toList());
        var deletes = owned.stream()
                .filter(restore -> !restore.deleting())
                .map(Departure::deletion)
                .toList();
        return deletes.isEmpty()
                ? Course.rest(stage, look.view().now().plus(LOOK_AGAIN))
                : Course.act(stage, Plan.parallel(deletes));
    }

    private static Write deletion(VeleroRestoreSeen restore) {
        return new Write.Delete(
                new Target(RestoreKinds.VELERO_RESTORE, restore.key()),
                restore.uid(),
                Write.Propagation.BACKGROUND,
                "R2.26 the Restore is being deleted");
    }

    private static Course released(Look look) {
        var plan = Finalizers.removed(look.view());
        return plan.isEmpty()
                ? Course.end(new RestoreStage.Gone())
                : Course.act(new RestoreStage.Leaving(List.of()), plan);
    }
}
