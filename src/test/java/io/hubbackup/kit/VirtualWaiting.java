package io.hubbackup.kit;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.demo.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Lets time pass while it looks: from one change of the hub to the next, and at least once a second.
 *
 * @param version changes with the objects of the hub
 * @param held how long it has to be so without a break
 */
record VirtualWaiting(
        VirtualTime time,
        LongSupplier version,
        Duration atMost,
        String what,
        Duration held,
        boolean failuresAreNoAnswer)
        implements Waiting {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** What one look has found; without a reason it is as it shall be. */
    private record Look<T>(Optional<T> seen, Optional<Throwable> otherwise) {}

    static VirtualWaiting within(VirtualTime time, LongSupplier version, Duration atMost, String what) {
        return new VirtualWaiting(time, version, atMost, what, Duration.ZERO, false);
    }

    @Override
    public Waiting during(Duration without) {
        return new VirtualWaiting(time, version, atMost, what, without, failuresAreNoAnswer);
    }

    @Override
    public Waiting throughFailures() {
        return new VirtualWaiting(time, version, atMost, what, held, true);
    }

    @Override
    public void untilAsserted(Assertion assertion) {
        await(() -> {
            assertion.check();
            return true;
        });
    }

    @Override
    public void until(Callable<Boolean> holds) {
        until(holds, Boolean::booleanValue);
    }

    @Override
    public <T> T until(Callable<T> look, Predicate<? super T> wanted) {
        return await(() -> {
            var seen = look.call();
            if (!wanted.test(seen)) {
                throw new AssertionError("seen: " + seen);
            }
            return seen;
        });
    }

    private <T> T await(Callable<T> look) {
        var end = time.now().plus(atMost);
        var since = Optional.<Instant>empty();
        while (true) {
            time.settle();
            var now = time.now();
            var found = look(look);
            since = found.seen().isEmpty() ? Optional.empty() : since.or(() -> Optional.of(now));
            if (since.filter(begun -> !now.isBefore(begun.plus(held))).isPresent()) {
                return found.seen().orElseThrow();
            }
            if (!now.isBefore(end)) {
                throw late(found);
            }
            pass(Duration.between(now, end));
        }
    }

    private <T> Look<T> look(Callable<T> look) {
        try {
            return new Look<>(Optional.of(look.call()), Optional.empty());
        } catch (AssertionError notYet) {
            return new Look<>(Optional.empty(), Optional.of(notYet));
        } catch (KubernetesClientException refused) {
            if (!failuresAreNoAnswer) {
                throw refused;
            }
            return new Look<>(Optional.empty(), Optional.of(refused));
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new IllegalStateException(what + ": the look failed", broken);
        }
    }

    private void pass(Duration left) {
        long before = version.getAsLong();
        time.advanceUntil(() -> version.getAsLong() != before, left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY);
    }

    private AssertionError late(Look<?> found) {
        var why = found.otherwise().map(Throwable::getMessage).orElse("it was not so for " + held);
        return new AssertionError(
                "%s: not within %s: %s".formatted(what, atMost, why),
                found.otherwise().orElse(null));
    }
}
