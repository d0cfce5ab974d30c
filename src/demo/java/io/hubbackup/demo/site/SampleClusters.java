package io.hubbackup.demo.site;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.demo.registration.ManagedClusters;
import io.hubbackup.demo.registration.Mishap;
import io.hubbackup.demo.registration.TokenIssuer.Token;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The clusters of a hub and what the hub keeps of them, so that it is true: the tokens and kubeconfigs are such as the clusters accept, or do not, where something shall be wrong. */
final class SampleClusters {

    private static final String ACCOUNT = "ManagedServiceAccount";
    private static final String IMPORT_ACCOUNT = "auto-import-account";
    private static final String ADMIN = "-0-admin-kubeconfig";
    private static final int LEASE = 10;

    private final Fleet fleet;
    private final ManagedClusters clusters;
    private final Instant now;

    /** One token for each account whose Secret is among the objects, by namespace and name. */
    private final Map<String, Optional<Token>> tokens;

    private SampleClusters(Fleet fleet, ManagedClusters clusters, Instant now) {
        this.fleet = fleet;
        this.clusters = clusters;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.tokens = fleet.objects().parallelStream()
                .filter(object -> object.getKind().equals(ACCOUNT) && isImported(object))
                .collect(Collectors.toConcurrentMap(
                        SampleClusters::key,
                        account -> clusters.issue(
                                account.getMetadata().getNamespace(),
                                account.getMetadata().getName(),
                                fleet.spec().tokenValidity())));
    }

    /** The spec of a hub of this number. Clusters of a pool wait for somebody who claims them, and belong to no hub until then: there are none. */
    static FleetSpec spec(SampleHub.Wanted wanted) {
        return FleetSpec.of(wanted.number(), wanted.clusters()).withPoolShare(0);
    }

    /** Which of the imported clusters something is wrong with: the first ones, so many of each. */
    static SortedMap<String, Mishap> mishaps(Fleet fleet, Map<Mishap, Integer> wanted) {
        var spoilt = new TreeMap<String, Mishap>();
        Iterator<String> names = fleet.imported().stream().sorted().iterator();
        new TreeMap<>(wanted).forEach((mishap, count) -> {
            for (int left = count; left > 0 && names.hasNext(); left--) {
                spoilt.put(names.next(), mishap);
            }
        });
        return spoilt;
    }

    /** All objects of the fleet, for clusters that are there. */
    static List<GenericKubernetesResource> objects(Fleet fleet, ManagedClusters clusters, Instant now) {
        return new SampleClusters(fleet, clusters, now).objects();
    }

    private List<GenericKubernetesResource> objects() {
        return fleet.objects().parallelStream().flatMap(this::credible).toList();
    }

    private Stream<GenericKubernetesResource> credible(GenericKubernetesResource object) {
        return switch (object.getKind()) {
            case "ManagedCluster" -> Stream.of(leased(object));
            case ACCOUNT -> Stream.of(isImported(object) ? account(object) : object);
            case "Secret" -> secret(object).stream();
            default -> Stream.of(object);
        };
    }

    /** A hub notices within a minute that a cluster has left it, and not only after five. */
    private static GenericKubernetesResource leased(GenericKubernetesResource cluster) {
        var spec = new HashMap<String, Object>(cluster.get("spec"));
        spec.put("leaseDurationSeconds", LEASE);
        cluster.setAdditionalProperty("spec", spec);
        return cluster;
    }

    private GenericKubernetesResource account(GenericKubernetesResource account) {
        tokens.getOrDefault(key(account), Optional.empty())
                .ifPresentOrElse(
                        token -> account.setAdditionalProperty("status", status(account, token)),
                        () -> account.getAdditionalProperties().remove("status"));
        return account;
    }

    private Map<String, ?> status(GenericKubernetesResource account, Token token) {
        return Map.of(
                "expirationTimestamp",
                token.end().toString(),
                "tokenSecretRef",
                Map.of("name", account.getMetadata().getName(), "lastRefreshTimestamp", now.toString()));
    }

    private Optional<GenericKubernetesResource> secret(GenericKubernetesResource secret) {
        if (tokens.containsKey(key(secret))) {
            return tokens.getOrDefault(key(secret), Optional.empty())
                    .map(token -> with(secret, "token", token.value()));
        }
        var cluster = secret.getMetadata().getNamespace();
        return secret.getMetadata().getName().equals(cluster + ADMIN)
                ? clusters.kubeconfig(cluster, fleet.spec().tokenValidity())
                        .map(kubeconfig -> with(secret, "kubeconfig", kubeconfig))
                : Optional.of(secret);
    }

    private static GenericKubernetesResource with(GenericKubernetesResource secret, String key, String value) {
        var encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        secret.setAdditionalProperty("data", Map.of(key, encoded));
        return secret;
    }

    private static boolean isImported(GenericKubernetesResource account) {
        return account.getMetadata().getName().startsWith(IMPORT_ACCOUNT);
    }

    private static String key(GenericKubernetesResource object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }
}
