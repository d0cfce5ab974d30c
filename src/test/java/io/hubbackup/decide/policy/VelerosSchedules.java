package io.hubbackup.decide.policy;

import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The five Velero Schedules of the BackupSchedule of {@link PolicyHub#active()}. */
public final class VelerosSchedules {

    private VelerosSchedules() {}

    public static Observed<Indexed<VeleroScheduleSeen>> asWanted() {
        return five(UnaryOperator.identity());
    }

    public static Observed<Indexed<VeleroScheduleSeen>> five(UnaryOperator<Tree> change) {
        return Observed.of(Indexed.of(Arrays.stream(BackupType.values())
                .map(type -> VeleroScheduleSeen.of(new Schedule(change.apply(wanted(type)))))
                .toList()));
    }

    private static Tree wanted(BackupType type) {
        return Tree.of(Map.of(
                "metadata",
                Map.of(
                        "namespace",
                        NAMESPACE,
                        "name",
                        type.scheduleName(),
                        "ownerReferences",
                        List.of(Map.of(
                                "uid",
                                "uid-schedule",
                                "kind",
                                "BackupSchedule",
                                "name",
                                "schedule-acm",
                                "apiVersion",
                                "v1"))),
                "spec",
                Map.of("schedule", "0 */2 * * *", "template", Map.of("ttl", type.data() ? "720h0m0s" : "2h5m")),
                "status",
                Map.of("phase", "Enabled")));
    }
}
