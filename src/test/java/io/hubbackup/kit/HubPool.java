package io.hubbackup.kit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Hubs that one class has after the other, as many of them as classes run side by side; what is left ends with the run. */
final class HubPool implements AutoCloseable {

    private final List<HubsOfClass> all = new ArrayList<>();
    private final Deque<HubsOfClass> free = new ArrayDeque<>();

    /** One that nobody has, a new one where there is none. */
    synchronized Loan borrow(Supplier<HubsOfClass> another) {
        if (free.isEmpty()) {
            var hubs = another.get();
            all.add(hubs);
            free.push(hubs);
        }
        return new Loan(free.pop(), this);
    }

    private void giveBack(HubsOfClass hubs) {
        if (!kept(hubs)) {
            hubs.close();
        }
    }

    /** One is kept for the next class; a hub takes nearly a gigabyte of memory. */
    private synchronized boolean kept(HubsOfClass hubs) {
        if (free.isEmpty()) {
            free.push(hubs);
            return true;
        }
        all.remove(hubs);
        return false;
    }

    @Override
    public synchronized void close() {
        all.parallelStream().forEach(HubsOfClass::close);
    }

    /** Hubs that one class has until this is closed. */
    record Loan(HubsOfClass hubs, HubPool pool) implements AutoCloseable {

        @Override
        public void close() {
            pool.giveBack(hubs);
        }
    }
}
