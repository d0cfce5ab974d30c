package io.hubbackup.demo.time;

import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Threads and alarms that live and die together, as those of a process do. */
public final class SimulatedProcess implements Executor, Clockwork {

    private static final ThreadLocal<@Nullable SimulatedProcess> CURRENT = new ThreadLocal<>();

    private final String name;
    private final VirtualTime time;
    private final SimulatedThreads threads;
    private final Turns turns;
    private final List<Runnable> lastWishes = new CopyOnWriteArrayList<>();
    private volatile boolean alive = true;

    SimulatedProcess(String name, VirtualTime time, SimulatedThreads threads, Turns turns) {
        this.name = name;
        this.time = time;
        this.threads = threads;
        this.turns = turns;
    }

    /** The process to which the current thread belongs; empty on a thread that is not simulated. */
    public static Optional<SimulatedProcess> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Each task is a thread of its own. */
    @Override
    public void execute(Runnable task) {
        if (alive) {
            // A thread of a dead process gets its turns too: it may be the next one for a lock that the whole JVM
            // shares.
            var thread = new SimulatedThread(turns::add);
            thread.start(builder(thread), () -> {
                CURRENT.set(this);
                task.run();
            });
        }
    }

    private Thread.Builder.OfVirtual builder(SimulatedThread thread) {
        return threads.scheduledBy(thread)
                .name(name)
                .inheritInheritableThreadLocals(false)
                .uncaughtExceptionHandler((dead, failure) -> time.failed(this, failure));
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        alarm(delay, task);
    }

    /** Like {@link #after}, and can be cancelled. */
    Alarms.Alarm alarm(Duration delay, Runnable task) {
        return time.alarms().add(now().plus(delay), this, task);
    }

    void cancel(Alarms.Alarm alarm) {
        time.alarms().cancel(alarm);
    }

    /**
     * Calls somebody at every full second at which there is something to do.
     *
     * @param due when there is next, if ever
     * @param tick must return at once
     */
    public void eachSecond(Supplier<Optional<Instant>> due, Consumer<Instant> tick) {
        time.eachSecond(this, due, tick);
    }

    /** What others do when this process is gone; done once, on nobody's thread in particular. */
    public void atDeath(Runnable wish) {
        lastWishes.add(wish);
    }

    /**
     * From now on it starts no thread, none of its alarms rings, and whoever has a {@link #atDeath wish} cuts it off from the world, as after {@code kill -9}. What a
     * thread was in the middle of it does to the end, unseen by anybody.
     */
    public void die() {
        if (alive) {
            alive = false;
            time.forget(this);
            lastWishes.forEach(Runnable::run);
        }
    }

    public boolean alive() {
        return alive;
    }

    @Override
    public String toString() {
        return name;
    }
}
