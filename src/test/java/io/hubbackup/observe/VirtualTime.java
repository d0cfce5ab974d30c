package io.hubbackup.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** A clock that stands still until a test winds it; others may set alarms meanwhile. */
final class VirtualTime implements Clockwork {

    private record Alarm(Instant at, long order, Runnable task) {}

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparingLong(Alarm::order));
    private volatile Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private long order;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        alarms.add(new Alarm(now.plus(delay), order++, task));
    }

    /** Lets time pass, and runs what is due on the way. */
    void pass(Duration time) {
        var until = now.plus(time);
        for (var next = due(until); next.isPresent(); next = due(until)) {
            now = next.get().at();
            next.get().task().run();
        }
        now = until;
    }

    private synchronized Optional<Alarm> due(Instant until) {
        return Optional.ofNullable(alarms.peek())
                .filter(next -> !next.at().isAfter(until))
                .map(next -> alarms.remove());
    }

    synchronized int waiting() {
        return alarms.size();
    }
}
