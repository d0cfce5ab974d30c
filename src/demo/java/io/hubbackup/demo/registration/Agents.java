package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.hubbackup.observe.Clockwork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The agents of all managed clusters. Each goes to the hub that the bootstrap secret of its cluster names, stays there until the secret names another one, and comes back to none
 * by itself. What it tells its hub again and again, that it lives, is told here and not written as a Lease.
 */
public final class Agents {

    /** How they show in the log of a hub. */
    public static final String USER_AGENT = "klusterlet-agent (emulated)";

    private static final int AT_ONCE = 10;
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final List<Condition> PRESENT = List.of(
            new Condition(Condition.JOINED, Condition.TRUE, "ManagedClusterJoined", "Managed cluster joined"),
            new Condition(
                    Condition.AVAILABLE, Condition.TRUE, "ManagedClusterAvailable", "Managed cluster is available"));
    private static final Map<String, ?> FACTS = Map.of("version", Map.of("kubernetes", "v1.33.4"));

    /**
     * What they live in.
     *
     * @param clusters the API server that plays the clusters
     * @param threads must not run a task in the thread that gives it
     * @param joining how long an agent takes from reading its bootstrap secret to its first word on the hub
     */
    public record Surroundings(KubernetesClient clusters, Clockwork time, Executor threads, Duration joining) {}

    /** Somebody on a hub who wants to know which agents come and go. */
    interface Listener {

        void came(String cluster);

        void left(String cluster);
    }

    private record Stay(String hub, String cluster) {}

    private final Surroundings surroundings;
    private final Rounds rounds;
    private final Map<String, HubApi> hubs = new ConcurrentHashMap<>();
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final Map<String, String> sentTo = new ConcurrentHashMap<>();
    private final Map<String, String> at = new ConcurrentHashMap<>();
    private final Map<String, String> homes = new ConcurrentHashMap<>();
    private final Map<Stay, Instant> left = new ConcurrentHashMap<>();

    private Agents(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.rounds = new Rounds(surroundings.time(), surroundings.threads(), AT_ONCE, this::join);
    }

    /** Starts them; what they do, they do on their own threads. */
    public static Agents start(Surroundings surroundings) {
        var agents = new Agents(surroundings);
        surroundings.threads().execute(agents::begin);
        return agents;
    }

    private void begin() {
        try {
            surroundings
                    .clusters()
                    .secrets()
                    .inAnyNamespace()
                    .withField("metadata.name", Marks.BOOTSTRAP_SECRET)
                    .inform(new Orders());
            rounds.begin();
        } catch (KubernetesClientException unreachable) {
            surroundings.time().after(SOON, this::begin);
        }
    }

    /** From now on agents that are sent to this address find this hub there. */
    public void knows(String hub, KubernetesClient client) {
        hubs.put(hub, new HubApi(client));
    }

    /** Which hub each cluster belongs to; those that belong to none are not among them. */
    public SortedMap<String, String> whereabouts() {
        return new TreeMap<>(at);
    }

    /** Whether the agent of this cluster belongs to this hub. */
    public boolean isAt(String hub, String cluster) {
        return hub.equals(at.get(cluster));
    }

    /** When the agent told this hub last that it lives; empty where it never did, or still does. */
    Optional<Instant> lastSeen(String hub, String cluster) {
        return Optional.ofNullable(left.get(new Stay(hub, cluster)));
    }

    /** From now on this one hears of this hub; a hub has one at a time. */
    void tell(String hub, Listener listener) {
        listeners.put(hub, listener);
    }

    /** Nothing is known on the hub of an agent that belongs to it; it will say so again. */
    void remind(String cluster) {
        surroundings.time().after(surroundings.joining(), () -> rounds.ask(cluster));
    }

    /** The hub has deleted the cluster: the agent is taken off it, and belongs to nobody. */
    void dismiss(String hub, String cluster) {
        if (isAt(hub, cluster)) {
            Optional.ofNullable(homes.get(cluster))
                    .ifPresent(namespace -> surroundings
                            .clusters()
                            .secrets()
                            .inNamespace(namespace)
                            .withName(Marks.BOOTSTRAP_SECRET)
                            .delete());
        }
    }

    private synchronized void sent(String cluster, String namespace, String hub) {
        homes.put(cluster, namespace);
        if (!hub.equals(sentTo.put(cluster, hub))) {
            leave(cluster);
            remind(cluster);
        }
    }

    private synchronized void recalled(String cluster) {
        sentTo.remove(cluster);
        leave(cluster);
    }

    private void leave(String cluster) {
        Optional.ofNullable(at.remove(cluster)).ifPresent(hub -> {
            left.put(new Stay(hub, cluster), surroundings.time().now());
            Optional.ofNullable(listeners.get(hub)).ifPresent(listener -> listener.left(cluster));
        });
    }

    private Next join(String cluster) {
        var destination = Optional.ofNullable(sentTo.get(cluster));
        if (destination.isEmpty()) {
            return Next.NEVER;
        }
        var hub = Optional.ofNullable(hubs.get(destination.get()));
        return hub.flatMap(api -> read(api, cluster))
                .filter(ManagedCluster::isAccepted)
                .map(accepted -> tell(hub.get(), accepted, destination.get()))
                .orElse(Next.RETRY);
    }

    private Next tell(HubApi api, ManagedCluster cluster, String hub) {
        if (!arrived(cluster.name(), hub)) {
            return Next.RETRY;
        }
        api.say(cluster, PRESENT, FACTS, surroundings.time().now());
        Optional.ofNullable(listeners.get(hub)).ifPresent(listener -> listener.came(cluster.name()));
        return Next.NEVER;
    }

    /** Whether nobody has sent it elsewhere meanwhile. */
    private synchronized boolean arrived(String cluster, String hub) {
        boolean still = hub.equals(sentTo.get(cluster));
        if (still) {
            at.put(cluster, hub);
        }
        return still;
    }

    private static Optional<ManagedCluster> read(HubApi api, String cluster) {
        GenericKubernetesResource object = api.client()
                .genericKubernetesResources(ManagedCluster.KIND)
                .withName(cluster)
                .get();
        return Optional.ofNullable(object).map(ManagedCluster::new);
    }

    /** What the bootstrap secrets say. */
    private final class Orders implements ResourceEventHandler<Secret> {

        @Override
        public void onAdd(Secret secret) {
            follow(secret);
        }

        @Override
        public void onUpdate(Secret before, Secret after) {
            follow(after);
        }

        @Override
        public void onDelete(Secret secret, boolean unknown) {
            recalled(data(secret, Marks.CLUSTER_NAME));
        }

        private void follow(Secret secret) {
            var cluster = data(secret, Marks.CLUSTER_NAME);
            try {
                var hub = Access.ofKubeconfig(data(secret, Marks.KUBECONFIG)).server();
                sent(cluster, secret.getMetadata().getNamespace(), hub);
            } catch (InvalidSecret nowhere) {
                recalled(cluster);
            }
        }

        private static String data(Secret secret, String key) {
            return new String(
                    Base64.getDecoder().decode(secret.getData().getOrDefault(key, "")), StandardCharsets.UTF_8);
        }
    }
}
