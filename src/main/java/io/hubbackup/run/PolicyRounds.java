package io.hubbackup.run;

import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Evaluator;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.observe.Change;
import io.hubbackup.run.PolicyTelling.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * When the templates are asked: after changes of the hub, taken together, at the time that a template named, and every five minutes (policies 6.4 to 6.7). One round at a time.
 *
 * <p>What a round writes comes back as a change, and the round that follows finds everything as it should be: then there is rest.
 */
final class PolicyRounds {

    private static final Logger LOG = Logger.getLogger(PolicyRounds.class);

    /** Changes are taken together until there was none for so long ... */
    static final Duration QUIET = Duration.ofMillis(500);

    /** ... but no longer than this. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    static final Duration RESYNC = Duration.ofMinutes(5);

    private static final Duration UNTIL_SEEN = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofSeconds(10);

    /** A kind that cannot be read does not keep the others from being judged for longer than this. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);

    /**
     * What a round is made of.
     *
     * @param everythingRead whether each kind was read at least once, or is known to be absent
     * @param leads whether it is this process that tells (policies 6.8)
     */
    record Tools(
            Supplier<HubSnapshot> hub,
            BooleanSupplier everythingRead,
            BooleanSupplier leads,
            Evaluator evaluator,
            PolicyTelling telling) {}

    private final Tools tools;
    private final WakeTimer timer;
    private final Clock clock;
    private final Instant started;
    /** The first of them is counted. */
    private final Set<Trigger> waiting = EnumSet.noneOf(Trigger.class);

    private final Underway underway;
    private boolean busy;
    private Instant roundAt = Instant.MIN;
    private Optional<Instant> firstChange = Optional.empty();
    private volatile Evaluation latest = Evaluation.NONE;

    PolicyRounds(Tools tools, WakeTimer timer, Clock clock) {
        this.tools = tools;
        this.timer = timer;
        this.clock = clock;
        this.started = clock.instant();
        this.underway = new Underway(clock);
    }

    /** The round that runs. */
    Underway underway() {
        return underway;
    }

    /** What was told last; nothing before the first round, and where another process tells. */
    Evaluation latest() {
        return latest;
    }

    /** Something on the hub is different now; returns at once. */
    void changed(Change change) {
        disturbed();
    }

    /** This process has begun to lead, or has ceased to. */
    void newLeader() {
        disturbed();
    }

    private synchronized void disturbed() {
        var now = clock.instant();
        var first = firstChange.orElse(now);
        firstChange = Optional.of(first);
        wakeAt(Trigger.EVENT, earlier(now.plus(QUIET), first.plus(PATIENCE)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void wakeAt(Trigger trigger, Instant when) {
        timer.replace(List.of(this, trigger), when, () -> due(trigger));
    }

    /** On a thread of the timer, which may be blocked. */
    private void due(Trigger trigger) {
        if (begin(trigger)) {
            for (var triggers = next(); !triggers.isEmpty(); triggers = next()) {
                round(triggers.iterator().next());
            }
        }
    }

    /** Whoever finds it busy leaves the round to the thread that is at it; what is due at one moment is one round. */
    private synchronized boolean begin(Trigger trigger) {
        if (trigger == Trigger.EVENT) {
            firstChange = Optional.empty();
        }
        if (clock.instant().equals(roundAt)) {
            return false;
        }
        waiting.add(trigger);
        boolean idle = !busy;
        busy = true;
        roundAt = idle ? clock.instant() : roundAt;
        return idle;
    }

    private synchronized Set<Trigger> next() {
        var triggers = EnumSet.copyOf(waiting);
        waiting.clear();
        busy = !triggers.isEmpty();
        roundAt = busy ? clock.instant() : roundAt;
        return triggers;
    }

    /** Never fails: what goes wrong is logged and tried again. */
    private void round(Trigger trigger) {
        try (var running = underway.begin("the policies")) {
            if (!tools.leads().getAsBoolean()) {
                fallSilent();
            } else if (canSee()) {
                judge(trigger);
            } else {
                wakeAt(Trigger.EVENT, clock.instant().plus(UNTIL_SEEN));
            }
        } catch (RuntimeException bug) {
            LOG.error("A round of the policies failed.", bug);
            wakeAt(Trigger.TIMER, clock.instant().plus(RETRY));
        }
    }

    private boolean canSee() {
        return tools.everythingRead().getAsBoolean() || !clock.instant().isBefore(started.plus(FIRST_LOOK));
    }

    private void judge(Trigger trigger) {
        var begun = clock.instant();
        var hub = tools.hub().get();
        var before = latest.equals(Evaluation.NONE) ? tools.telling().lastTold(hub) : latest;
        var now = tools.evaluator().evaluate(before, hub, begun);
        latest = now;
        tools.telling().evaluated(now, trigger, Duration.between(begun, clock.instant()));
        boolean told = tools.telling().tell(before, now, hub);
        wakeAt(Trigger.RESYNC, begun.plus(RESYNC));
        wakeAgain(
                now.nextCheckAt(),
                told ? Optional.empty() : Optional.of(clock.instant().plus(RETRY)));
    }

    private void wakeAgain(Optional<Instant> asked, Optional<Instant> retry) {
        Stream.concat(asked.stream(), retry.stream())
                .min(Instant::compareTo)
                .ifPresentOrElse(when -> wakeAt(Trigger.TIMER, when), () -> timer.cancel(List.of(this, Trigger.TIMER)));
    }

    /** What another process will tell must not be told twice (policies 6.8). */
    private void fallSilent() {
        if (!latest.equals(Evaluation.NONE)) {
            latest = Evaluation.NONE;
            timer.cancel(List.of(this, Trigger.TIMER));
            timer.cancel(List.of(this, Trigger.RESYNC));
            tools.telling().silence();
        }
    }
}
