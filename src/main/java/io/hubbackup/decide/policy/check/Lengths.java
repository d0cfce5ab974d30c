package io.hubbackup.decide.policy.check;

import io.hubbackup.wire.GoDuration;
import java.time.Duration;

/** How messages write lengths of time: as the fields do, without zero parts, and rounded where a second more or less says nothing. */
final class Lengths {

    private Lengths() {}

    /** {@code 72h}, {@code 1h30m}. */
    static String exactly(Duration length) {
        return new GoDuration(length).format().replaceFirst("(?<=[hm])0s$", "").replaceFirst("(?<=h)0m$", "");
    }

    /** Up to ten minutes in steps of ten seconds, beyond in whole minutes; always upwards. */
    static String about(Duration length) {
        long step = length.compareTo(Duration.ofMinutes(10)) <= 0 ? 10 : 60;
        long steps = Math.max(1, (length.toSeconds() + step - 1) / step);
        return exactly(Duration.ofSeconds(steps * step));
    }
}
