package io.hubbackup.demo.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.run.HubOperator;
import io.hubbackup.run.Vitals;
import io.hubbackup.run.WakeTimer;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The classes of production, put together. An operator in simulated time and one in real time differ in nothing but what is handed in here. */
final class Assembly {

    /**
     * Where it runs.
     *
     * @param threads must not run a task in the thread that gives it
     */
    record Host(KubernetesClient client, Clock clock, Executor threads) {}

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final WakeTimer timer;
    private final HubOperator operator;
    private final Operator framework;

    Assembly(Host host, InProcessOperator.Traits traits, Operator framework) {
        this.timer = new WakeTimer(host.threads());
        this.operator = new HubOperator(surroundings(host, traits), OperatorSettings.of(traits.settings()));
        this.framework = framework;
        operator.reconcilers().forEach(framework::register);
    }

    private HubOperator.Surroundings surroundings(Host host, InProcessOperator.Traits traits) {
        return new HubOperator.Surroundings(
                host.client(),
                host.clock(),
                timer,
                traits.random(),
                host.threads(),
                meters,
                traits.name(),
                traits.sight(),
                traits.restoreSight(),
                traits.downloads(),
                () -> {},
                new HubOperator.Build("demo", "none"));
    }

    /** When its timer has something to do next, if ever. */
    Optional<Instant> nextAlarm() {
        return timer.next();
    }

    /** Winds the timer; to be called every second at which there is something to do. */
    void wind(Instant now) {
        timer.wind(now);
    }

    /** Returns at once. */
    void start() {
        operator.start(controllers(framework::stop));
    }

    /**
     * Ends it in good order.
     *
     * @param framework stops the framework
     */
    void stop(Runnable framework) {
        operator.stop(controllers(framework));
    }

    private HubOperator.Controllers controllers(Runnable stop) {
        return new HubOperator.Controllers() {
            @Override
            public void start() {
                framework.start();
            }

            @Override
            public void stop() {
                stop.run();
            }
        };
    }

    /** Whether its controllers work. */
    boolean ready() {
        return framework.getRuntimeInfo().isStarted();
    }

    /** By what it is judged whether it is well. */
    Vitals vitals() {
        return operator.vitals();
    }

    /** Its figures, in the form in which Prometheus reads them. */
    String figures() {
        return meters.scrape();
    }
}
