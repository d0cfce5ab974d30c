package io.hubbackup.apply;

import static io.hubbackup.apply.Writes.cleared;
import static io.hubbackup.apply.Writes.create;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WriterTest {

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        workers.shutdown();
    }

    @Test
    @DisplayName("a series ends with its first failure; what follows is told as skipped")
    void series() {
        var plan = Plan.series(create("a"), create("bad"), Plan.parallel(List.of(create("c"), create("d"))));
        assertThat(words(execute(plan, WriterTest::judge)))
                .containsExactly("a done", "bad failed", "c skipped", "d skipped");
    }

    @Test
    @DisplayName("a series goes on after a create that met its object")
    void seriesAfterExisted() {
        assertThat(words(execute(Plan.series(create("there"), create("b")), WriterTest::judge)))
                .containsExactly("there existed", "b done");
    }

    @Test
    @DisplayName("B4.2 clusters do not wait for each other: a failure stays in its branch")
    void parallel() {
        var plan =
                Plan.parallel(List.of(Plan.series(create("bad"), create("b")), Plan.series(create("c"), create("d"))));
        assertThat(words(execute(plan, WriterTest::judge)))
                .containsExactly("bad failed", "b skipped", "c done", "d done");
    }

    @Test
    @DisplayName("what a guard refused is among the outcomes")
    void refused() {
        var cleared = Guards.clear(
                Plan.parallel(List.of(create("a"), create("no"))),
                List.of(write -> Optional.of("protected")
                        .filter(why -> write.target().key().name().equals("no"))));
        assertThat(words(writer(WriterTest::judge, 4).execute(cleared))).containsExactly("a done", "no skipped");
    }

    @Test
    @DisplayName("BW16 requests run side by side, and never more than allowed")
    void bounded() {
        var busy = new AtomicInteger();
        var most = new AtomicInteger();
        // Single writes: the last four of a series would wait for a fourth that cannot come before they are through.
        var together = new CyclicBarrier(4);
        var plan = Plan.parallel(
                IntStream.range(0, 80).mapToObj(i -> create("a" + i)).toList());
        var outcomes = writer(
                        write -> {
                            most.accumulateAndGet(busy.incrementAndGet(), Math::max);
                            meet(together);
                            busy.decrementAndGet();
                            return new Outcome.Done(write);
                        },
                        4)
                .execute(cleared(plan));
        assertThat(outcomes.all()).hasSize(80);
        assertThat(most).hasValue(4);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Outcomes execute(Plan plan, Function<Write, Outcome> requests) {
        return writer(requests, 8).execute(cleared(plan));
    }

    private Writer writer(Function<Write, Outcome> requests, int atATime) {
        return new Writer(requests, workers, atATime);
    }

    private static Outcome judge(Write write) {
        return switch (write.target().key().name()) {
            case "bad" -> new Outcome.Failed(write, 500, "because", Optional.empty());
            case "there" -> new Outcome.Existed(write);
            default -> new Outcome.Done(write);
        };
    }

    private static final Map<Class<?>, String> WORDS = Map.of(
            Outcome.Done.class, "done",
            Outcome.Existed.class, "existed",
            Outcome.Failed.class, "failed",
            Outcome.Skipped.class, "skipped");

    private static List<String> words(Outcomes outcomes) {
        return outcomes.all().stream()
                .map(outcome -> outcome.write().target().key().name() + " " + WORDS.get(outcome.getClass()))
                .toList();
    }
}
