package io.hubbackup.run.health;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.run.HubOperator;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * {@code /q/health/group/backup}: whether the hub could be restored. It is no matter of life or readiness of this process, so it stands in a group of its own and no probe asks for it
 * (packaging B7).
 */
@HealthGroup("backup")
@ApplicationScoped
class PolicyHealth implements HealthCheck {

    private static final Set<String> GRAVE = Set.of("critical", "high");

    private final HubOperator operator;

    PolicyHealth(HubOperator operator) {
        this.operator = operator;
    }

    @Override
    public HealthCheckResponse call() {
        return of(operator.policies(), operator.catalogue());
    }

    static HealthCheckResponse of(Evaluation said, Catalogue catalogue) {
        var response = HealthCheckResponse.named("backup policies")
                .status(said.judgements().entrySet().stream()
                        .noneMatch(each -> each.getValue().verdict().violated()
                                && GRAVE.contains(catalogue.entry(each.getKey()).severity())));
        response.withData("role", said.role().fold(role -> role.label(), api -> "unknown", unread -> "unknown"));
        response.withData(
                "lastEvaluation",
                said.equals(Evaluation.NONE) ? "none" : said.at().toString());
        said.judgements()
                .forEach((template, judgement) ->
                        response.withData(template, judgement.verdict().status().label()));
        return response.build();
    }
}
