package io.hubbackup.demo.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Imports a cluster with the credentials that lie on the hub: tells its agent to come here. */
final class AutoImport implements Duty {

    private final Clusters clusters;
    private final CredentialSecrets secrets;
    private final Road road;
    private final Access hub;

    AutoImport(Clusters clusters, CredentialSecrets secrets, Road road, String hub) {
        this.clusters = clusters;
        this.secrets = secrets;
        this.road = road;
        this.hub = Access.unchecked(hub, "bootstrap");
    }

    @Override
    public Next look(ManagedCluster cluster, Instant now) {
        if (cluster.annotation(Marks.DISABLED).isPresent() || isDone(cluster)) {
            return Next.NEVER;
        }
        return secrets.of(cluster)
                .map(secret -> bring(begun(cluster, now), secret, now))
                .orElse(Next.NEVER);
    }

    private boolean isDone(ManagedCluster cluster) {
        boolean immediately =
                cluster.annotation(Marks.IMMEDIATELY).filter(String::isEmpty).isPresent();
        return !immediately && secrets.importsOnce() && cluster.is(Condition.IMPORTED);
    }

    private ManagedCluster begun(ManagedCluster cluster, Instant now) {
        if (cluster.condition(Condition.IMPORTED)
                .filter(said -> !said.equals(ImportWords.WAITING))
                .isEmpty()) {
            clusters.say(cluster, ImportWords.BEGUN, now);
        }
        return clusters.of(cluster.name()).orElse(cluster);
    }

    private Next bring(ManagedCluster cluster, CredentialSecret secret, Instant now) {
        try {
            var access = secret.access();
            boolean moved = new ClusterServer(road, access).send(cluster.name(), cluster.agentNamespace(), hub);
            if (moved || !cluster.is(Condition.IMPORTED)) {
                clusters.say(cluster, ImportWords.APPLIED, now);
            }
            clusters.of(cluster.name()).ifPresent(told -> learn(told, access.server()));
            secrets.used(secret);
            return Next.NEVER;
        } catch (InvalidSecret invalid) {
            clusters.say(cluster, ImportWords.invalid(secret.key(), String.valueOf(invalid.getMessage())), now);
        } catch (ClusterServer.Failure failure) {
            clusters.say(cluster, ImportWords.failed(secret.key(), failure), now);
        }
        return Next.RETRY;
    }

    /** The address by which the cluster was reached stays known. */
    private void learn(ManagedCluster cluster, String server) {
        var known = cluster.clientConfigs();
        if (known.stream().noneMatch(config -> server.equals(trimmed(config)))) {
            List<Object> all = new ArrayList<>(known);
            all.add(Map.of("url", server));
            clusters.change(cluster, Map.of("spec", Map.of("managedClusterClientConfigs", all)));
        }
    }

    private static String trimmed(Map<?, ?> config) {
        return Optional.ofNullable(config.get("url"))
                .map(url -> String.valueOf(url).replaceAll("/+$", ""))
                .orElse("");
    }
}
