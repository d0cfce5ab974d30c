package io.hubbackup.run;

import io.hubbackup.api.BackupSchedule;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.observe.Change;
import io.hubbackup.observe.HubObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** When each BackupSchedule is looked at: on a change, at a time that a pass named, and again after a failure (B2.1, BW14, D25). */
final class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    /** A kind that cannot be read does not keep the others from being judged for longer than this. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 8;

    private final HubObserver hub;
    private final BackupSchedulePass pass;
    private final WakeTimer timer;
    private final Clock clock;
    private final Duration fleetDelay;
    private final Duration safetyNet;
    private final Instant started;
    private final HubEvents events = new HubEvents();
    private final Set<ObjectKey> known = ConcurrentHashMap.newKeySet();
    private final Map<ObjectKey, Integer> failures = new ConcurrentHashMap<>();

    Rounds(HubObserver hub, BackupSchedulePass pass, WakeTimer timer, Clock clock, OperatorConfig config) {
        this.hub = hub;
        this.pass = pass;
        this.timer = timer;
        this.clock = clock;
        this.fleetDelay = config.fleetDelay();
        this.safetyNet = config.safetyNet();
        this.started = clock.instant();
    }

    HubEvents events() {
        return events;
    }

    /** Begins to follow the hub. */
    void start() {
        hub.onChange(this::changed);
        hub.start();
        timer.at(clock.instant().plus(safetyNet), this::rediscover);
    }

    /** One turn of a BackupSchedule. Never fails: what goes wrong is logged and tried again. */
    void turn(ObjectKey key, BackupSchedule seen) {
        known.add(key);
        if (!canSee()) {
            wakeAt(key, clock.instant().plusMillis(200));
            return;
        }
        try {
            next(key, pass.over(seen));
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "A pass over a BackupSchedule failed. namespace=%s name=%s", key.namespace(), key.name());
            wakeAt(key, retryAt(key));
        }
    }

    private void next(ObjectKey key, BackupSchedulePass.Result result) {
        if (result.unfinished()) {
            var retry = retryAt(key);
            wakeAt(
                    key,
                    result.wakeAt()
                            .filter(clock.instant()::isBefore)
                            .filter(retry::isAfter)
                            .orElse(retry));
        } else {
            failures.remove(key);
            result.wakeAt().ifPresentOrElse(when -> wakeAt(key, when), () -> timer.cancel(key));
        }
    }

    private Instant retryAt(ObjectKey key) {
        return clock.instant().plus(retryAfter(failures.merge(key, 1, Integer::sum)));
    }

    private boolean canSee() {
        return hub.unread().isEmpty() || !clock.instant().isBefore(started.plus(FIRST_LOOK));
    }

    private static Duration retryAfter(int failed) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
    }

    private void wakeAt(ObjectKey key, Instant when) {
        if (when.isAfter(clock.instant())) {
            timer.replace(key, when, () -> events.wake(key));
        } else {
            timer.cancel(key);
            events.wake(key);
        }
    }

    private void changed(Change change) {
        switch (change.urgency()) {
            case VELERO -> wakeAll();
            case FLEET -> timer.atLatest("fleet", clock.instant().plus(fleetDelay), this::wakeAll);
        }
    }

    private void wakeAll() {
        known.forEach(events::wake);
    }

    private void rediscover() {
        timer.at(clock.instant().plus(safetyNet), this::rediscover);
        hub.rediscover();
    }
}
