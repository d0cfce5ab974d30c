package io.hubbackup.demo.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A clock that somebody moves, for everything that is simulated: threads, alarms, and the timer of the operator.
 *
 * <p>Whoever moves it is a thread outside, a test for instance. The same calls in the same order lead to the same turns in the same order.
 */
public final class VirtualTime implements AutoCloseable {

    /** For everything that happens at one moment. In real time, on a machine that may be slow. */
    private static final Duration BOUND = Duration.ofSeconds(60);

    private static final BooleanSupplier NOTHING = () -> false;

    private record Tick(SimulatedProcess process, Supplier<Optional<Instant>> due, Consumer<Instant> action) {

        /** The first full second after a moment at which there is something to do. */
        Optional<Instant> after(Instant moment) {
            return due.get().map(time -> time.isAfter(moment) ? upToSecond(time) : secondAfter(moment));
        }

        private static Instant upToSecond(Instant time) {
            return time.getNano() == 0 ? time : secondAfter(time);
        }

        private static Instant secondAfter(Instant time) {
            return time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        }
    }

    private final SimulatedThreads threads = new SimulatedThreads();
    private final Turns turns = new Turns(threads);
    private final Alarms alarms = new Alarms();
    private final List<Tick> ticks = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<IllegalStateException>> failure = new AtomicReference<>(Optional.empty());
    private final SimulatedProcess outside;
    private volatile Instant now;

    public VirtualTime(Instant start) {
        this.now = start;
        this.outside = process("outside");
        ClientTimers.simulated();
        LogPrinter.simulated();
    }

    public Instant now() {
        return now;
    }

    public Clock clock() {
        return new Face(ZoneOffset.UTC);
    }

    /** A new process without threads. */
    public SimulatedProcess process(String name) {
        return new SimulatedProcess(name, this, threads, turns);
    }

    /**
     * Waits, in real time, until nothing can go on at this moment.
     *
     * @throws IllegalStateException when that takes too long, or when a thread died of an error
     */
    public void settle() {
        if (SimulatedProcess.current().isPresent() || turns.onCarrier()) {
            throw new IllegalStateException("what is simulated cannot wait for its own end");
        }
        turns.awaitQuiet(BOUND);
        failure.getAndSet(Optional.empty()).ifPresent(failed -> {
            throw failed;
        });
    }

    /** Lets time pass: from one alarm to the next, and everything that follows from each before the next. */
    public void advance(Duration by) {
        advanceUntil(NOTHING, by);
    }

    /**
     * Lets time pass until something is so.
     *
     * @param sought is asked whenever everything is quiet
     * @return whether it became so within {@code limit}
     */
    public boolean advanceUntil(BooleanSupplier sought, Duration limit) {
        settle();
        var until = now.plus(limit);
        var found = new CompletableFuture<Boolean>();
        turns.between(() -> leapOn(sought, until, found));
        settle();
        return found.join();
    }

    private void leapOn(BooleanSupplier sought, Instant until, CompletableFuture<Boolean> found) {
        boolean done = ask(sought);
        for (var next = next(); !done && !next.isAfter(until) && failure.get().isEmpty(); next = next()) {
            now = next;
            ring();
            done = turns.takeAll() && ask(sought);
        }
        now = done || failure.get().isPresent() ? now : until;
        found.complete(done);
    }

    /** Asks as one more simulated thread, so that the question may make requests. */
    private boolean ask(BooleanSupplier sought) {
        if (sought.equals(NOTHING)) {
            return false;
        }
        var answer = new AtomicBoolean();
        outside.execute(() -> answer.set(sought.getAsBoolean()));
        turns.takeAll();
        return answer.get();
    }

    private Instant next() {
        var next = alarms.next().orElse(Instant.MAX);
        for (var tick : ticks) {
            next = tick.after(now).filter(next::isAfter).orElse(next);
        }
        return next;
    }

    private void ring() {
        for (var due = alarms.due(now); due.isPresent(); due = alarms.due(now)) {
            due.get().ring();
        }
        if (now.getNano() == 0) {
            ticks.forEach(tick -> tick.action().accept(now));
        }
    }

    /**
     * Does something as one more simulated thread, at a quiet moment, and lets everything follow that follows at this moment.
     *
     * @throws IllegalStateException when it waits for time to pass
     */
    public <T> T call(Callable<T> action) {
        settle();
        var result = new CompletableFuture<T>();
        outside.execute(() -> {
            try {
                result.complete(action.call());
            } catch (Exception | Error failed) {
                result.completeExceptionally(failed);
            }
        });
        settle();
        if (!result.isDone()) {
            throw new IllegalStateException("it waits for time to pass");
        }
        return joined(result);
    }

    private static <T> T joined(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException itself) {
                throw itself;
            }
            throw failed;
        }
    }

    /** Lets a real thread do what cannot be simulated, and waits for it; time stands still meanwhile. */
    public void elsewhere(Runnable action) {
        var done = new CompletableFuture<Void>();
        turns.hold();
        Thread.ofPlatform().daemon().name("elsewhere").start(() -> {
            try {
                action.run();
                // as a thread of the simulation, which gets its turn after those that were started meanwhile
                outside.execute(() -> done.complete(null));
            } catch (RuntimeException | Error failed) {
                outside.execute(() -> done.completeExceptionally(failed));
            } finally {
                turns.release();
            }
        });
        joined(done);
    }

    /** Waits for a quiet moment, unless this thread is simulated itself. */
    public void settleForOutside() {
        if (SimulatedProcess.current().isEmpty()) {
            settle();
        }
    }

    Alarms alarms() {
        return alarms;
    }

    void eachSecond(SimulatedProcess process, Supplier<Optional<Instant>> due, Consumer<Instant> action) {
        ticks.add(new Tick(process, due, action));
    }

    void forget(SimulatedProcess process) {
        alarms.cancelAll(process);
        ticks.removeIf(tick -> tick.process().equals(process));
    }

    /** The first error of which a thread died; whoever waits for quiet hears of it. */
    void failed(SimulatedProcess process, Throwable error) {
        var told = new IllegalStateException("A thread of " + process + " died of an error at " + now, error);
        failure.compareAndSet(Optional.empty(), Optional.of(told));
    }

    @Override
    public void close() {
        turns.close();
    }

    private final class Face extends Clock {

        private final ZoneId zone;

        private Face(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Face(other);
        }
    }
}
