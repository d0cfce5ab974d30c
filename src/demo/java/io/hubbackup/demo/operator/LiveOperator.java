package io.hubbackup.demo.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.demo.operator.InProcessOperator.Traits;
import io.javaoperatorsdk.operator.Operator;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The operator of production in this process, in real time, on whatever hub its client leads to. */
public final class LiveOperator implements AutoCloseable {

    /** Under this name the server sees it. */
    public static final String USER_AGENT = "hub-backup-operator/demo";

    private static final Logger LOG = Logger.getLogger(LiveOperator.class);

    /** What is still asked for when the operator was just closed is an entry of the log. */
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
            .uncaughtExceptionHandler((thread, failure) -> LOG.warn("A thread of the operator failed", failure))
            .factory());

    private final ScheduledExecutorService winder = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("operator-timer").factory());
    private final KubernetesClient client;
    private final Operator framework;
    private final Assembly assembly;

    private LiveOperator(KubernetesClient client, Traits traits) {
        this.client = client;
        this.framework = new Operator(
                overrider -> overrider.withKubernetesClient(client).withStopOnInformerErrorDuringStartup(false));
        this.assembly = new Assembly(new Assembly.Host(client, Clock.systemUTC(), threads), traits, framework);
    }

    /**
     * Starts an operator, and does not wait for it.
     *
     * @param client is closed with the operator
     */
    public static LiveOperator start(KubernetesClient client, Traits traits) {
        var operator = new LiveOperator(client, traits);
        var clock = Clock.systemUTC();
        operator.winder.scheduleAtFixedRate(() -> operator.assembly.wind(clock.instant()), 1, 1, TimeUnit.SECONDS);
        operator.assembly.start();
        return operator;
    }

    /** Whether its controllers work; false while it waits for its definitions. */
    public boolean ready() {
        return assembly.ready();
    }

    /** Its figures, in the form in which Prometheus reads them. */
    public String figures() {
        return assembly.figures();
    }

    @Override
    public void close() {
        winder.shutdownNow();
        assembly.stop(framework::stop);
        threads.shutdownNow();
        client.close();
    }
}
