package io.hubbackup.apiserver.write;

import io.hubbackup.observe.Clockwork;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UIDs, generated names and times of new objects: the same for the same seed and the same time. */
public final class Identifiers {

    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX = 5;
    private static final int LONGEST_PREFIX = 58;

    private final Clockwork clock;
    private final RandomGenerator random;

    public Identifiers(Clockwork clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public synchronized String uid() {
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    synchronized String name(String prefix) {
        var name = new StringBuilder(prefix.length() > LONGEST_PREFIX ? prefix.substring(0, LONGEST_PREFIX) : prefix);
        for (int i = 0; i < SUFFIX; i++) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }

    /** The present, in whole seconds, as metadata has it. */
    public String now() {
        return clock.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
