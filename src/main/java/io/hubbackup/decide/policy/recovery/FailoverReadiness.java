package io.hubbackup.decide.policy.recovery;

import io.hubbackup.decide.policy.BackupCron;
import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.BackupSet;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.ImportTokens;
import io.hubbackup.decide.policy.recovery.ClusterReadiness.State;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would come back of the managed clusters if this hub were lost now.
 *
 * @param clusters by name; without the hub's own cluster, those on their way out and those that never joined, and none at all on a hub that no BackupSchedule backs up
 */
public record FailoverReadiness(List<ClusterReadiness> clusters) {

    /** Of a hub that has no managed clusters to lose. */
    public static final FailoverReadiness NONE = new FailoverReadiness(List.of());

    public FailoverReadiness {
        clusters = List.copyOf(clusters);
    }

    /** Unreadable when clusters, secrets, backups or the BackupSchedule are: nothing is guessed about a disaster. */
    public static Observed<FailoverReadiness> of(HubSnapshot hub, Instant now) {
        return BackupNamespace.schedule(hub)
                .fold(
                        schedule -> schedule.filter(found -> HubRole.of(hub)
                                        .fold(role -> role != HubRole.COLLIDED, api -> false, no -> false))
                                .map(found -> of(hub, found, now))
                                .orElseGet(() -> Observed.of(NONE)),
                        api -> Observed.of(NONE),
                        no -> Observed.unreadable(no.api(), no.why()));
    }

    private static Observed<FailoverReadiness> of(HubSnapshot hub, BackupScheduleSeen schedule, Instant now) {
        return ImportTokens.of(hub)
                .fold(
                        tokens -> BackupLedger.of(hub).map(ledger -> of(tokens, ledger, schedule, now)),
                        Observed::notServed,
                        no -> Observed.unreadable(no.api(), no.why()));
    }

    private static FailoverReadiness of(
            ImportTokens tokens, BackupLedger ledger, BackupScheduleSeen schedule, Instant now) {
        var prospect = new Prospect(
                tokens,
                schedule,
                BackupSet.newestComplete(ledger, Origin.SELF, now).map(BackupSet::ordered),
                nextBackup(ledger, schedule, now),
                now);
        return new FailoverReadiness(tokens.managed().stream().map(prospect::of).toList());
    }

    /** Until then the tokens in the newest backup have to be good: the next run of the cron; while there is none, the end of the newest backup of the managed clusters. */
    private static Optional<Instant> nextBackup(BackupLedger ledger, BackupScheduleSeen schedule, Instant now) {
        return BackupCron.of(schedule)
                .filter(cron -> !schedule.paused())
                .flatMap(cron -> cron.next(now))
                .or(() -> ledger.newest(
                                BackupType.MANAGED_CLUSTERS,
                                Origin.SELF,
                                backup -> BackupLedger.restorable(backup, now))
                        .flatMap(BackupSeen::expiration));
    }

    /** How many there are of each state, those of which there is none included. */
    public Map<State, Integer> counts() {
        var counts = new EnumMap<State, Integer>(State.class);
        for (var state : State.values()) {
            counts.put(state, 0);
        }
        clusters.forEach(cluster -> counts.merge(cluster.state(), 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** Those that would not come back without help, by name. */
    public List<ClusterReadiness> lost() {
        return clusters.stream().filter(cluster -> !cluster.state().comesBack()).toList();
    }
}
