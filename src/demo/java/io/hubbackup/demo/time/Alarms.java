package io.hubbackup.demo.time;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** All that is to happen later, the earliest first; what is due at the same time happens in the order in which it was asked for. */
final class Alarms {

    /** Starts a thread of its process when its time has come. */
    record Alarm(Instant at, long order, SimulatedProcess process, Runnable task) {

        void ring() {
            process.execute(task);
        }
    }

    private final TreeSet<Alarm> waiting =
            new TreeSet<>(Comparator.comparing(Alarm::at).thenComparingLong(Alarm::order));
    private long order;

    synchronized Alarm add(Instant at, SimulatedProcess process, Runnable task) {
        var alarm = new Alarm(at, order++, process, task);
        if (process.alive()) {
            waiting.add(alarm);
        }
        return alarm;
    }

    synchronized boolean cancel(Alarm alarm) {
        return waiting.remove(alarm);
    }

    synchronized void cancelAll(SimulatedProcess process) {
        waiting.removeIf(alarm -> alarm.process().equals(process));
    }

    synchronized Optional<Instant> next() {
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(waiting.first().at());
    }

    synchronized Optional<Alarm> due(Instant now) {
        return waiting.isEmpty() || waiting.first().at().isAfter(now)
                ? Optional.empty()
                : Optional.ofNullable(waiting.pollFirst());
    }
}
