package io.hubbackup.decide.policy;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.check.Templates;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What one evaluation of a large hub costs. Run by {@code ./mvnw -Pbench verify -Dit.test=EvaluationBench}. */
@DisplayName("The figures of an evaluation")
class EvaluationBench {

    private static final int WARM_UP = 60;
    private static final int MEASURED = 40;
    private static final double NANOS = 1e6;

    // The processor's time: that of the clock on the wall depends on whatever else the machine does.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    @DisplayName("policies 9.18 10,000 backups and 2,000 clusters are judged within 100 ms")
    void figures() {
        var catalogue = WrittenCatalogue.read();
        var evaluator = new Evaluator(catalogue, Templates.of(catalogue));
        var hub = LargeHub.well().seen();
        var took = LongStream.range(0, WARM_UP + MEASURED)
                .map(round -> timed(() -> evaluator.evaluate(Evaluation.NONE, hub, NOON)))
                .skip(WARM_UP)
                .sorted()
                .toArray();
        System.out.printf(
                "evaluation of %d backups, %d clusters, processor time: median %.1f ms, slowest of %d %.1f ms%n",
                LargeHub.BACKUPS, LargeHub.CLUSTERS, took[MEASURED / 2] / NANOS, MEASURED, took[MEASURED - 1] / NANOS);
        assertThat(took[MEASURED / 2] / NANOS).isLessThan(100);
    }

    private static long timed(Runnable work) {
        long begin = THREADS.getCurrentThreadCpuTime();
        work.run();
        return THREADS.getCurrentThreadCpuTime() - begin;
    }
}
