package io.hubbackup.demo.time;

import io.hubbackup.demo.time.SimulatedThread.Turn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The one real thread on which everything simulated takes turns, first come, first served. */
final class Turns implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition comes = lock.newCondition();
    private final Condition quiet = lock.newCondition();
    private final Deque<Runnable> ready = new ArrayDeque<>();
    /** Those who were woken by nobody of the simulation, which happens at any time during a turn; they come after those who were woken in it. */
    private final Queue<Turn> woken =
            new PriorityQueue<>(Comparator.comparingLong(turn -> turn.thread().number()));

    private final Monitors monitors;
    private final Thread carrier =
            Thread.ofPlatform().daemon().name("simulation").unstarted(this::carry);
    private boolean busy;
    private int held;
    private boolean closed;

    /** Counts whatever shows that time goes on; when it stands still for long, something is stuck. */
    private volatile long moments;

    Turns(SimulatedThreads threads) {
        monitors = new Monitors(threads);
        carrier.start();
    }

    void add(Turn turn) {
        lock.lock();
        try {
            if (onCarrier() || SimulatedProcess.current().isPresent()) {
                ready.add(() -> take(turn));
            } else {
                woken.add(turn);
            }
            comes.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Something that the carrier does between two turns. */
    void between(Runnable action) {
        lock.lock();
        try {
            ready.add(action);
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
                while (nobody() && held == 0) {
                    busy = false;
                    quiet.signalAll();
                    if (closed) {
                        monitors.close();
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

    private void take(Turn turn) {
        monitors.left(turn.thread());
        turn.stretch().run();
        monitors.entered(turn.thread());
    }

    private Optional<Runnable> next() {
        monitors.handOn();
        lock.lock();
        try {
            while (nobody() && held > 0) {
                comes.awaitUninterruptibly();
            }
            for (var turn = woken.poll(); turn != null; turn = woken.poll()) {
                var its = turn;
                ready.add(() -> take(its));
            }
            return Optional.ofNullable(ready.poll());
        } finally {
            lock.unlock();
        }
    }

    private boolean nobody() {
        return ready.isEmpty() && woken.isEmpty();
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
            for (long seen = moments; busy || held > 0 || !nobody(); seen = moments) {
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
                        .formatted(bound, ready.size() + woken.size(), held, carrier.getState()));
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
