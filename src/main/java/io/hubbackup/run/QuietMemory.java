package io.hubbackup.run;

import java.time.Clock;
import java.time.Duration;

/**
 * Gives memory back when the hub has become quiet. The first look at a large fleet and the first preparation leave many times more garbage than data, which
 * a collector that is built for little work would otherwise keep until it needs the room.
 */
final class QuietMemory {

    static final Duration QUIET = Duration.ofSeconds(20);

    private final WakeTimer timer;
    private final Clock clock;
    private final Runnable collect;

    /** @param collect asks the collector to run, for instance {@code System::gc} */
    QuietMemory(WakeTimer timer, Clock clock, Runnable collect) {
        this.timer = timer;
        this.clock = clock;
        this.collect = collect;
    }

    /** Something was read or written: it is not quiet yet. */
    void disturbed() {
        timer.replace(this, clock.instant().plus(QUIET), collect);
    }
}
