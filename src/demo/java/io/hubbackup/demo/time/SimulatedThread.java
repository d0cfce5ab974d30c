package io.hubbackup.demo.time;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A virtual thread that goes on when it is given a turn; the JVM's scheduler for this one thread. */
final class SimulatedThread implements Executor {

    private static final AtomicLong COUNT = new AtomicLong();

    /** A stretch of its life: until it waits, sleeps or ends. */
    record Turn(SimulatedThread thread, Runnable stretch) {}

    private final long number = COUNT.getAndIncrement();
    private final Consumer<Turn> turns;
    private volatile @Nullable Thread thread;

    /** @param turns hears of each turn as soon as the thread can take it */
    SimulatedThread(Consumer<Turn> turns) {
        this.turns = turns;
    }

    void start(Thread.Builder.OfVirtual builder, Runnable task) {
        var made = builder.unstarted(task);
        thread = made;
        made.start();
    }

    @Override
    public void execute(Runnable stretch) {
        turns.accept(new Turn(this, stretch));
    }

    /** The later a thread was made, the higher is its number. */
    long number() {
        return number;
    }

    /** Whether it waits to enter a monitor, or in one for a notification. */
    boolean inMonitor() {
        return switch (state()) {
            case BLOCKED -> true;
            // whoever waits for a lock or a future says for which one
            case WAITING, TIMED_WAITING -> LockSupport.getBlocker(thread) == null;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /** Whether it may enter a monitor as soon as nobody else is in it. */
    boolean wantsMonitor() {
        return switch (state()) {
            case BLOCKED, RUNNABLE -> true;
            case NEW, WAITING, TIMED_WAITING, TERMINATED -> false;
        };
    }

    private Thread.State state() {
        var made = thread;
        return made == null ? Thread.State.NEW : made.getState();
    }
}
