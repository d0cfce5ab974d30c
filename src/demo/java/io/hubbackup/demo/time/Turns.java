package io.hubbackup.demo.time;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The one real thread on which everything simulated takes turns, first come, first served. */
final class Turns implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition comes = lock.newCondition();
    private final Condition quiet = lock.newCondition();
    private final Deque<Runnable> ready = new ArrayDeque<>();
    private final Thread carrier =
            Thread.ofPlatform().daemon().name("simulation").unstarted(this::carry);
    private boolean busy;
    private int held;
    private boolean closed;

    /** Counts whatever shows that time goes on; when it stands still for long, something is stuck. */
    private volatile long moments;

    Turns() {
        carrier.start();
    }

    /** A turn runs until its thread waits, sleeps or ends. */
    void add(Runnable turn) {
        lock.lock();
        try {
            ready.add(turn);
            comes.signal();
        } finally {
            lock.unlock();
        }
    }

    /** From now until {@link #release}, it is not quiet: somebody who is not simulated has something to do. */
    void hold() {
        count(1);
    }

    void release() {
        count(-1);
    }

    private void count(int more) {
        lock.lock();
        try {
            held += more;
            comes.signal();
        } finally {
            lock.unlock();
        }
    }

    private void carry() {
        while (true) {
            lock.lock();
            try {
                while (ready.isEmpty() && held == 0) {
                    busy = false;
                    quiet.signalAll();
                    if (closed) {
                        return;
                    }
                    comes.awaitUninterruptibly();
                }
                busy = true;
            } finally {
                lock.unlock();
            }
            takeAll();
        }
    }

    /**
     * Until nobody is ready; only for the carrier.
     *
     * @return whether there was anything to do
     */
    boolean takeAll() {
        var turn = next();
        boolean any = turn.isPresent();
        for (; turn.isPresent(); turn = next()) {
            turn.get().run();
        }
        moments++;
        return any;
    }

    private Optional<Runnable> next() {
        lock.lock();
        try {
            while (ready.isEmpty() && held > 0) {
                comes.awaitUninterruptibly();
            }
            return Optional.ofNullable(ready.poll());
        } finally {
            lock.unlock();
        }
    }

    boolean onCarrier() {
        return Thread.currentThread() == carrier;
    }

    /**
     * Blocks until nothing can go on.
     *
     * @param bound in real time, for everything that happens at one moment of simulated time
     * @throws IllegalStateException with what is stuck
     */
    void awaitQuiet(Duration bound) {
        lock.lock();
        try {
            var left = bound;
            for (long seen = moments; busy || held > 0 || !ready.isEmpty(); seen = moments) {
                if (left.isNegative()) {
                    throw new IllegalStateException(stuck(bound));
                }
                await();
                left = seen == moments ? left.minus(LOOK) : bound;
            }
        } finally {
            lock.unlock();
        }
    }

    private void await() {
        try {
            quiet.awaitNanos(LOOK.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the simulation was busy", interrupted);
        }
    }

    private String stuck(Duration bound) {
        var text = new StringBuilder(
                "busy at one moment for longer than %s, %d turns and %d others are waited for; the carrier is %s at"
                        .formatted(bound, ready.size(), held, carrier.getState()));
        for (var frame : carrier.getStackTrace()) {
            text.append("\n    ").append(frame);
        }
        return text.toString();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            comes.signal();
        } finally {
            lock.unlock();
        }
    }
}
