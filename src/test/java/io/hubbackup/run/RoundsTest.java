package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.observe.Change;
import io.hubbackup.plan.ApiKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final ObjectKey KEY = new ObjectKey("ns", "schedule-acm");
    private static final ApiKind KIND = new ApiKind("", "v1", "Secret", "secrets", true);

    private final MovableClock clock = new MovableClock();
    private final WakeTimer timer = new WakeTimer(Runnable::run);
    private final Deque<Supplier<Rounds.Turn>> answers = new ArrayDeque<>();
    private final List<Duration> passes = new ArrayList<>();
    private final Instant start = clock.instant();
    private boolean read = true;
    private final Rounds<BackupSchedule> rounds = new Rounds<>(
            seen -> {
                passes.add(Duration.between(start, clock.instant()));
                return answers.isEmpty() ? idle() : answers.poll().get();
            },
            () -> read,
            timer,
            clock,
            new Rounds.Delays(Duration.ofMillis(500), Duration.ofSeconds(1)));

    @BeforeEach
    void wakingIsATurn() {
        rounds.events().setEventHandler(event -> turn());
        rounds.events().start();
    }

    @Test
    @DisplayName("B7.3 R2.23 what fails is tried again after 2, 4 and 8 seconds")
    void failuresAreRetriedLaterAndLater() {
        for (int i = 0; i < 3; i++) {
            answers.add(() -> {
                throw new IllegalStateException("a bug");
            });
        }
        turn();
        pass(Duration.ofSeconds(60));
        assertThat(passes).map(Duration::toSeconds).containsExactly(0L, 2L, 6L, 14L);
    }

    @Test
    @DisplayName("B2.24 what could not be written is tried again, and a success forgets the failures")
    void unfinishedIsRetried() {
        answers.add(() -> new Rounds.Turn(Optional.of(start.plusSeconds(300)), true));
        answers.add(RoundsTest::idle);
        turn();
        pass(Duration.ofSeconds(10));
        answers.add(() -> new Rounds.Turn(Optional.empty(), true));
        turn();
        pass(Duration.ofSeconds(10));
        assertThat(passes).map(Duration::toSeconds).containsExactly(0L, 2L, 10L, 12L);
    }

    @Test
    @DisplayName("B2.2 a pass names when it wants to look again")
    void wakesWhenAsked() {
        answers.add(() -> new Rounds.Turn(Optional.of(start.plusSeconds(7)), false));
        turn();
        pass(Duration.ofSeconds(20));
        assertThat(passes).map(Duration::toSeconds).containsExactly(0L, 7L);
    }

    @Test
    @DisplayName("BW14 a change of what decides about backups starts a pass at once")
    void actsAtOnce() {
        turn();
        rounds.changed(new Change(Change.Urgency.VELERO, KIND, Optional.empty()));
        assertThat(passes).hasSize(2);
    }

    @Test
    @DisplayName(
            "BW14 changes that follow it in the same moment are one more pass, and after a rest one is answered at once again")
    void collectsWhatFollows() {
        turn();
        for (int i = 0; i < 5; i++) {
            rounds.changed(new Change(Change.Urgency.VELERO, KIND, Optional.empty()));
        }
        pass(Duration.ofSeconds(5));
        rounds.changed(new Change(Change.Urgency.VELERO, KIND, Optional.empty()));
        assertThat(passes).map(Duration::toSeconds).containsExactly(0L, 0L, 1L, 5L);
    }

    @Test
    @DisplayName("BW14 BW16 changes that never rest are a pass each half second, not one each")
    void neverRests() {
        turn();
        for (int i = 0; i < 100; i++) {
            rounds.changed(new Change(Change.Urgency.VELERO, KIND, Optional.empty()));
            clock.forward(Duration.ofMillis(100));
            timer.wind(clock.instant());
        }
        assertThat(passes).hasSizeBetween(15, 25);
    }

    @Test
    @DisplayName("BW16 many changes of the fleet are one pass")
    void collectsChangesOfTheFleet() {
        turn();
        for (int i = 0; i < 500; i++) {
            rounds.changed(new Change(Change.Urgency.FLEET, KIND, Optional.empty()));
        }
        pass(Duration.ofSeconds(5));
        assertThat(passes).map(Duration::toSeconds).containsExactly(0L, 1L);
    }

    @Test
    @DisplayName("BW15 nothing is judged before everything was read once, unless that takes too long")
    void waitsForTheFirstLook() {
        read = false;
        turn();
        pass(Duration.ofSeconds(14));
        assertThat(passes).isEmpty();
        pass(Duration.ofSeconds(2));
        assertThat(passes).hasSize(1);
    }

    @Test
    @DisplayName("B2.28 a BackupSchedule that is gone is not woken any more")
    void forgetsWhatIsGone() {
        answers.add(() -> new Rounds.Turn(Optional.of(start.plusSeconds(5)), false));
        turn();
        rounds.thereAre(Set.of());
        rounds.changed(new Change(Change.Urgency.VELERO, KIND, Optional.empty()));
        pass(Duration.ofSeconds(10));
        assertThat(passes).hasSize(1);
    }

    @Test
    @DisplayName("B2.1 a BackupSchedule that the watch tells late is woken when it does")
    void takesUpWhatComesLate() {
        turn();
        rounds.thereAre(Set.of());
        rounds.thereAre(Set.of(KEY));
        assertThat(passes).hasSize(2);
    }

    private static Rounds.Turn idle() {
        return new Rounds.Turn(Optional.empty(), false);
    }

    private void turn() {
        var seen = new BackupSchedule();
        seen.setMetadata(new ObjectMetaBuilder()
                .withNamespace(KEY.namespace())
                .withName(KEY.name())
                .build());
        rounds.turn(KEY, seen);
    }

    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.forward(Duration.ofSeconds(1));
            timer.wind(clock.instant());
        }
    }
}
