package io.hubbackup.kit;

import io.hubbackup.demo.operator.DirectTransport;
import io.hubbackup.demo.registration.Agents;
import io.hubbackup.demo.registration.ImportController;
import io.hubbackup.demo.registration.ManagedClusters;
import io.hubbackup.demo.registration.Mishaps;
import io.hubbackup.demo.registration.OpenRoad;
import io.hubbackup.demo.registration.Road;
import io.hubbackup.demo.registration.SimulatedRoads;
import io.hubbackup.demo.registration.TokenAddOn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Managed clusters that answer whoever wants to import them, and the controllers of the hubs that do. They live by the time of the hub that plays them. */
public final class AnsweringFleet implements AutoCloseable {

    private static final Duration JOINING = Duration.ofSeconds(5);
    private static final String SILENT = "https://127.0.0.1:1";

    private final Hub player;
    private final Resident home;
    private final Optional<SimulatedRoads> roads;
    private final Road road;
    private final ManagedClusters clusters;
    private final Agents agents;
    private final Map<String, Resident> controllers = new HashMap<>();
    private final List<Resident> homes = new ArrayList<>();

    private AnsweringFleet(Hub player, Mishaps mishaps) {
        this.player = player;
        this.home = resident(player, "agents");
        this.roads = player instanceof SimulatedHub ? Optional.of(new SimulatedRoads()) : Optional.empty();
        this.road = roads.map(Road.class::cast).orElseGet(OpenRoad::new);
        this.clusters = new ManagedClusters(new ManagedClusters.Surroundings(
                player.client(), player.time(), this::address, SILENT, mishaps, roads.isPresent() ? 1 : 8));
        this.agents = Agents.start(
                new Agents.Surroundings(home.client(Agents.USER_AGENT), home.time(), home.threads(), JOINING));
        settle();
    }

    /**
     * A fleet without clusters.
     *
     * @param player whose API server plays all clusters; on a real bed it may be one of the hubs
     * @param mishaps what is wrong with which cluster
     */
    public static AnsweringFleet on(Hub player, Mishaps mishaps) {
        return new AnsweringFleet(player, mishaps);
    }

    /** Where the API server of a cluster is. */
    public String address(String cluster) {
        return roads.isPresent() ? "https://api.%s.example.com:6443".formatted(cluster) : trimmed(player.url());
    }

    private static String trimmed(String url) {
        return url.replaceAll("/+$", "");
    }

    /**
     * Starts the import controller and the token add-on of a hub.
     *
     * @param address under which the clusters know the hub
     */
    public void serve(Hub hub, String address) {
        var resident = resident(hub, "import-controller");
        controllers.put(address, resident);
        agents.knows(address, home(hub).client(Agents.USER_AGENT));
        ImportController.start(new ImportController.Surroundings(
                resident.client(ImportController.USER_AGENT),
                resident.time(),
                resident.threads(),
                address,
                road,
                agents));
        settle();
        TokenAddOn.start(new TokenAddOn.Surroundings(
                resident.client(TokenAddOn.USER_AGENT),
                resident.time(),
                resident.threads(),
                clusters,
                cluster -> agents.isAt(address, cluster)));
        settle();
    }

    /** What was begun from outside comes to rest before anything else is: so the same test is the same run. */
    private void settle() {
        player.skip(Duration.ZERO);
    }

    /** An agent's way to a hub lives as long as the fleet. */
    private Resident home(Hub hub) {
        if (hub.equals(player)) {
            return home;
        }
        var there = resident(hub, "agents");
        homes.add(there);
        return there;
    }

    /** Ends the controllers of a hub at once. */
    public void kill(String address) {
        Optional.ofNullable(controllers.remove(address)).ifPresent(Resident::kill);
    }

    /** Makes clusters that belong to no hub. */
    public void add(Collection<String> names) {
        clusters.add(names);
        roads.ifPresent(simulated -> names.forEach(name -> simulated.listens(
                address(name),
                new DirectTransport.Server(
                        ((SimulatedHub) player).server().handler(), player.workers(), player.time()))));
    }

    /** Has the agents of clusters go to a hub, as if it had imported them once; the hub has their ManagedClusters, and learns where they are. */
    public void give(Collection<String> names, Hub hub, String address) {
        clusters.describe(names, hub.client());
        clusters.send(names, address);
    }

    /** The clusters, for what is special. */
    public ManagedClusters clusters() {
        return clusters;
    }

    /** The ways to the clusters, where they are simulated. */
    public SimulatedRoads roads() {
        return roads.orElseThrow(() -> new IllegalStateException("the ways to these clusters are real ones"));
    }

    /** Which hub each cluster belongs to. */
    public SortedMap<String, String> whereabouts() {
        return agents.whereabouts();
    }

    @Override
    public void close() {
        controllers.values().forEach(Resident::kill);
        homes.forEach(Resident::kill);
        home.kill();
    }

    private static Resident resident(Hub hub, String name) {
        return switch (hub) {
            case EmbeddedHub embedded -> embedded.resident(name);
            case InRealTime real -> new RealResident(real);
            default -> throw new IllegalArgumentException("nobody can live on " + hub);
        };
    }
}
