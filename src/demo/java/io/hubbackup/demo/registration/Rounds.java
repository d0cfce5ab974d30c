package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Visits what it is asked to, a few at a time, none twice at once, and again as each visit says. */
final class Rounds {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1000);
    private static final int MOST_DOUBLINGS = 10;

    private final Clockwork time;
    private final Executor threads;
    private final int atOnce;
    private final Function<String, Next> visit;
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> busy = new HashSet<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Instant> alarms = new HashMap<>();
    private boolean begun;
    private int visitors;

    /** @param visit may throw a {@link KubernetesClientException}, and is then tried again */
    Rounds(Clockwork time, Executor threads, int atOnce, Function<String, Next> visit) {
        this.time = time;
        this.threads = threads;
        this.atOnce = atOnce;
        this.visit = visit;
    }

    /** Before this nobody is visited. */
    synchronized void begin() {
        begun = true;
        callVisitors();
    }

    synchronized void ask(String key) {
        waiting.add(key);
        callVisitors();
    }

    private void callVisitors() {
        for (int missing = Math.min(atOnce, waiting.size()) - visitors; begun && missing > 0; missing--) {
            visitors++;
            threads.execute(this::visitAll);
        }
    }

    private void visitAll() {
        for (var key = take(); key.isPresent(); key = take()) {
            done(key.get(), visit(key.get()));
        }
    }

    private synchronized Optional<String> take() {
        for (Iterator<String> keys = waiting.iterator(); keys.hasNext(); ) {
            var key = keys.next();
            if (busy.add(key)) {
                keys.remove();
                return Optional.of(key);
            }
        }
        visitors--;
        return Optional.empty();
    }

    private Next visit(String key) {
        try {
            return visit.apply(key);
        } catch (KubernetesClientException refused) {
            return Next.RETRY;
        }
    }

    private synchronized void done(String key, Next next) {
        busy.remove(key);
        var now = time.now();
        if (next.failed()) {
            int before = failures.merge(key, 1, Integer::sum) - 1;
            set(key, now.plus(retry(before)));
        } else {
            failures.remove(key);
        }
        next.at().ifPresent(at -> set(key, at));
        callVisitors();
    }

    private static Duration retry(int failuresBefore) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS));
        return doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    private void set(String key, Instant at) {
        var now = time.now();
        if (Optional.ofNullable(alarms.get(key)).filter(set -> !set.isAfter(at)).isEmpty()) {
            alarms.put(key, at);
            time.after(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO, () -> ring(key, at));
        }
    }

    private synchronized void ring(String key, Instant at) {
        if (alarms.remove(key, at)) {
            ask(key);
        }
    }
}
