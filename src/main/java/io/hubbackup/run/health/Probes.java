package io.hubbackup.run.health;

import io.hubbackup.run.HubOperator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Answers the kubelet from what is known; nobody is asked and nothing is waited for (packaging 5). */
@ApplicationScoped
class Probes {

    private final HubOperator operator;
    private final Clock clock;

    Probes(HubOperator operator, Clock clock) {
        this.operator = operator;
        this.clock = clock;
    }

    @Produces
    @Startup
    @ApplicationScoped
    HealthCheck startup() {
        return () -> answer(Probe.STARTUP);
    }

    @Produces
    @Liveness
    @ApplicationScoped
    HealthCheck liveness() {
        return () -> answer(Probe.LIVENESS);
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck readiness() {
        return () -> answer(Probe.READINESS);
    }

    private HealthCheckResponse answer(Probe probe) {
        var vitals = operator.vitals();
        var complaints = probe.complaints(vitals, clock.instant());
        var response = HealthCheckResponse.named("operator " + probe.name().toLowerCase(Locale.ROOT))
                .status(complaints.isEmpty());
        response.withData("leader", vitals.leads());
        complaints.forEach(complaint -> response.withData("problem " + (complaints.indexOf(complaint) + 1), complaint));
        return response.build();
    }
}
