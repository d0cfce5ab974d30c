package io.hubbackup.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The invariants are worth something: with a defect of the Go operator put back, a history breaks one of them. */
@DisplayName("Random histories with a defect planted")
class SimulatedDefectsTest {

    private static final long SEEDS = Long.getLong("simulation.defects", 60);

    @ParameterizedTest(name = "{0} is found: {1} ({2})")
    @CsvSource({
        "W1, nothing that the restored set has is deleted, FAILED_IS_RESTORED",
        "W8, nothing is deleted that our restores have not brought, EVERY_RESTORE_IS_OURS",
        "W11, nothing that the restored set has is deleted, RAW_NAMES",
        "W20, nothing protected is deleted, SECRETS_UNPROTECTED",
        "W22, no cluster is taken down, FINALIZERS_LAST"
    })
    @DisplayName("W1 W8 W11 W20 W22 are found")
    void found(String number, String invariant, Defect defect) {
        var failed = first(invariant, defect);

        assertThat(failed).as("%s in %d histories", number, SEEDS).isPresent();
        System.out.println(number + " found by " + failed.get().told());
    }

    private static Optional<Campaign.Failed> first(String invariant, Defect defect) {
        return LongStream.rangeClosed(1, SEEDS)
                .boxed()
                .flatMap(seed -> Campaign.failed(seed, defect).stream())
                .filter(failed -> failed.violation().invariant().equals(invariant))
                .findFirst();
    }
}
