package io.hubbackup.kit;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;

/** Looks again and again while time passes. */
record RealTimeWaiting(ConditionFactory looks) implements Waiting {

    static RealTimeWaiting within(Duration atMost, String what) {
        return new RealTimeWaiting(Await.within(atMost, what));
    }

    @Override
    public Waiting during(Duration held) {
        return new RealTimeWaiting(looks.during(held));
    }

    @Override
    public Waiting throughFailures() {
        return new RealTimeWaiting(looks.ignoreExceptionsInstanceOf(KubernetesClientException.class));
    }

    @Override
    public void untilAsserted(Assertion assertion) {
        looks.untilAsserted(assertion::check);
    }

    @Override
    public void until(Callable<Boolean> holds) {
        looks.until(holds);
    }

    @Override
    public <T> T until(Callable<T> look, Predicate<? super T> wanted) {
        return looks.until(look, wanted);
    }
}
