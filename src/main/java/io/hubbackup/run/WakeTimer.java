package io.hubbackup.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;

/**
 * The one timer of the process (D25): all waking, backing off and giving up waits here.
 *
 * <p>It never looks at a clock by itself. Whoever winds it says what time it is: the scheduler in production, a test in virtual time.
 */
public final class WakeTimer {

    private record Alarm(Instant at, long order, Runnable task) {}

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparingLong(Alarm::order));
    private final Map<Object, Alarm> named = new HashMap<>();
    private final Executor executor;
    private long order;

    /** @param executor runs what is due; a task may block it */
    public WakeTimer(Executor executor) {
        this.executor = executor;
    }

    /** Runs {@code task} once when the time has come. */
    public synchronized void at(Instant when, Runnable task) {
        alarms.add(new Alarm(when, order++, task));
    }

    /** Like {@link #at}, and replaces an earlier alarm of the same name that has not run yet. */
    public synchronized void replace(Object name, Instant when, Runnable task) {
        cancel(name);
        var alarm = new Alarm(when, order++, task);
        alarms.add(alarm);
        named.put(name, alarm);
    }

    /** Like {@link #replace}, but an alarm of the same name that comes earlier stays as it is. */
    public synchronized void atLatest(Object name, Instant when, Runnable task) {
        var waiting = named.get(name);
        if (waiting == null || when.isBefore(waiting.at())) {
            replace(name, when, task);
        }
    }

    public synchronized void cancel(Object name) {
        var waiting = named.remove(name);
        if (waiting != null) {
            alarms.remove(waiting);
        }
    }

    /** When something is due next; whoever winds it may sleep until then. */
    public synchronized Optional<Instant> next() {
        return Optional.ofNullable(alarms.peek()).map(Alarm::at);
    }

    /** Hands everything that is due at {@code now} to the executor, earliest first. */
    public void wind(Instant now) {
        due(now).forEach(executor::execute);
    }

    private synchronized List<Runnable> due(Instant now) {
        var due = new ArrayList<Runnable>();
        for (var next = alarms.peek(); next != null && !next.at().isAfter(now); next = alarms.peek()) {
            alarms.remove();
            named.values().remove(next);
            due.add(next.task());
        }
        return due;
    }
}
