package io.hubbackup.decide.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.decide.policy.Verdict.Status;
import io.hubbackup.decide.policy.WrittenCatalogue;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.provider.Arguments;

/** One hub at one time, and what the template has to say of it. */
record Row(
        PolicyHub hub, Instant now, Status status, Verdict.Reason reason, String says, Optional<Instant> nextCheckAt) {

    static Row compliant(PolicyHub hub, Verdict.Reason reason) {
        return new Row(hub, PolicyHub.NOON, Status.COMPLIANT, reason, "", Optional.empty());
    }

    static Row violated(PolicyHub hub, Verdict.Reason reason) {
        return new Row(hub, PolicyHub.NOON, Status.NONCOMPLIANT, reason, "", Optional.empty());
    }

    static Row suppressed(PolicyHub hub, Verdict.Reason reason) {
        return new Row(hub, PolicyHub.NOON, Status.SUPPRESSED, reason, "", Optional.empty());
    }

    static Row unknown(PolicyHub hub, Verdict.Reason reason) {
        return new Row(hub, PolicyHub.NOON, Status.UNKNOWN, reason, "", Optional.empty());
    }

    static Row notApplicable(PolicyHub hub, Verdict.Reason reason) {
        return new Row(hub, PolicyHub.NOON, Status.NOT_APPLICABLE, reason, "", Optional.empty());
    }

    Row at(Instant time) {
        return new Row(hub, time, status, reason, says, nextCheckAt);
    }

    Row saying(String text) {
        return new Row(hub, now, status, reason, text, nextCheckAt);
    }

    /** It asks to be looked at again at that time. */
    Row until(Instant time) {
        return new Row(hub, now, status, reason, says, Optional.of(time));
    }

    Arguments as(String sentence) {
        return Arguments.argumentSet(sentence, this);
    }

    /** What it says here, and what every verdict has to be like: one line, a fact and no riddle, never a deadline that has passed. */
    void holdsFor(PolicyTemplate template) {
        var verdict = template.evaluate(hub.seen(), now);
        assertThat(verdict.reason()).as(verdict.message()).isEqualTo(reason);
        assertThat(verdict.status()).as(verdict.message()).isEqualTo(status);
        assertThat(verdict.message()).contains(says).doesNotContain("\n", "Optional", "null", "PT");
        assertThat(verdict.message()).endsWith(".").hasSizeBetween(10, 1000);
        nextCheckAt.ifPresent(time -> assertThat(verdict.nextCheckAt()).contains(time));
        assertThat(verdict.nextCheckAt().filter(time -> !time.isAfter(now))).isEmpty();
        assertThat(template.evaluate(hub.seen(), now)).isEqualTo(verdict);
        inCatalogue(template);
    }

    /** Alerts, runbooks and the documentation know what is well and what is not by its reason. */
    private void inCatalogue(PolicyTemplate template) {
        switch (status) {
            case COMPLIANT ->
                assertThat(WrittenCatalogue.reasons(template.name(), "compliant"))
                        .contains(reason.name());
            case NONCOMPLIANT ->
                assertThat(WrittenCatalogue.reasons(template.name(), "violated"))
                        .contains(reason.name());
            case SUPPRESSED, NOT_APPLICABLE, UNKNOWN -> {}
        }
    }
}
