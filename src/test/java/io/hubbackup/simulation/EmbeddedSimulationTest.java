package io.hubbackup.simulation;

import io.hubbackup.kit.NeedsSimulatedTime;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Random histories through watches, reconcilers and writer")
@NeedsSimulatedTime
class EmbeddedSimulationTest {

    private static final int HISTORIES = Integer.getInteger("simulation.embedded", 2);
    private static final long FIRST = Long.getLong("simulation.seed", 1);

    @Test
    @DisplayName("D8 D9 D20 keep the invariants")
    void invariants() {
        long begun = System.nanoTime();
        var failure = LongStream.range(FIRST, FIRST + HISTORIES)
                .boxed()
                .flatMap(seed -> EmbeddedHistory.failure(Histories.of(seed))
                        .map(violation ->
                                "seed %d: %s%n  replay: ./mvnw -q test -Dtest=EmbeddedSimulationTest -Dsimulation.embedded=1 -Dsimulation.seed=%d%n  %s"
                                        .formatted(seed, violation.getMessage(), seed, Histories.of(seed)))
                        .stream())
                .findFirst();
        System.out.printf(
                "simulation: %d histories on embedded hubs from seed %d in %.1f s%n",
                HISTORIES, FIRST, (System.nanoTime() - begun) / 1e9);
        failure.ifPresent(what -> {
            throw new AssertionError(what);
        });
    }
}
