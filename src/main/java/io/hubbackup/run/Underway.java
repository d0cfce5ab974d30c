package io.hubbackup.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The passes that run at this moment; asking for them waits for nobody (packaging 5). */
final class Underway {

    private final Map<Pass, String> passes = new ConcurrentHashMap<>();
    private final Clock clock;

    Underway(Clock clock) {
        this.clock = clock;
    }

    /** One pass, from its begin to its end. */
    final class Pass implements AutoCloseable {

        private final Instant since = clock.instant();

        @Override
        public void close() {
            passes.remove(this);
        }
    }

    /** @param about what it looks at */
    Pass begin(String about) {
        var pass = new Pass();
        passes.put(pass, about);
        return pass;
    }

    /** The one that runs for the longest time. */
    Optional<Vitals.LongPass> longest() {
        return passes.entrySet().stream()
                .map(pass -> new Vitals.LongPass(pass.getValue(), pass.getKey().since))
                .min(Comparator.comparing(Vitals.LongPass::since));
    }
}
