package io.hubbackup.decide.policy;

import io.hubbackup.hub.ClusterImport;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ScheduleTerms;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.MsaNames;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Managed clusters and their import tokens. */
public final class TokenFleet {

    private TokenFleet() {}

    /** A hub whose BackupSchedule wants tokens, with the add-on that makes them. */
    public static PolicyHub wanted(PolicyHub hub) {
        return addOn(
                hub.schedule("Enabled", new ScheduleTerms("0 */2 * * *", Optional.empty(), true, false, "")), true);
    }

    public static PolicyHub addOn(PolicyHub hub, boolean there) {
        var components = hub.seen().components();
        return hub.components(new HubComponents(
                components.multiClusterHubNamespaces(),
                components.multiClusterEngineNamespaces(),
                components.version(),
                components.chartChannelNamespaces(),
                Observed.of(there),
                components.backupComponents()));
    }

    public static PolicyHub clusters(PolicyHub hub, List<ClusterSeen> clusters) {
        var fleet = hub.seen().fleet();
        return with(hub, Observed.of(Indexed.of(clusters)), fleet.tokenAccounts(), fleet.secrets());
    }

    public static PolicyHub accounts(PolicyHub hub, Observed<Indexed<TokenAccountSeen>> accounts) {
        var fleet = hub.seen().fleet();
        return with(hub, fleet.clusters(), accounts, fleet.secrets());
    }

    public static PolicyHub accounts(PolicyHub hub, TokenAccountSeen... accounts) {
        return accounts(hub, Observed.of(Indexed.of(accounts)));
    }

    public static PolicyHub secrets(PolicyHub hub, Observed<Indexed<SecretSeen>> secrets) {
        var fleet = hub.seen().fleet();
        return with(hub, fleet.clusters(), fleet.tokenAccounts(), secrets);
    }

    public static PolicyHub secrets(PolicyHub hub, SecretSeen... secrets) {
        return secrets(hub, Observed.of(Indexed.of(secrets)));
    }

    private static PolicyHub with(
            PolicyHub hub,
            Observed<Indexed<ClusterSeen>> clusters,
            Observed<Indexed<TokenAccountSeen>> accounts,
            Observed<Indexed<SecretSeen>> secrets) {
        var fleet = hub.seen().fleet();
        return hub.fleet(new FleetSeen(
                clusters,
                fleet.addOns(),
                fleet.works(),
                accounts,
                secrets,
                fleet.configMaps(),
                fleet.clusterDeployments(),
                fleet.clusterPools()));
    }

    public static ClusterSeen cluster(String name, Instant created) {
        return cluster(name, false, created);
    }

    public static ClusterSeen cluster(String name, boolean local, Instant created) {
        return new ClusterSeen(
                ObjectKey.clusterScoped(name), local, true, true, "True", false, ClusterImport.NONE, created);
    }

    public static TokenAccountSeen account(String cluster, Instant created) {
        return account(cluster, MsaNames.ACCOUNT, created);
    }

    public static TokenAccountSeen account(String cluster, String name, Instant created) {
        return new TokenAccountSeen(
                new ObjectKey(cluster, name),
                "uid-" + cluster + name,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                created,
                Optional.empty());
    }

    /** A labelled secret with the token of an account. */
    public static SecretSeen token(String cluster, Instant ends) {
        return token(cluster, MsaNames.ACCOUNT, ends);
    }

    public static SecretSeen token(String cluster, String name, Instant ends) {
        return secret(cluster, name, Map.of(BackupLabels.BACKUP, "msa"), Optional.of(ends), Instant.EPOCH);
    }

    /** A secret with a token and these labels besides. */
    public static SecretSeen secret(
            String cluster, String name, Map<String, String> more, Optional<Instant> ends, Instant created) {
        var labels = new HashMap<>(more);
        labels.put(MsaNames.LABEL, MsaNames.TOKEN_SECRET_LABEL_VALUE);
        return new SecretSeen(
                new ObjectKey(cluster, name),
                "uid-" + cluster + name,
                labels,
                ends.map(end -> Map.of(MsaNames.EXPIRATION_ANNOTATION, end.toString()))
                        .orElse(Map.of()),
                List.of(),
                false,
                created);
    }

    /** A secret that Hive keeps for a cluster. */
    public static SecretSeen hive(String cluster) {
        return new SecretSeen(
                new ObjectKey(cluster, "admin-kubeconfig"),
                "uid-hive-" + cluster,
                Map.of("hive.openshift.io/secret-type", "kubeconfig"),
                Map.of(),
                List.of(),
                false);
    }
}
