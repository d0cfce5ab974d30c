package io.hubbackup.demo.registration;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something is to be looked at again though nothing changes.
 *
 * @param at empty where there is no such time
 * @param failed whether it is to be tried again, later each time
 */
record Next(Optional<Instant> at, boolean failed) {

    static final Next NEVER = new Next(Optional.empty(), false);
    static final Next RETRY = new Next(Optional.empty(), true);

    static Next at(Instant time) {
        return new Next(Optional.of(time), false);
    }

    /** Whichever comes first. */
    Next or(Next other) {
        return new Next(Stream.concat(at.stream(), other.at.stream()).min(Instant::compareTo), failed || other.failed);
    }
}
