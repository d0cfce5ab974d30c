package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.wire.HubNames;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What T02 and T03 have in common: they judge only where a BackupSchedule asks for import tokens, and never the hub's own cluster. */
final class TokenOption {

    private TokenOption() {}

    static Verdict judged(HubSnapshot hub, Supplier<Verdict> judge) {
        return BackupNamespace.in(hub.backupSchedules(), BackupNamespace.of(hub))
                .fold(
                        schedules -> schedules.stream()
                                        .anyMatch(schedule -> schedule.terms().tokens())
                                ? judge.get()
                                : off(),
                        api -> off(),
                        Verdict::unreadable);
    }

    private static Verdict off() {
        return Verdict.notApplicable("No BackupSchedule has useManagedServiceAccount.");
    }

    /** By its label, whatever its name (U17); where none is labelled, by the usual name. */
    static Set<String> localClusters(Indexed<ClusterSeen> clusters) {
        var labelled = clusters.stream()
                .filter(ClusterSeen::local)
                .map(ClusterSeen::name)
                .collect(Collectors.toSet());
        return labelled.isEmpty() ? Set.of(HubNames.DEFAULT_LOCAL_CLUSTER) : labelled;
    }
}
