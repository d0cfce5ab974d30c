package io.hubbackup.simulation;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Random histories on the model")
class SimulationTest {

    private static final int HISTORIES = Integer.getInteger("simulation.histories", 120);
    private static final long FIRST = Long.getLong("simulation.seed", 1);

    @Test
    @DisplayName("D8 D9 D20 keep the invariants")
    void invariants() {
        long begun = System.nanoTime();
        var failures = Campaign.failures(FIRST, HISTORIES, Defect.NONE);
        System.out.printf(
                "simulation: %d histories on the model from seed %d in %.1f s%n",
                HISTORIES, FIRST, (System.nanoTime() - begun) / 1e9);
        failures.stream().findFirst().ifPresent(failed -> {
            throw new AssertionError(failures.size() + " histories failed; " + failed.told(), failed.violation());
        });
    }
}
