package io.hubbackup.run.webhook;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.apply.AccessReviews;
import io.hubbackup.apply.ApiDoor;
import io.hubbackup.run.OperatorConfig;
import io.hubbackup.run.WakeTimer;
import io.hubbackup.run.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The webhook as a part of the process; nothing of it runs unless it is switched on. */
@Startup
@Readiness
@ApplicationScoped
class WebhookParts implements HealthCheck {

    /** How often somebody looks for a new certificate; the kubelet takes up to a minute to bring one. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final OperatorConfig.Webhook config;
    private final AdmissionServer server;
    private final WakeTimer timer;
    private final Clock clock;

    WebhookParts(
            OperatorConfig config,
            KubernetesClient client,
            Vertx vertx,
            Workers workers,
            WakeTimer timer,
            Clock clock) {
        this.config = config.webhook();
        this.timer = timer;
        this.clock = clock;
        var admission = new RestoreAdmission(new ReviewedAccess(new AccessReviews(new ApiDoor(client))));
        this.server =
                new AdmissionServer(vertx, this.config.port(), Path.of(this.config.certDir()), admission, workers);
    }

    void begin(@Observes StartupEvent started) {
        if (config.enabled()) {
            timer.replace(this, clock.instant(), this::look);
        }
    }

    private void look() {
        timer.replace(this, clock.instant().plus(LOOK), this::look);
        server.look();
    }

    void end(@Observes ShutdownEvent stopping) {
        timer.cancel(this);
        server.stop();
    }

    /** A webhook that is on and does not listen, or whom nobody believes, keeps every Restore from being written; then nobody shall be sent here. */
    @Override
    public HealthCheckResponse call() {
        var until = server.validUntil();
        var response = HealthCheckResponse.named("webhook")
                .status(!config.enabled()
                        || until.filter(clock.instant()::isBefore).isPresent())
                .withData("enabled", config.enabled());
        until.ifPresent(end -> response.withData("certificateValidUntil", end.toString()));
        return response.build();
    }
}
