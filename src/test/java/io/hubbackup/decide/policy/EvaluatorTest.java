package io.hubbackup.decide.policy;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.Verdict.Status;
import io.hubbackup.hub.HubSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("U19, U21 policies 5, 6 All templates together")
class EvaluatorTest {

    private static final String INSTALLED = "oadp-operator-exists";
    private static final String OPERATOR = "oadp-pod-running";
    private static final String APPLICATION = "data-protection-application-available";
    private static final String VELERO = "velero-pod-running";
    private static final String STORAGE = "backup-storage-location-available";
    private static final String CLUSTERS = "acm-managed-clusters-schedule-backups-available";
    private static final List<String> CHAIN = List.of(INSTALLED, OPERATOR, APPLICATION, VELERO, STORAGE, CLUSTERS);

    private enum Why implements Verdict.Reason {
        Well,
        Ill
    }

    /** A template that is as ill as it is told to be. */
    private record Patient(String name, Set<String> ill) implements PolicyTemplate {

        @Override
        public Verdict evaluate(HubSnapshot hub, Instant now) {
            if (ill.contains("fail " + name)) {
                throw new IllegalStateException("no such thing");
            }
            return ill.contains(name) ? Verdict.noncompliant(Why.Ill, "Ill.") : Verdict.compliant(Why.Well, "Well.");
        }
    }

    private final Set<String> ill = new HashSet<>();
    private Evaluation last = Evaluation.NONE;

    private Evaluation at(Duration later) {
        var templates = CHAIN.stream()
                .<PolicyTemplate>map(name -> new Patient(name, ill))
                .toList();
        last = new Evaluator(WrittenCatalogue.read(), templates).evaluate(last, bare().seen(), NOON.plus(later));
        return last;
    }

    private Evaluation at(int seconds) {
        return at(Duration.ofSeconds(seconds));
    }

    private static Verdict of(Evaluation evaluation, String template) {
        return evaluation.verdict(template).orElseThrow();
    }

    private static Status status(Evaluation evaluation, String template) {
        return of(evaluation, template).status();
    }

    @Test
    @DisplayName("U19 of many that are ill only the root cause and what is lost have a word")
    void rootCause() {
        ill.addAll(CHAIN);
        var evaluation = at(0);
        assertThat(status(evaluation, INSTALLED)).isEqualTo(Status.NONCOMPLIANT);
        assertThat(List.of(OPERATOR, APPLICATION, VELERO, STORAGE)).allSatisfy(template -> {
            assertThat(status(evaluation, template)).isEqualTo(Status.SUPPRESSED);
            assertThat(of(evaluation, template).reason()).isEqualTo(Common.DependencyFailed);
            assertThat(of(evaluation, template).causedBy()).contains(INSTALLED);
            assertThat(of(evaluation, template).message()).contains(INSTALLED);
        });
    }

    @Test
    @DisplayName("policies 5 what is lost is never suppressed")
    void impact() {
        ill.addAll(CHAIN);
        assertThat(status(at(0), CLUSTERS)).isEqualTo(Status.NONCOMPLIANT);
    }

    @Test
    @DisplayName("policies 5 whoever is well is not suppressed, and an ancestor is found over one that is well")
    void wellBetween() {
        ill.addAll(Set.of(INSTALLED, STORAGE));
        var evaluation = at(0);
        assertThat(status(evaluation, VELERO)).isEqualTo(Status.COMPLIANT);
        assertThat(of(evaluation, STORAGE).causedBy()).contains(INSTALLED);
    }

    @Test
    @DisplayName("U21 policies 5 whoever depends on what is well again gets sixty seconds to become well too")
    void settling() {
        ill.addAll(Set.of(VELERO, STORAGE));
        at(0);
        ill.remove(VELERO);
        assertThat(status(at(10), STORAGE)).isEqualTo(Status.SUPPRESSED);
        assertThat(of(last, STORAGE).nextCheckAt()).contains(NOON.plusSeconds(70));
        assertThat(status(at(69), STORAGE)).isEqualTo(Status.SUPPRESSED);
        assertThat(status(at(70), STORAGE)).isEqualTo(Status.NONCOMPLIANT);
    }

    @Test
    @DisplayName("policies 5 an ancestor that falls ill again begins the sixty seconds anew")
    void relapse() {
        ill.addAll(Set.of(VELERO, STORAGE));
        at(0);
        ill.remove(VELERO);
        at(10);
        ill.add(VELERO);
        at(20);
        ill.remove(VELERO);
        at(30);
        assertThat(status(at(89), STORAGE)).isEqualTo(Status.SUPPRESSED);
        assertThat(status(at(90), STORAGE)).isEqualTo(Status.NONCOMPLIANT);
    }

    @Test
    @DisplayName("policies 6.10 one template that fails leaves the others alone")
    void isolated() {
        ill.add("fail " + VELERO);
        ill.add(STORAGE);
        var evaluation = at(0);
        assertThat(of(evaluation, VELERO).reason()).isEqualTo(Common.EvaluationError);
        assertThat(status(evaluation, VELERO)).isEqualTo(Status.UNKNOWN);
        assertThat(status(evaluation, STORAGE)).isEqualTo(Status.NONCOMPLIANT);
        assertThat(evaluation.judgements()).containsOnlyKeys(CHAIN);
    }

    @Test
    @DisplayName("policies 7.5 a template that is switched off is neither asked nor a cause")
    void disabled() {
        ill.addAll(Set.of(VELERO, STORAGE));
        var catalogue = WrittenCatalogue.with(VELERO + ".enabled", "false");
        var templates = CHAIN.stream()
                .<PolicyTemplate>map(name -> new Patient(name, ill))
                .toList();
        var evaluation = new Evaluator(catalogue, templates).evaluate(Evaluation.NONE, bare().seen(), NOON);
        assertThat(of(evaluation, VELERO).reason()).isEqualTo(Common.Disabled);
        assertThat(status(evaluation, STORAGE)).isEqualTo(Status.NONCOMPLIANT);
    }

    @Test
    @DisplayName("policies 7.1 the time of a transition moves only with the status")
    void since() {
        at(0);
        at(10);
        assertThat(since(VELERO)).isEqualTo(NOON);
        ill.add(VELERO);
        at(20);
        at(30);
        assertThat(since(VELERO)).isEqualTo(NOON.plusSeconds(20));
        ill.add(INSTALLED);
        at(40);
        assertThat(since(VELERO)).isEqualTo(NOON.plusSeconds(40));
    }

    private Instant since(String template) {
        return Optional.ofNullable(last.judgements().get(template))
                .map(Evaluation.Judgement::since)
                .orElseThrow();
    }

    @Test
    @DisplayName("policies 6.6 the next look is at the first deadline that is still to come")
    void nextCheck() {
        ill.addAll(Set.of(VELERO, STORAGE));
        assertThat(at(0).nextCheckAt()).isEmpty();
        ill.remove(VELERO);
        assertThat(at(1).nextCheckAt()).contains(NOON.plusSeconds(61));
    }
}
