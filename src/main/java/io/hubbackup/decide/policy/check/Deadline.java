package io.hubbackup.decide.policy.check;

import java.time.Duration;
import java.time.Instant;

/** The last moment at which something is still in time. */
record Deadline(Instant last) {

    static Deadline after(Instant begin, Duration allowed) {
        return new Deadline(begin.plus(allowed));
    }

    boolean passed(Instant now) {
        return now.isAfter(last);
    }

    /** When it has passed, if nothing happens before. */
    Instant next() {
        return last.plusMillis(1);
    }

    @Override
    public String toString() {
        return Words.at(last);
    }
}
