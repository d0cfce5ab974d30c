package io.hubbackup.demo.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.Utils;
import io.hubbackup.kit.NeedsSimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NeedsSimulatedTime
class VirtualTimeTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration WEEKS = Duration.ofDays(21);

    private final VirtualTime time = new VirtualTime(START);
    private final SimulatedProcess process = time.process("process");
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        time.close();
    }

    private void say(String word) {
        heard.add(time.now() + " " + word);
    }

    @Test
    @DisplayName("D25 alarms ring at their time, and what follows from one happens before the next")
    void alarms() {
        process.after(Duration.ofMinutes(2), () -> say("second"));
        process.after(Duration.ofMinutes(1), () -> process.after(Duration.ofSeconds(30), () -> say("first")));

        time.advance(Duration.ofMinutes(1));
        assertThat(heard).isEmpty();
        time.advance(Duration.ofMinutes(5));

        assertThat(heard).containsExactly("2026-03-01T00:01:30Z first", "2026-03-01T00:02:00Z second");
        assertThat(time.now()).isEqualTo(START.plus(Duration.ofMinutes(6)));
    }

    @Test
    @DisplayName(
            "D25 a thread that waits for an alarm does not keep time from passing, and one that waits for it neither")
    void waitingIsQuiet() {
        process.execute(() -> {
            var over = new CompletableFuture<Void>();
            process.after(Duration.ofHours(1), () -> over.complete(null));
            var other = CompletableFuture.runAsync(over::join, process);
            other.join();
            say("over");
        });

        time.advance(Duration.ofMinutes(59));
        assertThat(heard).isEmpty();
        time.advance(Duration.ofMinutes(1));
        assertThat(heard).containsExactly("2026-03-01T01:00:00Z over");
    }

    @Test
    @DisplayName("D25 a thread may wait inside a monitor, for a permit and for others")
    void waitingWithLocks() {
        var permits = new Semaphore(1);
        var monitor = new Object();
        var left = new AtomicInteger(20);
        for (int i = 0; i < 20; i++) {
            process.execute(() -> {
                permits.acquireUninterruptibly();
                synchronized (monitor) {
                    pause(Duration.ofSeconds(1));
                    left.decrementAndGet();
                }
                permits.release();
            });
        }
        time.advance(Duration.ofSeconds(19));
        assertThat(left).hasValue(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(left).hasValue(0);
    }

    @Test
    @DisplayName("D20 D25 who may enter a monitor goes on before time passes, and always in the same order")
    void monitorsAreHandedOn() {
        assertThat(monitors()).isEqualTo(monitors()).hasSize(1000).noneMatch(turn -> turn.contains("too late"));
    }

    /** Of several threads one has the monitor for a millisecond, and the others want it. */
    private static List<String> monitors() {
        var turns = new ArrayList<String>();
        try (var time = new VirtualTime(START)) {
            var process = time.process("process");
            for (int round = 0; round < 250; round++) {
                contend(process, turns);
                time.advance(Duration.ofMillis(2));
            }
        }
        return turns;
    }

    private static void contend(SimulatedProcess process, List<String> turns) {
        var monitor = new Object();
        var due = process.now().plusMillis(1);
        var over = new CompletableFuture<Void>();
        process.execute(() -> {
            synchronized (monitor) {
                process.after(Duration.ofMillis(1), () -> over.complete(null));
                over.join();
            }
        });
        for (int i = 0; i < 3; i++) {
            var name = "w" + i;
            process.execute(() -> {
                synchronized (monitor) {
                    turns.add(process.now() + " " + name + (process.now().equals(due) ? "" : " too late"));
                }
            });
        }
        // Takes its turn beside those who come out of the monitor.
        process.after(Duration.ofMillis(1), () -> turns.add(process.now() + " beside"));
    }

    private void pause(Duration length) {
        var over = new CompletableFuture<Void>();
        process.after(length, () -> over.complete(null));
        over.join();
    }

    @Test
    @DisplayName("D20 the same seed leads to the same turns in the same order")
    void deterministic() {
        assertThat(turns(7)).isEqualTo(turns(7)).hasSizeGreaterThan(1000).isNotEqualTo(turns(8));
    }

    private static List<String> turns(long seed) {
        var random = new Random(seed);
        var turns = new ArrayList<String>();
        try (var time = new VirtualTime(START)) {
            var process = time.process("process");
            for (int i = 0; i < 50; i++) {
                wander(process, "w" + i, random, turns);
            }
            time.advance(Duration.ofHours(1));
        }
        return turns;
    }

    private static void wander(SimulatedProcess process, String name, Random random, List<String> turns) {
        process.execute(() -> {
            for (int step = 0; step < 30; step++) {
                turns.add(process.now() + " " + name);
                var next = new CompletableFuture<Void>();
                process.after(Duration.ofMillis(random.nextInt(3)), () -> next.complete(null));
                next.join();
            }
        });
    }

    @Test
    @DisplayName("D9 a process that dies does nothing more, and somebody hears of it")
    void death() {
        process.eachSecond(() -> Optional.of(time.now()), now -> say("tick"));
        process.execute(() -> {
            pause(Duration.ofSeconds(2));
            say("too late");
        });
        process.after(Duration.ofSeconds(2), () -> say("too late"));
        process.atDeath(() -> say("gone"));
        time.advance(Duration.ofSeconds(1));

        process.die();
        process.execute(() -> say("too late"));
        time.advance(Duration.ofMinutes(1));

        assertThat(heard).containsExactly("2026-03-01T00:00:01Z tick", "2026-03-01T00:00:01Z gone");
    }

    @Test
    @DisplayName("D25 time stands still while a real thread does what cannot be simulated")
    void elsewhere() {
        process.after(Duration.ofSeconds(1), () -> {
            time.elsewhere(() -> process.execute(() -> say("within")));
            say("after");
        });
        process.after(Duration.ofSeconds(2), () -> say("later"));
        time.advance(Duration.ofSeconds(2));

        assertThat(heard)
                .containsExactly(
                        "2026-03-01T00:00:01Z within", "2026-03-01T00:00:01Z after", "2026-03-01T00:00:02Z later");
    }

    @Test
    @DisplayName("D13 what a thread dies of is told to whoever moves the time")
    void errorsAreTold() {
        process.after(Duration.ofSeconds(1), () -> {
            throw new IllegalArgumentException("a bug");
        });

        assertThatThrownBy(() -> time.advance(WEEKS))
                .hasMessage("A thread of process died of an error at 2026-03-01T00:00:01Z")
                .hasRootCauseMessage("a bug");
        assertThat(time.now()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    @DisplayName("D25 somebody outside gets an answer of a simulated thread, or hears that it waits for time")
    void calls() {
        assertThat(time.call(() -> SimulatedProcess.current().orElseThrow().toString()))
                .isEqualTo("outside");
        assertThatThrownBy(() -> time.call(() -> {
                    pause(Duration.ofSeconds(1));
                    return "";
                }))
                .hasMessage("it waits for time to pass");
    }

    @Test
    @DisplayName("D25 time passes until something is so")
    void until() {
        process.after(Duration.ofHours(3), () -> say("now"));

        assertThat(time.advanceUntil(() -> !heard.isEmpty(), WEEKS)).isTrue();
        assertThat(time.now()).isEqualTo(START.plus(Duration.ofHours(3)));
        assertThat(time.advanceUntil(() -> heard.size() > 1, Duration.ofHours(1)))
                .isFalse();
        assertThat(time.now()).isEqualTo(START.plus(Duration.ofHours(4)));
    }

    @Test
    @DisplayName(
            "D13 the timers of the Kubernetes client run in simulated time for those who live in it, and for nobody else")
    void clientTimers() throws Exception {
        process.execute(() -> Utils.schedule(process, () -> say("client"), 60_000, TimeUnit.MILLISECONDS));
        var cancelled = time.call(() -> Utils.schedule(process, () -> say("no"), 60_000, TimeUnit.MILLISECONDS));
        cancelled.cancel(true);
        time.advance(WEEKS);

        assertThat(heard).containsExactly("2026-03-01T00:01:00Z client");
        Utils.schedule(Runnable::run, () -> say("real"), 1, TimeUnit.MILLISECONDS)
                .get(10, TimeUnit.SECONDS);
        assertThat(heard).last().asString().endsWith(" real");
    }

    @Test
    @DisplayName("D25 seconds at which nothing is due are leapt over, and what is due within a second comes at its end")
    void onlyWhatIsDue() {
        var due = new ArrayDeque<>(Stream.of(1_500, 1_600, 3_000, 3_000)
                .map(Duration::ofMillis)
                .map(time.now()::plus)
                .toList());
        process.eachSecond(() -> Optional.ofNullable(due.peek()), now -> {
            say("tick");
            due.removeIf(at -> !at.isAfter(now));
        });

        time.advance(Duration.ofMinutes(1));

        assertThat(heard).containsExactly("2026-03-01T00:00:02Z tick", "2026-03-01T00:00:03Z tick");
    }

    @Test
    @DisplayName("D25 three weeks of ticks and of a wake-up every five minutes take no time")
    void threeWeeks() {
        var woken = new AtomicInteger();
        process.eachSecond(() -> Optional.of(time.now()), now -> {});
        wake(woken);
        long began = System.nanoTime();

        time.advance(WEEKS);

        assertThat(woken).hasValue(21 * 24 * 12);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    private void wake(AtomicInteger woken) {
        process.after(Duration.ofMinutes(5), () -> {
            woken.incrementAndGet();
            wake(woken);
        });
    }
}
