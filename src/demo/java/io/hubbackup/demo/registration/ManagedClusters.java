package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.observe.Clockwork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An API server that plays many managed clusters: of each it has the namespace of the agent, the accounts that can import it, and their rights. */
public final class ManagedClusters implements TokenIssuer {

    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String ROLE = "klusterlet-import";
    private static final String AGENT = "open-cluster-management-agent-";
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final List<String> ACCOUNTS = List.of("auto-import-account", "auto-import-account-pair");

    /**
     * What they live in.
     *
     * @param server of somebody who may do everything there
     * @param address where the API server of a cluster of this name is
     * @param silent an address where nobody listens
     * @param concurrency how many objects are written at once; one where the same calls have to make the same run
     */
    public record Surroundings(
            KubernetesClient server,
            Clockwork time,
            UnaryOperator<String> address,
            String silent,
            Mishaps mishaps,
            int concurrency) {}

    private final Surroundings surroundings;
    private final Set<String> spoilt = new HashSet<>();

    public ManagedClusters(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Makes clusters that belong to no hub. */
    public void add(Collection<String> clusters) {
        var objects = new ArrayList<GenericKubernetesResource>();
        objects.add(Manifest.of(RBAC + "/v1", "ClusterRole", ROLE)
                .with(
                        "rules",
                        List.of(Map.of(
                                "apiGroups", List.of(""),
                                "resources", List.of("secrets"),
                                "verbs", List.of("get", "create", "update", "patch"))))
                .build());
        clusters.stream().sorted().flatMap(this::objects).map(Manifest::build).forEach(objects::add);
        FleetLoader.load(surroundings.server(), objects, surroundings.concurrency());
    }

    private Stream<Manifest> objects(String cluster) {
        var namespace = agentNamespace(cluster);
        var accounts = ACCOUNTS.stream()
                .map(account -> Manifest.of("v1", "ServiceAccount", account).in(namespace));
        var all = Stream.concat(Stream.of(Manifest.namespace(namespace)), accounts);
        return mishap(cluster) == Mishap.FORBIDDEN ? all : Stream.concat(all, Stream.of(binding(namespace)));
    }

    private static Manifest binding(String namespace) {
        return Manifest.of(RBAC + "/v1", "RoleBinding", ROLE)
                .in(namespace)
                .with("roleRef", Map.of("apiGroup", RBAC, "kind", "ClusterRole", "name", ROLE))
                .with(
                        "subjects",
                        ACCOUNTS.stream()
                                .map(account ->
                                        Map.of("kind", "ServiceAccount", "name", account, "namespace", namespace))
                                .toList());
    }

    /** Has the agents of these clusters belong to a hub, as if it had imported them once. */
    public void send(Collection<String> clusters, String hub) {
        var kubeconfig = Access.unchecked(hub, "bootstrap").kubeconfig();
        FleetLoader.load(
                surroundings.server(),
                clusters.stream()
                        .sorted()
                        .map(cluster -> Manifest.secret(agentNamespace(cluster), Marks.BOOTSTRAP_SECRET)
                                .with(
                                        "data",
                                        Map.of(
                                                Marks.CLUSTER_NAME,
                                                encoded(cluster),
                                                Marks.KUBECONFIG,
                                                encoded(kubeconfig)))
                                .build())
                        .toList(),
                surroundings.concurrency());
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes down on a hub where these clusters are, as whoever imported them has. */
    public void describe(Collection<String> clusters, KubernetesClient hub) {
        var api = new HubApi(hub);
        clusters.stream().sorted().forEach(cluster -> {
            var annotation = Map.of("annotations", Map.of(Marks.AGENT_NAMESPACE, agentNamespace(cluster)));
            var configs =
                    address(cluster).map(url -> Map.of("url", url)).stream().toList();
            api.merge(
                    ManagedCluster.PATH + cluster,
                    Map.of("metadata", annotation, "spec", Map.of("managedClusterClientConfigs", configs)));
        });
    }

    private Optional<String> address(String cluster) {
        return switch (mishap(cluster)) {
            case NO_ADDRESS -> Optional.empty();
            case WRONG_ADDRESS -> Optional.of(surroundings.silent());
            case NONE, NO_TOKEN, EXPIRED, REVOKED, FORBIDDEN ->
                Optional.of(surroundings.address().apply(cluster));
        };
    }

    @Override
    public Optional<Token> issue(String cluster, String account, Duration validity) {
        return switch (mishap(cluster)) {
            case NONE, NO_ADDRESS, WRONG_ADDRESS, FORBIDDEN -> Optional.of(valid(cluster, account, validity));
            case NO_TOKEN -> Optional.empty();
            case EXPIRED -> once(cluster, account).map(first -> expired(valid(cluster, account, validity)));
            case REVOKED -> once(cluster, account).map(first -> revoked(cluster, account, validity));
        };
    }

    /** A kubeconfig with which a cluster can be imported, as whoever has made the cluster keeps it; empty where there is none to be had. */
    public Optional<String> kubeconfig(String cluster, Duration validity) {
        return issue(cluster, ACCOUNTS.getFirst(), validity)
                .flatMap(token -> address(cluster).map(url -> Access.unchecked(url, token.value())))
                .map(Access::kubeconfig);
    }

    /** Where a token is of no use the add-on does not mend it. */
    private synchronized Optional<String> once(String cluster, String account) {
        var key = cluster + "/" + account;
        return spoilt.add(key) ? Optional.of(key) : Optional.empty();
    }

    private Token valid(String cluster, String account, Duration validity) {
        var request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(validity.toSeconds())
                .endSpec()
                .build();
        var status = surroundings
                .server()
                .serviceAccounts()
                .inNamespace(agentNamespace(cluster))
                .withName(account)
                .tokenRequest(request)
                .getStatus();
        return new Token(status.getToken(), Instant.parse(status.getExpirationTimestamp()));
    }

    /** A server answers a token that has ended as it answers one that it has not signed. */
    private Token expired(Token valid) {
        var value = valid.value();
        return new Token(
                value.substring(0, value.lastIndexOf('.') + 1)
                        + encoded("ended").replace("=", ""),
                surroundings.time().now().minus(AN_HOUR).truncatedTo(ChronoUnit.SECONDS));
    }

    private Token revoked(String cluster, String account, Duration validity) {
        var token = valid(cluster, account, validity);
        var accounts = surroundings.server().serviceAccounts().inNamespace(agentNamespace(cluster));
        accounts.withName(account).delete();
        return token;
    }

    private Mishap mishap(String cluster) {
        return surroundings.mishaps().of(cluster);
    }

    /** All clusters share a server, so each has an agent's namespace of its own; it may be set on real ones too. */
    private static String agentNamespace(String cluster) {
        return AGENT + cluster;
    }
}
