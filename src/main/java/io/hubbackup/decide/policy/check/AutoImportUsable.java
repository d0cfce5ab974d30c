package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.ImportTokens;
import io.hubbackup.decide.policy.ImportTokens.Token;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Keyed;
import io.hubbackup.wire.BackupType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** N08: import tokens outlive the newest backup that they are in, and the clusters can be called. */
public final class AutoImportUsable implements PolicyTemplate {

    static final String NAME = "auto-import-usable";

    /** The reasons of N08. */
    public enum Why implements Verdict.Reason {
        AsExpected,
        TokensExpiring,
        NoApiUrl
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return WhileActive.judged(
                hub,
                schedule -> schedule.terms().tokens()
                        ? judge(hub, schedule, now)
                        : Verdict.notApplicable(
                                "spec.useManagedServiceAccount is off: no cluster is called with a token."));
    }

    private Verdict judge(HubSnapshot hub, BackupScheduleSeen schedule, Instant now) {
        return ImportTokens.of(hub)
                .fold(
                        tokens -> BackupLedger.of(hub)
                                .fold(
                                        ledger -> judge(tokens, newest(ledger, now), schedule, now),
                                        api -> judge(tokens, Optional.empty(), schedule, now),
                                        Verdict::unreadable),
                        api -> Verdict.notApplicable(api + " is not served."),
                        Verdict::unreadable);
    }

    private static Optional<BackupSeen> newest(BackupLedger ledger, Instant now) {
        return ledger.newest(BackupType.MANAGED_CLUSTERS, Origin.SELF, backup -> BackupLedger.restorable(backup, now));
    }

    private Verdict judge(ImportTokens tokens, Optional<BackupSeen> newest, BackupScheduleSeen schedule, Instant now) {
        var imported = tokens.managed().stream()
                .filter(cluster -> !tokens.hive(cluster))
                .toList();
        var mute = imported.stream()
                .filter(cluster -> cluster.coming().url().isBlank())
                .toList();
        var expiring = newest.flatMap(BackupSeen::expiration)
                .map(end -> imported.stream()
                        .filter(cluster -> expiring(tokens.tokens(cluster), end, now))
                        .toList())
                .orElse(List.of());
        if (mute.isEmpty() && expiring.isEmpty()) {
            return Verdict.compliant(
                    Why.AsExpected, "The import tokens outlive the newest backup, and the clusters have an API URL.");
        }
        return violated(expiring, mute, newest, schedule);
    }

    /** T03 has a word for clusters without any good token; here it is about good ones that will not last. */
    private static boolean expiring(List<Token> tokens, Instant end, Instant now) {
        var good = tokens.stream().filter(token -> token.outlives(now)).toList();
        return !good.isEmpty() && good.stream().noneMatch(token -> token.outlives(end));
    }

    private static Verdict violated(
            List<ClusterSeen> expiring,
            List<ClusterSeen> mute,
            Optional<BackupSeen> newest,
            BackupScheduleSeen schedule) {
        var facts = new ArrayList<String>();
        if (!expiring.isEmpty()) {
            facts.add(
                    "The import tokens of %d clusters end before the newest backup of the managed clusters does (%s): %s. Raise spec.managedServiceAccountTTL of BackupSchedule %s"
                            .formatted(
                                    expiring.size(),
                                    newest.flatMap(BackupSeen::expiration)
                                            .map(Words::at)
                                            .orElse("unknown"),
                                    Words.namesOf(expiring),
                                    schedule.name()));
        }
        if (!mute.isEmpty()) {
            facts.add(
                    "%d clusters have no API URL and cannot be called by another hub: %s. Set spec.managedClusterClientConfigs of these ManagedClusters"
                            .formatted(mute.size(), Words.namesOf(mute)));
        }
        var all = new ArrayList<Keyed>(expiring);
        mute.stream().filter(cluster -> !expiring.contains(cluster)).forEach(all::add);
        return Verdict.noncompliant(
                        expiring.isEmpty() ? Why.NoApiUrl : Why.TokensExpiring, String.join(". ", facts) + ".")
                .about(SubjectKind.MANAGED_CLUSTER.ofAll(all));
    }
}
