package io.hubbackup.demo.site;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.apiserver.Settings;
import io.hubbackup.apiserver.WallClock;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.HubFurniture;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.fleet.VeleroDeployment;
import io.hubbackup.demo.kinds.BackupCrds;
import io.hubbackup.demo.kinds.HubKinds;
import io.hubbackup.demo.registration.Mishap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** A hub in this process, on loopback: an API server, sample clusters with all that belongs to them, and a Velero. */
public final class SampleHub implements AutoCloseable {

    private static final String NAMESPACE = "open-cluster-management-backup";
    private static final String PROBE = "hub-backup-demo";
    private static final Map<String, String> PERIODS = Map.of("backupSyncPeriod", "5s", "validationFrequency", "3s");

    /**
     * What the hub shall be like.
     *
     * @param number which of several hubs it is; the same number gives the same objects
     * @param clusters how many clusters it has
     * @param mishaps with how many of them what is wrong
     * @param folder gets its kubeconfig
     * @param fleet the clusters of all hubs
     * @param said hears what is ready
     */
    public record Wanted(
            int number,
            int clusters,
            Map<Mishap, Integer> mishaps,
            Path folder,
            SharedStore store,
            ManagedFleet fleet,
            Consumer<String> said) {

        String name() {
            return "hub-" + number;
        }
    }

    private final Wanted wanted;
    private final ExecutorService threads = Threads.named("api-server");
    private final WallClock time = new WallClock(threads);
    private final EmbeddedApiServer server;
    private final Path kubeconfig;
    private final Clients clients;
    private final KubernetesClient client;
    private final Deque<AutoCloseable> working = new ArrayDeque<>();

    private SampleHub(Wanted wanted) {
        this.wanted = wanted;
        this.server = EmbeddedApiServer.start(time, threads, new SplittableRandom(wanted.number()));
        this.kubeconfig = kubeconfig(server.kubeconfig(Settings.ADMIN_TOKEN, NAMESPACE));
        this.clients = Clients.at(kubeconfig);
        this.client = clients.as(PROBE);
        wanted.said().accept("API server on " + server.url());
        furnish();
        work();
        wanted.said().accept("Velero's emulator backs up to " + wanted.store().root());
    }

    private void work() {
        working.push(VeleroKeeper.start(clients, NAMESPACE, wanted.store()));
        working.push(wanted.fleet().serve(server.url(), clients));
    }

    /** Ends as a machine does that loses its power: first nobody answers any more. */
    public void die() {
        server.stop();
        rest();
    }

    private void rest() {
        Closing.all(working);
    }

    /** Is there again, with all that it had. */
    public void wake() {
        server.resume();
        work();
    }

    /** Starts a hub; returns when it is furnished. */
    public static SampleHub start(Wanted wanted) {
        return new SampleHub(wanted);
    }

    private Path kubeconfig(String text) {
        try {
            return Files.writeString(wanted.folder().resolve(wanted.name() + ".kubeconfig"), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void furnish() {
        load(HubKinds.velero());
        load(HubKinds.hub());
        load(BackupCrds.ours());
        load(List.of(Manifest.namespace(NAMESPACE).build(), HubFurniture.identity(clusterId())));
        var fleet = Fleet.generate(SampleClusters.spec(wanted).at(time.now()));
        var loaded = settle(fleet);
        var owner = HubFurniture.application(NAMESPACE);
        load(List.of(owner, VeleroDeployment.in(NAMESPACE)));
        load(List.of(HubFurniture.location(client.resource(owner).get(), SharedStore.BUCKET, PERIODS)));
        wanted.said()
                .accept("%d sample clusters, %d objects, %d of them Secrets"
                        .formatted(fleet.clusters().size(), loaded.created(), fleet.count("Secret")));
    }

    /** Clusters that answer, and belong to this hub. */
    private FleetLoader.Loaded settle(Fleet fleet) {
        var clusters = wanted.fleet().clusters();
        wanted.fleet().spoil(SampleClusters.mishaps(fleet, wanted.mishaps()));
        wanted.fleet().knows(wanted.name(), server.url(), clients);
        clusters.add(fleet.clusters());
        var loaded =
                FleetLoader.load(client, SampleClusters.objects(fleet, clusters, time.now()), FleetLoader.CONCURRENCY);
        clusters.describe(fleet.clusters(), client);
        clusters.send(fleet.clusters(), server.url());
        return loaded;
    }

    private void load(List<GenericKubernetesResource> objects) {
        FleetLoader.load(client, objects, FleetLoader.CONCURRENCY);
    }

    private String clusterId() {
        var digit = String.valueOf(wanted.number());
        return "%s-%s-4%s-8%s-%s"
                .formatted(digit.repeat(8), digit.repeat(4), digit.repeat(3), digit.repeat(3), digit.repeat(12));
    }

    /** The way to it. */
    public Site site() {
        return new Site(wanted.name(), client, NAMESPACE, kubeconfig);
    }

    @Override
    public void close() {
        rest();
        client.close();
        server.close();
        time.close();
        threads.shutdownNow();
        try {
            Files.deleteIfExists(kubeconfig);
        } catch (IOException unremovable) {
            throw new UncheckedIOException(unremovable);
        }
    }
}
