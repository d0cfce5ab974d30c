package io.hubbackup.decide.policy;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.Verdict.Status;
import io.hubbackup.decide.policy.check.Templates;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("policies 9.18 A hub with 10,000 backups and 2,000 clusters")
class EvaluationSizeTest {

    private final Catalogue catalogue = WrittenCatalogue.read();
    private final Evaluator evaluator = new Evaluator(catalogue, Templates.of(catalogue));

    @Test
    @DisplayName("U15 is judged as a small one is")
    void well() {
        var evaluation = evaluator.evaluate(Evaluation.NONE, LargeHub.well().seen(), NOON);
        assertThat(LargeHub.suspects(evaluation)).isEmpty();
        assertThat(evaluation.judgements().entrySet().stream()
                        .filter(entry -> catalogue.entry(entry.getKey()).id().startsWith("T"))
                        .map(entry -> entry.getValue().verdict()))
                .allSatisfy(verdict -> assertThat(verdict.status())
                        .as(verdict.message())
                        .isIn(Status.COMPLIANT, Status.NOT_APPLICABLE));
    }

    @Test
    @DisplayName("U15 tells ten of two thousand clusters without a token, and counts the others")
    void missing() {
        var hub = TokenFleet.accounts(LargeHub.well(), Observed.of(Indexed.empty()));
        var verdict = evaluator
                .evaluate(Evaluation.NONE, hub.seen(), NOON)
                .verdict("auto-import-account-secret")
                .orElseThrow();
        assertThat(verdict.message())
                .startsWith("2000 of 2000 clusters")
                .contains("+1990 more")
                .hasSizeLessThan(1_000);
        assertThat(verdict.subjects()).hasSize(10);
    }
}
