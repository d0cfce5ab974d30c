package io.hubbackup.run;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.Restore;
import io.hubbackup.run.HubOperator.Controllers;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The operator as a process: here, and only here, stand the real clock, the real chance and the real API. */
@ApplicationScoped
class OperatorParts {

    private static final Logger LOG = Logger.getLogger(OperatorParts.class);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    WakeTimer timer(Workers workers) {
        return new WakeTimer(workers);
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    HubOperator.Build build(
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version,
            @ConfigProperty(name = "build.revision", defaultValue = "unknown") String revision) {
        return new HubOperator.Build(version, revision);
    }

    @Produces
    @Singleton
    HubOperator operator(
            KubernetesClient client,
            Clock clock,
            WakeTimer timer,
            RandomGenerator random,
            Workers workers,
            MeterRegistry meters,
            OperatorConfig config,
            HubOperator.Build build) {
        var surroundings = new HubOperator.Surroundings(
                client,
                clock,
                timer,
                random,
                workers,
                meters,
                instance(),
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                new WebSource(),
                System::gc,
                build);
        return new HubOperator(surroundings, config);
    }

    @Produces
    @Singleton
    Rounds<BackupSchedule> backupRounds(HubOperator operator) {
        return operator.backupRounds();
    }

    @Produces
    @Singleton
    Rounds<Restore> restoreRounds(HubOperator operator) {
        return operator.restoreRounds();
    }

    private static String instance() {
        return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("local");
    }

    void begin(@Observes StartupEvent started, HubOperator operator, Operator framework) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (failure instanceof OutOfMemoryError) {
                operator.exhausted();
            }
            LOG.errorf(failure, "A thread has died. thread=%s", thread.getName());
        });
        operator.start(controllers(framework));
    }

    void end(@Observes ShutdownEvent stopping, HubOperator operator, Operator framework) {
        operator.stop(controllers(framework));
    }

    /** A watch that is opened again is no reason to send anybody elsewhere; an informer that has given up is. */
    private static boolean follows(RegisteredController<?> controller) {
        for (InformerWrappingEventSourceHealthIndicator<?> source : controller
                .getControllerHealthInfo()
                .informerEventSourceHealthIndicators()
                .values()) {
            if (!source.informerHealthIndicators().values().stream().allMatch(InformerHealthIndicator::isRunning)) {
                return false;
            }
        }
        return true;
    }

    private static Controllers controllers(Operator framework) {
        return new Controllers() {
            @Override
            public void start() {
                framework.start();
            }

            @Override
            public List<String> stopped() {
                return framework.getRegisteredControllers().stream()
                        .filter(controller -> !follows(controller))
                        .map(controller -> controller.getConfiguration().getName())
                        .sorted()
                        .toList();
            }

            @Override
            public void stop() {
                framework.stop();
            }
        };
    }
}
