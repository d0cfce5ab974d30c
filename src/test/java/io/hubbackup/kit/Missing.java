package io.hubbackup.kit;

import java.util.Arrays;
import java.util.Optional;

/** What a machine may lack, so that some tests do not run there. */
enum Missing {
    REAL_HUB("a real hub", HubKit.ABSENT),
    KUBECTL("kubectl", NeedsKubectl.ABSENT),
    PROMETHEUS("Prometheus", NeedsPrometheus.ABSENT),
    KIT("the kit's files", NeedsKit.ABSENT),
    SIMULATED_TIME("simulated time", NeedsSimulatedTime.ABSENT),
    NATIVE_BINARY("the native binary", NeedsNativeBinary.ABSENT);

    private final String what;
    private final String because;

    Missing(String what, String because) {
        this.what = what;
        this.because = because;
    }

    /** What a test that was skipped for this reason would have needed; empty when it was skipped for another one. */
    static Optional<Missing> because(String reason) {
        return Arrays.stream(values())
                .filter(missing -> reason.contains(missing.because))
                .findFirst();
    }

    String line(Iterable<String> tests) {
        return "Not run: tests that need %s (%s): %s".formatted(what, because, String.join(", ", tests));
    }
}
