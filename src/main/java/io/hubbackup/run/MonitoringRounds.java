package io.hubbackup.run;

import io.hubbackup.apply.Writer;
import io.hubbackup.decide.guard.MonitoringWrites;
import io.hubbackup.decide.monitoring.Install;
import io.hubbackup.decide.monitoring.MonitoringObjects;
import io.hubbackup.decide.monitoring.MonitoringSite;
import io.hubbackup.decide.monitoring.Standing;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.observe.Change;
import io.hubbackup.observe.SingleObject;
import io.hubbackup.plan.Guard;
import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps the ServiceMonitor and the rules of the alerts as they shall be, where the cluster serves their kinds (packaging 4.4).
 *
 * <p>It looks when what is served, the Deployment or the lead may be another one, and every few minutes at what stands there: somebody may have changed or removed it. In between it asks nothing.
 */
final class MonitoringRounds {

    private static final Logger LOG = Logger.getLogger(MonitoringRounds.class);

    /** Definitions come in numbers. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private static final Set<String> GROUND = Set.of("CustomResourceDefinition", "Deployment");

    /**
     * What a round is made of.
     *
     * @param reader reads what stands there before it is written
     * @param version of this operator
     */
    record Tools(Supplier<HubSnapshot> hub, SingleObject reader, Writer writer, String version) {}

    /**
     * How often it looks.
     *
     * @param trusted how long what was seen is taken to be so
     * @param retry until it tries again what has failed
     */
    record Pace(Duration trusted, Duration retry) {}

    private record Look(MonitoringSite site, Instant at, boolean done) {}

    private final Install install;
    private final Tools tools;
    private final Pace pace;
    private final WakeTimer timer;
    private final Clock clock;
    private final Underway underway;
    private Optional<Look> last = Optional.empty();
    private Map<Target, Standing> told = Map.of();

    MonitoringRounds(Install install, Tools tools, Pace pace, WakeTimer timer, Clock clock) {
        this.install = install;
        this.tools = tools;
        this.pace = pace;
        this.timer = timer;
        this.clock = clock;
        this.underway = new Underway(clock);
    }

    /** The round that runs. */
    Underway underway() {
        return underway;
    }

    /** Something on the hub is different now; returns at once. */
    void changed(Change change) {
        if (GROUND.contains(change.kind().kind())) {
            disturbed();
        }
    }

    /** This process has begun to lead, or has ceased to. */
    void newLeader() {
        disturbed();
    }

    private void disturbed() {
        if (install == Install.AUTO) {
            timer.atLatest(this, clock.instant().plus(QUIET), this::round);
        }
    }

    /** Never fails: what goes wrong is logged and tried again. */
    private synchronized void round() {
        try (var running = underway.begin("the monitoring")) {
            var site = MonitoringSite.of(install, tools.hub().get());
            last = site.map(this::look);
            last.ifPresent(look -> timer.atLatest(this, next(look), this::round));
        } catch (RuntimeException bug) {
            LOG.error("A round of the monitoring failed.", bug);
            timer.atLatest(this, clock.instant().plus(pace.retry()), this::round);
        }
    }

    private Instant next(Look look) {
        return look.at().plus(look.done() ? pace.trusted() : pace.retry());
    }

    private Look look(MonitoringSite site) {
        var now = clock.instant();
        var fresh = last.filter(look -> look.site().equals(site) && now.isBefore(next(look)));
        return fresh.orElseGet(() -> new Look(site, now, stand(site)));
    }

    private boolean stand(MonitoringSite site) {
        var standings = MonitoringObjects.at(site, MonitoringFiles.of(site.mode()), tools.version()).stream()
                .map(wanted -> Standing.of(
                        wanted,
                        tools.reader()
                                .read(wanted.target().kind(), wanted.target().key())))
                .toList();
        tell(standings);
        return standings.stream().map(standing -> isDone(site, standing)).reduce(true, Boolean::logicalAnd);
    }

    private boolean isDone(MonitoringSite site, Standing standing) {
        return switch (standing) {
            case Standing.Kept kept -> true;
            case Standing.Foreign foreign -> true;
            case Standing.Unknown unknown -> false;
            case Standing.Due(var write) -> {
                var guards = List.<Guard>of(new MonitoringWrites(site.namespace()));
                yield !tools.writer().execute(Guards.clear(write, guards)).unfinished();
            }
        };
    }

    /** Each thing once, for as long as it is so. */
    private void tell(List<Standing> standings) {
        var now = new HashMap<Target, Standing>();
        for (var standing : standings) {
            if (!standing.equals(told.get(standing.target()))) {
                tell(standing);
            }
            now.put(standing.target(), standing);
        }
        told = now;
    }

    private static void tell(Standing standing) {
        switch (standing) {
            case Standing.Kept kept -> {}
            case Standing.Due due -> {}
            case Standing.Foreign(var target, var keeper) ->
                LOG.infof("%s is kept by somebody else and is left as it is. managed-by=%s", target, keeper);
            case Standing.Unknown(var target, var why) ->
                LOG.warnf(
                        "%s could not be read, so it is not applied; this is tried again. "
                                + "To do without it, set hub-backup.monitoring.install=never. because=%s",
                        target, why);
        }
    }
}
