package io.hubbackup.run;

import io.hubbackup.apply.LeaseClaim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The process that holds the Lease leads.
 *
 * <p>It leads as long as its last renewal is fresh by its own clock, whatever the API server says or does not say: before another process may take the Lease, it has stopped.
 */
final class LeaseLeadership implements Leadership {

    private static final Logger LOG = Logger.getLogger(LeaseLeadership.class);

    /**
     * How it is renewed.
     *
     * @param deadline without a renewal for so long it does not lead any more; shorter than the Lease lasts
     * @param retry how often it is asked for or renewed
     */
    record Pace(Duration deadline, Duration retry) {}

    private final LeaseClaim claim;
    private final Pace pace;
    private final WakeTimer timer;
    private final Clock clock;
    private volatile Instant leadsUntil = Instant.MIN;
    private volatile Optional<Instant> asked = Optional.empty();
    private volatile boolean stopped;
    private boolean told;
    private Runnable changed = () -> {};

    LeaseLeadership(LeaseClaim claim, Pace pace, WakeTimer timer, Clock clock) {
        this.claim = claim;
        this.pace = pace;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public boolean leads() {
        return !stopped && clock.instant().isBefore(leadsUntil);
    }

    @Override
    public Optional<Instant> asked() {
        return asked;
    }

    @Override
    public void start(Runnable listener) {
        changed = listener;
        asked = Optional.of(clock.instant());
        timer.replace(this, clock.instant(), this::claim);
    }

    @Override
    public void stop() {
        boolean led = leads();
        stopped = true;
        timer.cancel(this);
        tell();
        if (led) {
            claim.release(clock.instant());
        }
    }

    /** Whatever goes wrong, it is asked for again: a process that does not ask never leads, and the probes find out minutes later. */
    private void claim() {
        try {
            ask(clock.instant());
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "The Lease %s could not be asked for. It is tried again.", claim.key());
        } finally {
            goOn();
        }
    }

    private void ask(Instant now) {
        asked = Optional.of(now);
        switch (claim.attempt(now)) {
            case LeaseClaim.Held held -> leadsUntil = now.plus(pace.deadline());
            case LeaseClaim.Foreign foreign -> leadsUntil = Instant.MIN;
            case LeaseClaim.Failed failed ->
                LOG.warnf("The Lease %s could not be renewed: %s. It is tried again.", claim.key(), failed.why());
        }
    }

    private void goOn() {
        try {
            tell();
        } catch (RuntimeException bug) {
            LOG.error("Not everybody was told who leads.", bug);
        } finally {
            if (!stopped) {
                timer.replace(this, next(clock.instant()), this::claim);
            }
        }
    }

    /** The end of the lead is noticed at once, not at the next attempt. */
    private Instant next(Instant now) {
        var retry = now.plus(pace.retry());
        return leads() && leadsUntil.isBefore(retry) ? leadsUntil : retry;
    }

    private synchronized void tell() {
        boolean now = leads();
        if (now != told) {
            told = now;
            LOG.infof(
                    now ? "This process leads. lease=%s" : "This process does not lead any more. lease=%s",
                    claim.key());
            changed.run();
        }
    }
}
