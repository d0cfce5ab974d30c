package io.hubbackup.demo.time;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until every thread that may enter a monitor now has been told so.
 *
 * <p>When a virtual thread leaves a monitor, the next one is not woken by it but by a thread of the JVM, whenever the machine gives that one time. Until then it looks as
 * if nobody could go on. Two threads that hand a monitor on to each other show that the JVM's thread has been at work.
 *
 * <p>They live on the thread that makes it and passes it. That one must be in no monitor itself: the JVM would take the monitor for theirs.
 */
final class MonitorFence implements AutoCloseable {

    private final Object monitor = new Object();
    private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
    private final Thread owner;
    private final Thread successor;
    private volatile boolean closed;

    MonitorFence(SimulatedThreads threads) {
        owner = started(threads, this::own);
        successor = started(threads, this::succeed);
    }

    private Thread started(SimulatedThreads threads, Runnable life) {
        var thread = threads.scheduledBy(turns::add).name("monitor-fence").start(life);
        takeTurn();
        return thread;
    }

    /** After it, whoever was free to enter a monitor before has been given to his scheduler. */
    void pass() {
        // The JVM's thread takes the whole list of those who wait for it, the last one first: the first pass shows that
        // it took the list, the second that it came to its end.
        handOn();
        handOn();
    }

    private void handOn() {
        wake(owner);
        wake(successor);
        wake(owner);
        takeTurn();
    }

    private void own() {
        while (!closed) {
            LockSupport.park();
            synchronized (monitor) {
                LockSupport.park();
            }
        }
    }

    private void succeed() {
        while (!closed) {
            LockSupport.park();
            synchronized (monitor) {
                // entering was all
                continue;
            }
        }
    }

    private void wake(Thread thread) {
        LockSupport.unpark(thread);
        takeTurn();
    }

    /** The turn of a thread that was woken is there; for that of one that was blocked this waits. */
    private void takeTurn() {
        boolean interrupted = false;
        while (true) {
            try {
                turns.take().run();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its threads end. */
    @Override
    public void close() {
        closed = true;
        wake(owner);
        wake(owner);
        wake(successor);
    }
}
