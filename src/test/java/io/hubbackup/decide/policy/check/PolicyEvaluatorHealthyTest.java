package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Evaluator;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.decide.policy.Verdict.Status;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.PolicyEvaluatorHealthy.Why;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("N10, U29 somebody watches the watcher")
class PolicyEvaluatorHealthyTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final PolicyEvaluatorHealthy template = new PolicyEvaluatorHealthy(WrittenCatalogue.read());
    private final Evaluator evaluator = new Evaluator(WrittenCatalogue.read(), List.of(template));

    private static PolicyHub blind() {
        return active().backups(Observed.unreadable("Backup", "backups.velero.io is forbidden"));
    }

    private Evaluation after(Evaluation before, PolicyHub hub, Instant now) {
        return evaluator.evaluate(before, hub.seen(), now);
    }

    private Verdict told(Evaluation evaluation) {
        return evaluation.verdict(template.name()).orElseThrow();
    }

    @Test
    @DisplayName("N10 everything can be read")
    void isWell() {
        assertThat(told(after(Evaluation.NONE, active(), NOON)).reason()).isEqualTo(Why.AsExpected);
    }

    @Test
    @DisplayName("U29 what cannot be read is told at once, and asks to be looked at after a quarter of an hour")
    void isUnknownAtFirst() {
        var verdict = told(after(Evaluation.NONE, blind(), NOON));
        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.message()).contains("Backup: backups.velero.io is forbidden");
        assertThat(verdict.nextCheckAt()).contains(NOON.plus(QUARTER).plusMillis(1));
    }

    @Test
    @DisplayName("N10 a quarter of an hour is not yet long, a moment more is")
    void isViolatedWhenItLasts() {
        var first = after(Evaluation.NONE, blind(), NOON);
        var second = after(first, blind(), NOON.plus(QUARTER));
        var third = after(second, blind(), NOON.plus(QUARTER).plusMillis(1));
        assertThat(told(second).status()).isEqualTo(Status.UNKNOWN);
        assertThat(told(third).reason()).isEqualTo(Why.SourceUnreadable);
        assertThat(told(after(third, blind(), NOON.plusSeconds(7200))).reason()).isEqualTo(Why.SourceUnreadable);
    }

    @Test
    @DisplayName("N10 it is well as soon as all can be read again, and begins anew the next time")
    void recovers() {
        var first = after(Evaluation.NONE, blind(), NOON);
        var well = after(first, active(), NOON.plusSeconds(60));
        var again = after(well, blind(), NOON.plus(QUARTER).plusSeconds(60));
        assertThat(told(well).reason()).isEqualTo(Why.AsExpected);
        assertThat(told(again).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    @DisplayName("U29 a template that fails is told too")
    void tellsFailingTemplates() {
        var both = new Evaluator(WrittenCatalogue.read(), List.of(new Failing(), template));
        var first = both.evaluate(Evaluation.NONE, active().seen(), NOON);
        var second = both.evaluate(first, active().seen(), NOON.plusSeconds(1));
        assertThat(told(second).message()).contains("template backup-rpo fails");
    }

    private record Failing() implements PolicyTemplate {
        @Override
        public String name() {
            return "backup-rpo";
        }

        @Override
        public Verdict evaluate(HubSnapshot hub, Instant now) {
            throw new IllegalStateException("a bug");
        }
    }
}
