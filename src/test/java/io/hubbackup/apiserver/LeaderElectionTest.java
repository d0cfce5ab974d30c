package io.hubbackup.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client library's own leader election, with its own address of the server. */
@Tag("bed-embedded-hub")
class LeaderElectionTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final WallClock clock = new WallClock(workers);
    private final EmbeddedApiServer server = EmbeddedApiServer.start(clock, workers, new Random(1), Settings.usual());
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig(Settings.ADMIN_TOKEN)))
            .build();

    @AfterEach
    void end() {
        client.close();
        server.close();
        clock.close();
        workers.shutdownNow();
    }

    @Test
    @DisplayName("§3.1 one leads, and the next one when it lets go")
    void oneLeads() {
        var first = elector("first").start();
        Awaitility.await().atMost(SOON).until(() -> holder().equals("first"));
        var second = elector("second").start();

        first.cancel(true);

        Awaitility.await().atMost(SOON).until(() -> holder().equals("second"));
        assertThat(lease().map(LeaseSpec::getLeaseTransitions))
                .hasValueSatisfying(changes -> assertThat(changes).isPositive());
        second.cancel(true);
    }

    private String holder() {
        return lease().map(LeaseSpec::getHolderIdentity).orElse("");
    }

    private Optional<LeaseSpec> lease() {
        return Optional.ofNullable(
                        client.leases().inNamespace("default").withName("lead").get())
                .map(Lease::getSpec);
    }

    private LeaderElector elector(String name) {
        var config = new LeaderElectionConfigBuilder()
                .withName("test")
                .withLock(new LeaseLock("default", "lead", name))
                .withLeaseDuration(Duration.ofSeconds(3))
                .withRenewDeadline(Duration.ofSeconds(2))
                .withRetryPeriod(Duration.ofMillis(200))
                .withReleaseOnCancel(true)
                .withLeaderCallbacks(new LeaderCallbacks(() -> {}, () -> {}, holder -> {}))
                .build();
        return client.leaderElector().withConfig(config).build();
    }
}
