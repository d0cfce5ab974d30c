package io.hubbackup.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still until a test winds it. */
final class VirtualTime implements Clockwork {

    private record Alarm(Instant at, long order, Runnable task) {}

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparingLong(Alarm::order));
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private long order;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        alarms.add(new Alarm(now.plus(delay), order++, task));
    }

    /** Lets time pass, and runs what is due on the way. */
    void pass(Duration time) {
        var until = now.plus(time);
        for (var next = alarms.peek(); next != null && !next.at().isAfter(until); next = alarms.peek()) {
            alarms.remove();
            now = next.at();
            next.task().run();
        }
        now = until;
    }

    int waiting() {
        return alarms.size();
    }
}
