package io.hubbackup.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.observe.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** When each resource of one kind is looked at: on a change, at a time that a pass named, and again after a failure (B2.1, BW14, D25). */
final class Rounds<R extends HasMetadata> {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    /** A kind that cannot be read does not keep the others from being judged for longer than this. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 8;

    private final Function<R, Turn> pass;
    private final BooleanSupplier everythingRead;
    private final WakeTimer timer;
    private final Clock clock;
    private final Delays delays;
    private final Instant started;
    private final HubEvents<R> events = new HubEvents<>();
    private final Object fleet = new Object();
    private final Object velero = new Object();
    private final Set<ObjectKey> known = ConcurrentHashMap.newKeySet();
    private final Map<ObjectKey, Integer> failures = new ConcurrentHashMap<>();
    private final Underway underway;
    private Optional<Instant> answered = Optional.empty();

    /**
     * What a pass came to.
     *
     * @param wakeAt when to look again without an event; empty when there is nothing left to look at
     * @param unfinished something was not written as it should be, so look again soon
     */
    record Turn(Optional<Instant> wakeAt, boolean unfinished) {}

    /**
     * How long changes are collected.
     *
     * @param velero those that follow a change which was answered at once
     * @param fleet all of them
     */
    record Delays(Duration velero, Duration fleet) {}

    /** @param everythingRead whether each kind was read at least once, or is known to be absent */
    Rounds(Function<R, Turn> pass, BooleanSupplier everythingRead, WakeTimer timer, Clock clock, Delays delays) {
        this.pass = pass;
        this.everythingRead = everythingRead;
        this.timer = timer;
        this.clock = clock;
        this.delays = delays;
        this.started = clock.instant();
        this.underway = new Underway(clock);
    }

    /** The passes that run. */
    Underway underway() {
        return underway;
    }

    HubEvents<R> events() {
        return events;
    }

    /** One turn of a resource. Never fails: what goes wrong is logged and tried again. */
    void turn(ObjectKey key, R seen) {
        known.add(key);
        if (!canSee()) {
            wakeAt(key, clock.instant().plusMillis(200));
            return;
        }
        try (var running = underway.begin(seen.getKind() + " " + key)) {
            next(key, pass.apply(seen));
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "A pass failed. kind=%s namespace=%s name=%s", seen.getKind(), key.namespace(), key.name());
            wakeAt(key, retryAt(key));
        }
    }

    private void next(ObjectKey key, Turn turn) {
        if (turn.unfinished()) {
            var retry = retryAt(key);
            wakeAt(
                    key,
                    turn.wakeAt()
                            .filter(clock.instant()::isBefore)
                            .filter(retry::isAfter)
                            .orElse(retry));
        } else {
            failures.remove(key);
            turn.wakeAt().ifPresentOrElse(when -> wakeAt(key, when), () -> timer.cancel(name(key)));
        }
    }

    private Instant retryAt(ObjectKey key) {
        return clock.instant().plus(retryAfter(failures.merge(key, 1, Integer::sum)));
    }

    private boolean canSee() {
        return everythingRead.getAsBoolean() || !clock.instant().isBefore(started.plus(FIRST_LOOK));
    }

    private static Duration retryAfter(int failed) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
    }

    private void wakeAt(ObjectKey key, Instant when) {
        if (when.isAfter(clock.instant())) {
            timer.replace(name(key), when, () -> events.wake(key));
        } else {
            timer.cancel(name(key));
            events.wake(key);
        }
    }

    /** Resources of two kinds may have the same key. */
    private Object name(ObjectKey key) {
        return List.of(fleet, key);
    }

    /** Something on the hub is different now. */
    void changed(Change change) {
        switch (change.urgency()) {
            case VELERO -> atOnce();
            case FLEET -> timer.atLatest(fleet, clock.instant().plus(delays.fleet()), this::wakeAll);
            case POLICY -> {}
        }
    }

    /** Velero changes five Backups in a moment: the first change is answered at once, and those that follow it by one more pass (BW14). */
    private void atOnce() {
        var now = clock.instant();
        waitingUntil(now).ifPresentOrElse(until -> timer.atLatest(velero, until, this::answer), this::answer);
    }

    private synchronized Optional<Instant> waitingUntil(Instant now) {
        return answered.map(last -> last.plus(delays.velero())).filter(now::isBefore);
    }

    private void answer() {
        answeredAt(clock.instant());
        wakeAll();
    }

    private synchronized void answeredAt(Instant now) {
        answered = Optional.of(now);
    }

    /** These are there, and no others: one that is gone is not woken any more, one that was taken for gone is. */
    void thereAre(Set<ObjectKey> keys) {
        known.stream().filter(key -> !keys.contains(key)).toList().forEach(this::forget);
        keys.stream().filter(known::add).forEach(events::wake);
    }

    private void forget(ObjectKey key) {
        known.remove(key);
        failures.remove(key);
        timer.cancel(name(key));
    }

    /** Looks at all of them again. */
    void wakeAll() {
        known.forEach(events::wake);
    }
}
