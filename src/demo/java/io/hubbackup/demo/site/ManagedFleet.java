package io.hubbackup.demo.site;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.apiserver.Settings;
import io.hubbackup.apiserver.WallClock;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.registration.Agents;
import io.hubbackup.demo.registration.ImportController;
import io.hubbackup.demo.registration.ManagedClusters;
import io.hubbackup.demo.registration.Mishap;
import io.hubbackup.demo.registration.OpenRoad;
import io.hubbackup.demo.registration.Road;
import io.hubbackup.demo.registration.TokenAddOn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** The managed clusters of all hubs of a demonstration, which outlive any of them: their API servers, played by one, and their agents. */
public final class ManagedFleet implements AutoCloseable {

    private static final Duration JOINING = Duration.ofSeconds(2);
    private static final String SILENT = "https://127.0.0.1:1";
    private static final int SEED = 50;

    private final ExecutorService threads = Threads.named("clusters");
    private final WallClock time = new WallClock(threads);
    private final EmbeddedApiServer server =
            EmbeddedApiServer.start(time, threads, new SplittableRandom(SEED), Settings.usual());
    private final Clients clients = Clients.by(server.kubeconfig(Settings.ADMIN_TOKEN));
    private final KubernetesClient client = clients.as("clusters");
    private final KubernetesClient agentsClient = clients.as(Agents.USER_AGENT);
    private final Road road = new OpenRoad();
    private final Map<String, Mishap> mishaps = new ConcurrentHashMap<>();
    private final Map<String, String> hubs = new ConcurrentHashMap<>();
    private final Deque<KubernetesClient> ways = new ArrayDeque<>();
    private final ManagedClusters clusters = new ManagedClusters(new ManagedClusters.Surroundings(
            client,
            time,
            cluster -> server.url(),
            SILENT,
            cluster -> mishaps.getOrDefault(cluster, Mishap.NONE),
            FleetLoader.CONCURRENCY));
    private final Agents agents = Agents.start(new Agents.Surroundings(agentsClient, time, threads, JOINING));

    /** The clusters themselves. */
    ManagedClusters clusters() {
        return clusters;
    }

    /** What is wrong with clusters that are not there yet. */
    void spoil(Map<String, Mishap> spoilt) {
        mishaps.putAll(spoilt);
    }

    /**
     * From now on the agents of clusters find a hub.
     *
     * @param address under which they know it
     */
    void knows(String hub, String address, Clients way) {
        hubs.put(address, hub);
        var there = way.as(Agents.USER_AGENT);
        ways.push(there);
        agents.knows(address, there);
    }

    /** Starts the import controller and the token add-on of a hub, until what is returned is closed. */
    AutoCloseable serve(String address, Clients way) {
        var controllers = new Controllers(way);
        ImportController.start(new ImportController.Surroundings(
                controllers.client(ImportController.USER_AGENT),
                controllers.time,
                controllers.threads,
                address,
                road,
                agents));
        TokenAddOn.start(new TokenAddOn.Surroundings(
                controllers.client(TokenAddOn.USER_AGENT),
                controllers.time,
                controllers.threads,
                clusters,
                cluster -> agents.isAt(address, cluster)));
        return controllers;
    }

    /** Which hub each cluster belongs to, by its name. */
    public SortedMap<String, String> whereabouts() {
        var found = new TreeMap<String, String>();
        agents.whereabouts().forEach((cluster, address) -> found.put(cluster, hubs.getOrDefault(address, address)));
        return found;
    }

    @Override
    public void close() {
        ways.forEach(KubernetesClient::close);
        agentsClient.close();
        client.close();
        server.close();
        time.close();
        Threads.end(threads);
    }

    /** What the controllers of one hub live in. */
    private static final class Controllers implements AutoCloseable {

        private final ExecutorService threads = Threads.named("controllers");
        private final WallClock time = new WallClock(threads);
        private final Deque<KubernetesClient> clients = new ArrayDeque<>();
        private final Clients way;

        Controllers(Clients way) {
            this.way = way;
        }

        KubernetesClient client(String userAgent) {
            var client = way.as(userAgent);
            clients.push(client);
            return client;
        }

        @Override
        public void close() {
            time.close();
            threads.shutdownNow();
            clients.forEach(KubernetesClient::close);
        }
    }
}
