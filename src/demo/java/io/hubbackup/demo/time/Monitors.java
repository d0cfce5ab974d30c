package io.hubbackup.demo.time;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The simulated threads that wait for a monitor or in one; only for the thread that carries them. */
final class Monitors implements AutoCloseable {

    private final Set<SimulatedThread> waiting = new LinkedHashSet<>();
    private final SimulatedThreads threads;
    private Optional<MonitorFence> fence = Optional.empty();

    Monitors(SimulatedThreads threads) {
        this.threads = threads;
    }

    /** A thread gets a turn. */
    void left(SimulatedThread thread) {
        waiting.remove(thread);
    }

    /** A thread had a turn. */
    void entered(SimulatedThread thread) {
        if (thread.inMonitor()) {
            waiting.add(thread);
        }
    }

    /** Lets everybody have a turn who may enter a monitor since the last turn. */
    void handOn() {
        for (var thread : waiting) {
            if (thread.wantsMonitor()) {
                fence().pass();
                return;
            }
        }
    }

    private MonitorFence fence() {
        var made = fence.orElseGet(() -> new MonitorFence(threads));
        fence = Optional.of(made);
        return made;
    }

    @Override
    public void close() {
        fence.ifPresent(MonitorFence::close);
    }
}
