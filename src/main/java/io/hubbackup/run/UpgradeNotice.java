package io.hubbackup.run;

import io.hubbackup.apply.Writer;
import io.hubbackup.decide.restore.upgrade.OperatorCondition;
import io.hubbackup.decide.restore.upgrade.Upgradeable;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.observe.SingleObject;
import io.hubbackup.plan.ConditionList;
import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tells OLM whether it may replace this version: when a run begins or ends, and again every five minutes, in case that somebody has changed it (packaging 6.5). */
final class UpgradeNotice {

    private static final Logger LOG = Logger.getLogger(UpgradeNotice.class);

    /** How long what was found there is relied on. */
    static final Duration TRUSTED = Duration.ofMinutes(5);

    static final Duration RETRY = Duration.ofMinutes(1);

    /**
     * What it tells with.
     *
     * @param leads whether it is this process that tells
     * @param role who restores on this hub
     */
    record Tools(
            BooleanSupplier leads,
            Supplier<Upgradeable.Role> role,
            Supplier<Observed<Indexed<RestoreSeen>>> restores,
            RestoreRuns runs,
            SingleObject reader,
            Writer writer,
            WakeTimer timer,
            Clock clock) {}

    private record Said(ConditionList.Wanted verdict, Instant at) {}

    private final Optional<ObjectKey> condition;
    private final Tools tools;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Optional<Said> last = Optional.empty();
    private volatile String complaint = "";

    /** @param condition what OLM has made for this version; without OLM there is none, and nothing is done */
    UpgradeNotice(Optional<ObjectKey> condition, Tools tools) {
        this.condition = condition;
        this.tools = tools;
    }

    /** Something that it depends on may be different now; returns at once. */
    void look() {
        condition.ifPresent(key -> lookAt(key, tools.clock().instant()));
    }

    /** This process has begun to lead, or has ceased to. */
    void newLeader() {
        last = Optional.empty();
        look();
    }

    private void lookAt(ObjectKey key, Instant when) {
        tools.timer().atLatest(this, when, () -> due(key));
    }

    /** On a thread of the timer. Whoever finds it busy leaves the round to the thread that is at it. */
    private void due(ObjectKey key) {
        if (asked.getAndIncrement() == 0) {
            int answered;
            do {
                answered = asked.get();
                round(key);
            } while (asked.addAndGet(-answered) > 0);
        }
    }

    /** Never fails: what goes wrong is logged and tried again. */
    private void round(ObjectKey key) {
        if (!tools.leads().getAsBoolean()) {
            return;
        }
        boolean said = false;
        try {
            said = say(key);
        } catch (RuntimeException bug) {
            LOG.error("OLM could not be told whether it may replace this version.", bug);
        }
        lookAt(key, tools.clock().instant().plus(said ? TRUSTED : RETRY));
    }

    private boolean say(ObjectKey key) {
        var now = tools.clock().instant();
        var verdict = Upgradeable.verdict(
                tools.role().get(), tools.restores().get(), tools.runs().states());
        boolean stands = verdict.map(wanted -> isTrusted(wanted, now)).orElse(true);
        return stands || stands(key, verdict.orElseThrow(), now);
    }

    private boolean isTrusted(ConditionList.Wanted wanted, Instant now) {
        return last.filter(said ->
                        said.verdict().equals(wanted) && now.isBefore(said.at().plus(TRUSTED)))
                .isPresent();
    }

    private boolean stands(ObjectKey key, ConditionList.Wanted wanted, Instant now) {
        boolean stands =
                switch (tools.reader().read(OperatorCondition.KIND, key)) {
                    case Observed.Value<Optional<Tree>>(var there) ->
                        there.map(object -> OperatorCondition.saying(wanted, key, object, now)
                                        .map(this::done)
                                        .orElse(true))
                                .orElseGet(() -> complain(key, "there is none"));
                    case Observed.NotServed<Optional<Tree>>(var api) -> complain(key, "the hub does not serve " + api);
                    case Observed.Unreadable<Optional<Tree>>(var api, var why) -> complain(key, why);
                };
        last = stands ? Optional.of(new Said(wanted, now)) : Optional.empty();
        complaint = stands ? "" : complaint;
        return stands;
    }

    /** What goes wrong is in the log of the writes. */
    private boolean done(Write write) {
        return !tools.writer().execute(Guards.clear(write, List.of())).unfinished();
    }

    /** Once, as long as it is the same. */
    private boolean complain(ObjectKey key, String why) {
        if (!complaint.equals(why)) {
            complaint = why;
            LOG.warnf(
                    "OLM cannot be told whether it may replace this version, so it may do so while a Restore runs; that goes on afterwards. It is tried again. OperatorCondition=%s because=%s",
                    key, why);
        }
        return false;
    }
}
