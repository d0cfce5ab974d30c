package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * The controllers of one hub that bring clusters to it and say what is known of them: those of {@code managedcluster-import-controller}, and of the registration those that
 * accept clusters and notice that their agents are gone.
 */
public final class ImportController {

    /** How it shows in the log of API servers. */
    public static final String USER_AGENT = "managedcluster-import-controller (emulated)";

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int AT_ONCE = 10;

    /**
     * What it lives in.
     *
     * @param client of the hub, with the user agent {@link #USER_AGENT}
     * @param threads must not run a task in the thread that gives it
     * @param hub the address of the hub, as its clusters know it
     * @param road to the API servers of the clusters
     * @param agents of the clusters
     */
    public record Surroundings(
            KubernetesClient client, Clockwork time, Executor threads, String hub, Road road, Agents agents) {}

    private final Surroundings surroundings;
    private final Rounds rounds;
    private final Clusters clusters;
    private final List<Duty> duties;
    private final Queue<Runnable> unwatched;

    private ImportController(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.rounds = new Rounds(surroundings.time(), surroundings.threads(), AT_ONCE, this::look);
        this.clusters = new Clusters(new HubApi(surroundings.client()), rounds::ask);
        var secrets = new CredentialSecrets(surroundings.client(), rounds::ask, this::lookAtAll);
        this.duties = List.of(
                new Acceptance(clusters),
                new Leases(clusters, surroundings.agents(), surroundings.hub()),
                new AutoImport(clusters, secrets, surroundings.road(), surroundings.hub()),
                new ImportStatus(clusters, surroundings.agents(), surroundings.hub()));
        this.unwatched = new ArrayDeque<>(
                List.of(clusters::watch, secrets::watchSecrets, secrets::watchDeployments, secrets::watchSettings));
    }

    /** Starts it; what it does, it does on its own threads. */
    public static void start(Surroundings surroundings) {
        var controller = new ImportController(surroundings);
        surroundings.agents().tell(surroundings.hub(), controller.new Visits());
        surroundings.threads().execute(controller::begin);
    }

    private void begin() {
        try {
            while (!unwatched.isEmpty()) {
                unwatched.element().run();
                unwatched.remove();
            }
            rounds.begin();
        } catch (KubernetesClientException unreachable) {
            surroundings.time().after(SOON, this::begin);
        }
    }

    private void lookAtAll() {
        clusters.names().forEach(rounds::ask);
    }

    private Next look(String name) {
        var next = Next.NEVER;
        for (var duty : duties) {
            var due = clusters.of(name)
                    .filter(cluster -> !cluster.isLeaving() && !cluster.isLocal())
                    .map(cluster -> duty.look(cluster, surroundings.time().now()));
            next = due.map(next::or).orElse(next);
        }
        if (clusters.of(name).isEmpty()) {
            surroundings.agents().dismiss(surroundings.hub(), name);
        }
        return next;
    }

    /** An agent that has gone says nothing: the hub finds out when its lease is over. */
    private final class Visits implements Agents.Listener {

        @Override
        public void came(String cluster) {
            rounds.ask(cluster);
        }

        @Override
        public void left(String cluster) {
            clusters.of(cluster)
                    .map(Leases::patience)
                    .ifPresent(patience -> surroundings.time().after(patience, () -> rounds.ask(cluster)));
        }
    }
}
