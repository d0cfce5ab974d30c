package io.hubbackup.run.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyHealthTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Verdict VIOLATED = Verdict.noncompliant(Verdict.Common.EvaluationError, "It is not well.");

    static Stream<Arguments> answers() {
        return Stream.of(
                argumentSet("high and violated", "high", VIOLATED, Status.DOWN),
                argumentSet("critical and violated", "critical", VIOLATED, Status.DOWN),
                argumentSet("medium and violated", "medium", VIOLATED, Status.UP),
                argumentSet("high and suppressed", "high", VIOLATED.suppressedBy("other"), Status.UP),
                argumentSet(
                        "high and unknown",
                        "high",
                        Verdict.unknown(Verdict.Common.Unreadable, "It cannot be told."),
                        Status.UP));
    }

    @ParameterizedTest
    @MethodSource("answers")
    @DisplayName("packaging B7 the group is down while a template of severity critical or high is violated")
    void answers(String severity, Verdict verdict, Status status) {
        var said = new Evaluation(
                NOW,
                Observed.of(HubRole.ACTIVE),
                Map.of("velero-pod-running", new Evaluation.Judgement(verdict, verdict, NOW, Optional.empty())));

        var response = PolicyHealth.of(said, catalogue(severity));

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getData())
                .hasValueSatisfying(data -> assertThat(data)
                        .containsEntry("role", "active")
                        .containsEntry("lastEvaluation", "2026-03-01T00:00:00Z")
                        .containsEntry("velero-pod-running", verdict.status().label()));
    }

    @Test
    @DisplayName(
            "packaging B7 before the first evaluation, and where another process leads, nothing is known to be wrong")
    void silent() {
        var response = PolicyHealth.of(Evaluation.NONE, catalogue("high"));

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData())
                .hasValueSatisfying(data -> assertThat(data).containsEntry("lastEvaluation", "none"));
    }

    private static Catalogue catalogue(String severity) {
        return Catalogue.of(
                Tree.of(Map.of("templates", List.of(Map.of("name", "velero-pod-running", "severity", severity)))));
    }
}
