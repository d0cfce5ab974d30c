package io.hubbackup.decide.policy;

import io.hubbackup.hub.ClusterImport;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.HiveNames;
import io.hubbackup.wire.MsaNames;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Managed clusters and their secrets; each word gives the next fleet. */
public record Fleet(Map<String, ClusterSeen> clusters, Map<ObjectKey, SecretSeen> secrets) {

    /** Long before anything was backed up. */
    public static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    /** Joined clusters with a URL, without tokens. */
    public static Fleet of(String... names) {
        var clusters = new LinkedHashMap<String, ClusterSeen>();
        Arrays.stream(names).forEach(name -> clusters.put(name, cluster(name, false, "https://" + name, LONG_AGO)));
        return new Fleet(clusters, Map.of());
    }

    private static ClusterSeen cluster(String name, boolean local, String url, Instant created) {
        return new ClusterSeen(
                ObjectKey.clusterScoped(name),
                local,
                true,
                true,
                "True",
                false,
                new ClusterImport("uid-" + name, url, Optional.empty(), false, "", "", "", ""),
                created);
    }

    public Fleet local(String name) {
        return with(cluster(name, true, "", LONG_AGO));
    }

    public Fleet url(String name, String url) {
        return with(cluster(name, false, url, LONG_AGO));
    }

    public Fleet born(String name, Instant created) {
        return with(cluster(name, false, "https://" + name, created));
    }

    private Fleet with(ClusterSeen cluster) {
        var changed = new LinkedHashMap<>(clusters);
        changed.put(cluster.name(), cluster);
        return new Fleet(changed, secrets);
    }

    /** A labelled token that ends then. */
    public Fleet token(String cluster, Instant end) {
        return secret(
                cluster, MsaNames.ACCOUNT, Map.of(MsaNames.LABEL, "true", BackupLabels.BACKUP, "msa"), end, LONG_AGO);
    }

    public Fleet pair(String cluster, Instant end) {
        return secret(
                cluster,
                MsaNames.PAIR_ACCOUNT,
                Map.of(MsaNames.LABEL, "true", BackupLabels.BACKUP, "msa"),
                end,
                LONG_AGO);
    }

    public Fleet youngToken(String cluster, Instant end, Instant created) {
        return secret(
                cluster, MsaNames.ACCOUNT, Map.of(MsaNames.LABEL, "true", BackupLabels.BACKUP, "msa"), end, created);
    }

    public Fleet unlabelled(String cluster, Instant end) {
        return secret(cluster, MsaNames.ACCOUNT, Map.of(MsaNames.LABEL, "true"), end, LONG_AGO);
    }

    public Fleet hive(String cluster) {
        return secret(
                cluster,
                cluster + "-admin-kubeconfig",
                Map.of(HiveNames.SECRET_TYPE, "kubeconfig"),
                LONG_AGO,
                LONG_AGO);
    }

    private Fleet secret(String cluster, String name, Map<String, String> labels, Instant end, Instant created) {
        var key = new ObjectKey(cluster, name);
        var changed = new HashMap<>(secrets);
        changed.put(
                key,
                new SecretSeen(
                        key,
                        "uid-" + key,
                        labels,
                        Map.of(MsaNames.EXPIRATION_ANNOTATION, end.toString()),
                        List.of(),
                        false,
                        created));
        return new Fleet(clusters, changed);
    }

    public FleetSeen seen() {
        return seen(Observed.of(Indexed.of(secrets.values())));
    }

    /** One whose secrets cannot be read. */
    public FleetSeen unreadable(String why) {
        return seen(Observed.unreadable("Secret", why));
    }

    private FleetSeen seen(Observed<Indexed<SecretSeen>> secrets) {
        return new FleetSeen(
                Observed.of(Indexed.of(clusters.values())),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                secrets,
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()));
    }
}
