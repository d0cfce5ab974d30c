package io.hubbackup.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Many histories, from one seed after the other. */
final class Campaign {

    /** A history that has failed. */
    record Failed(Histories.History history, Violation violation, Defect defect) {

        /** How to see it again, and as few events of it as show the failure. */
        String told() {
            var shrunk = Shrinking.of(history, violation, defect);
            return "seed %d%s: %s%n  replay: ./mvnw -q test -Dtest=SimulationReplay -Dsimulation.seed=%d%s%n  shrunk to %s"
                    .formatted(
                            history.seed(),
                            defect == Defect.NONE ? "" : " with " + defect,
                            violation.getMessage(),
                            history.seed(),
                            defect == Defect.NONE ? "" : " -Dsimulation.defect=" + defect,
                            shrunk);
        }
    }

    private Campaign() {}

    static List<Failed> failures(long first, int count, Defect defect) {
        return LongStream.range(first, first + count)
                .parallel()
                .boxed()
                .flatMap(seed -> failed(seed, defect).stream())
                .sorted(java.util.Comparator.comparingLong(
                        (Failed failed) -> failed.history().seed()))
                .toList();
    }

    static Optional<Failed> failed(long seed, Defect defect) {
        var history = Histories.of(seed);
        return Simulation.failure(history, defect).map(violation -> new Failed(history, violation, defect));
    }
}
