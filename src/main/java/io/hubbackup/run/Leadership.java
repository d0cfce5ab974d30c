package io.hubbackup.run;

import java.time.Instant;
import java.util.Optional;

/** Which of several processes works on the hub (policies 6.8). */
interface Leadership {

    /** Where nobody else is expected. */
    Leadership ALONE = new Leadership() {
        @Override
        public boolean leads() {
            return true;
        }

        @Override
        public Optional<Instant> asked() {
            return Optional.empty();
        }

        @Override
        public void start(Runnable changed) {}

        @Override
        public void stop() {}
    };

    /** Whether this process may act at this moment. */
    boolean leads();

    /** When it was last asked for or renewed, whatever the answer; empty where nobody asks. */
    Optional<Instant> asked();

    /** Begins to ask for the lead; returns at once. {@code changed} hears, on a thread of its own, that the answer is another one. */
    void start(Runnable changed);

    /** Does not lead any more, and lets the next one begin; blocks. */
    void stop();
}
