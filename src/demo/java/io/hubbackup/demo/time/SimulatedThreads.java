package io.hubbackup.demo.time;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.util.concurrent.Executor;

/**
 * Makes virtual threads whose turns are given by a scheduler of ours.
 *
 * <p>The JDK has this, but not in its public interface: the JVM must be started with {@code --add-opens java.base/java.lang=ALL-UNNAMED}.
 */
final class SimulatedThreads {

    private static final String BUILDER = "java.lang.ThreadBuilders$VirtualThreadBuilder";

    /** Before, a thread that waits inside a monitor holds up the thread that carries it, and so all others. */
    private static final int WAITS_IN_MONITORS = 24;

    private final Constructor<?> builders;

    /** @throws IllegalStateException when this JVM has no such threads */
    SimulatedThreads() {
        if (Runtime.version().feature() < WAITS_IN_MONITORS) {
            throw new IllegalStateException("Simulated threads need JDK %d or later, this is %s"
                    .formatted(WAITS_IN_MONITORS, Runtime.version()));
        }
        try {
            builders = Class.forName(BUILDER).getDeclaredConstructor(Executor.class);
            builders.setAccessible(true);
        } catch (InaccessibleObjectException closed) {
            throw new IllegalStateException(
                    "Simulated threads need the JVM option --add-opens java.base/java.lang=ALL-UNNAMED", closed);
        } catch (ReflectiveOperationException different) {
            throw otherJdk(different);
        }
    }

    /** @param scheduler is given a turn of a thread whenever the thread can go on */
    Thread.Builder.OfVirtual scheduledBy(Executor scheduler) {
        try {
            return (Thread.Builder.OfVirtual) builders.newInstance(scheduler);
        } catch (ReflectiveOperationException different) {
            throw otherJdk(different);
        }
    }

    private static IllegalStateException otherJdk(ReflectiveOperationException different) {
        return new IllegalStateException(
                "This JDK (" + Runtime.version() + ") makes virtual threads in another way", different);
    }
}
