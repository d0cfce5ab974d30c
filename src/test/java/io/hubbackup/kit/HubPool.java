package io.hubbackup.kit;

import java.util.Optional;
import java.util.function.Supplier;

/** Hubs that one class has after the other, as many of them as classes run side by side; the last ends with the run. */
final class HubPool implements AutoCloseable {

    /** One is kept for the next class and no more: a hub takes nearly a gigabyte of memory. */
    private Optional<HubsOfClass> free = Optional.empty();

    /** Those that nobody has, new ones where there are none. */
    synchronized Loan borrow(Supplier<HubsOfClass> another) {
        var hubs = free.orElseGet(another);
        free = Optional.empty();
        return new Loan(hubs, this);
    }

    private void giveBack(HubsOfClass hubs) {
        if (!kept(hubs)) {
            hubs.close();
        }
    }

    private synchronized boolean kept(HubsOfClass hubs) {
        if (free.isPresent()) {
            return false;
        }
        free = Optional.of(hubs);
        return true;
    }

    /** Whatever was lent is back by then. */
    @Override
    public synchronized void close() {
        free.ifPresent(HubsOfClass::close);
    }

    /** Hubs that one class has until this is closed. */
    record Loan(HubsOfClass hubs, HubPool pool) implements AutoCloseable {

        @Override
        public void close() {
            pool.giveBack(hubs);
        }
    }
}
