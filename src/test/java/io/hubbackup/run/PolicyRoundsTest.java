package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Evaluator;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.observe.Change;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyRoundsTest {

    private static final Change SOMETHING = new Change(
            Change.Urgency.VELERO, new ApiKind("velero.io", "v1", "Backup", "backups", true), Optional.empty());
    private static final Catalogue ONE_TEMPLATE = Catalogue.of(
            Tree.of(Map.of("templates", List.of(Map.of("name", "velero-pod-running", "severity", "high")))));

    private final MovableClock clock = new MovableClock();
    private final WakeTimer timer = new WakeTimer(Runnable::run);
    private final Instant start = clock.instant();
    private final List<String> told = new ArrayList<>();
    private final List<Duration> asked = new ArrayList<>();
    private boolean read = true;
    private boolean leads = true;
    private boolean written = true;
    private Runnable meanwhile = () -> {};
    private Optional<Duration> deadline = Optional.empty();
    private final PolicyRounds rounds = new PolicyRounds(
            new PolicyRounds.Tools(
                    () -> PolicyHub.bare().seen(),
                    () -> read,
                    () -> leads,
                    new Evaluator(ONE_TEMPLATE, List.of(new Template())),
                    new Telling()),
            timer,
            clock);

    private final class Template implements PolicyTemplate {

        @Override
        public String name() {
            return "velero-pod-running";
        }

        @Override
        public Verdict evaluate(HubSnapshot hub, Instant now) {
            asked.add(Duration.between(start, now));
            return Verdict.notApplicable("Nothing to judge.").until(deadline.map(start::plus));
        }
    }

    private final class Telling implements PolicyTelling {

        @Override
        public Evaluation lastTold(HubSnapshot hub) {
            return Evaluation.NONE;
        }

        @Override
        public void evaluated(Evaluation now, Trigger trigger, Duration took) {
            told.add(trigger.label());
        }

        @Override
        public boolean tell(Evaluation before, Evaluation now, HubSnapshot hub) {
            meanwhile.run();
            return written;
        }

        @Override
        public void silence() {
            told.add("silence");
        }
    }

    @Test
    @DisplayName("policies 6.5 changes are taken together until there was none for half a second")
    void quiet() {
        for (int change = 0; change < 5; change++) {
            rounds.changed(SOMETHING);
            pass(Duration.ofMillis(300));
        }
        pass(Duration.ofSeconds(2));

        assertThat(asked).containsExactly(Duration.ofMillis(1_700));
        assertThat(told).containsExactly("event");
    }

    @Test
    @DisplayName("policies 6.5 changes that do not cease are looked at after five seconds")
    void patience() {
        for (int change = 0; change < 60; change++) {
            rounds.changed(SOMETHING);
            pass(Duration.ofMillis(100));
        }

        assertThat(asked).containsExactly(PolicyRounds.PATIENCE);
    }

    @Test
    @DisplayName("policies 6.6 a template is asked again at the time that it named, and everything every five minutes")
    void deadlines() {
        deadline = Optional.of(Duration.ofSeconds(60));
        rounds.changed(SOMETHING);
        pass(Duration.ofMinutes(7));

        assertThat(asked).map(Duration::toSeconds).containsExactly(0L, 60L, 360L);
        assertThat(told).containsExactly("event", "timer", "resync");
    }

    @Test
    @DisplayName("policies 6.7 nothing is told before everything was read once")
    void gate() {
        read = false;
        rounds.changed(SOMETHING);
        pass(Duration.ofSeconds(10));
        assertThat(told).isEmpty();

        read = true;
        pass(Duration.ofSeconds(1));
        assertThat(told).containsExactly("event");
    }

    @Test
    @DisplayName("policies 6.7 what cannot be read at all does not keep the rest from being told for longer than 15 s")
    void gateOpens() {
        read = false;
        rounds.changed(SOMETHING);
        pass(Duration.ofSeconds(16));

        assertThat(asked.getFirst()).isBetween(Duration.ofSeconds(15), Duration.ofMillis(15_200));
    }

    @Test
    @DisplayName("policies 6.8 a process that loses the lead says nothing more, and begins again when it leads again")
    void leader() {
        rounds.changed(SOMETHING);
        pass(Duration.ofSeconds(1));
        leads = false;
        rounds.newLeader();
        pass(Duration.ofSeconds(1));
        rounds.changed(SOMETHING);
        pass(Duration.ofMinutes(20));
        assertThat(told).containsExactly("event", "silence");
        assertThat(rounds.latest()).isEqualTo(Evaluation.NONE);

        leads = true;
        rounds.newLeader();
        pass(Duration.ofSeconds(1));
        assertThat(told).containsExactly("event", "silence", "event");
    }

    @Test
    @DisplayName("policies 6.9 what comes back from the round's own writes is one more round, and then there is rest")
    void rest() {
        meanwhile = () -> {
            if (told.size() == 1) {
                rounds.changed(SOMETHING);
            }
        };
        rounds.changed(SOMETHING);
        pass(Duration.ofMinutes(4));

        assertThat(told).containsExactly("event", "event");
    }

    @Test
    @DisplayName("what could not be written is written ten seconds later, though nothing happens")
    void unwritten() {
        written = false;
        rounds.changed(SOMETHING);
        pass(Duration.ofSeconds(5));
        written = true;
        pass(Duration.ofMinutes(1));

        assertThat(asked).map(Duration::toMillis).containsExactly(500L, 10_500L);
    }

    @Test
    @DisplayName("a round that fails is made again")
    void failure() {
        meanwhile = () -> {
            if (told.size() == 1) {
                throw new IllegalStateException("a bug");
            }
        };
        rounds.changed(SOMETHING);
        pass(Duration.ofMinutes(1));

        assertThat(told).containsExactly("event", "timer");
    }

    private void pass(Duration time) {
        var end = clock.instant().plus(time);
        for (var next = timer.next(); next.filter(at -> !at.isAfter(end)).isPresent(); next = timer.next()) {
            var at = next.get();
            if (at.isAfter(clock.instant())) {
                clock.forward(Duration.between(clock.instant(), at));
            }
            timer.wind(clock.instant());
        }
        clock.forward(Duration.between(clock.instant(), end));
    }
}
