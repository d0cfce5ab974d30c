package io.hubbackup.kit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * A wait for what a hub comes to by itself, made by {@link Hub#within}; it fails when the time has passed, with what was awaited and what was seen last. On a real hub
 * time passes, on an embedded one it is let pass.
 */
public interface Waiting {

    /** Something that is asserted again and again. */
    @FunctionalInterface
    interface Assertion {

        void check() throws Exception;
    }

    /** It has to hold for so long without a break. */
    Waiting during(Duration held);

    /** A request that fails is no answer, and no reason to give up. */
    Waiting throughFailures();

    void untilAsserted(Assertion assertion);

    void until(Callable<Boolean> holds);

    /** Waits until what is seen looks like this, and gives it back. */
    <T> T until(Callable<T> look, Predicate<? super T> wanted);
}
