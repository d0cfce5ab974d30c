package io.hubbackup.simulation;

import org.junit.jupiter.api.Test;

/** Plays one history again and tells all of it: {@code -Dsimulation.seed=17}, and {@code -Dsimulation.defect=RAW_NAMES} where one was planted. */
class SimulationReplay {

    @Test
    void replay() {
        long seed = Long.getLong("simulation.seed", 1);
        var defect = Defect.valueOf(System.getProperty("simulation.defect", Defect.NONE.name()));
        var failed = Campaign.failed(seed, defect);
        var history = failed.map(one -> Shrinking.of(one.history(), one.violation(), defect))
                .orElseGet(() -> Histories.of(seed));
        System.out.println(history + "\n" + Simulation.story(history, defect));
        failed.ifPresent(one -> {
            throw one.violation();
        });
    }
}
