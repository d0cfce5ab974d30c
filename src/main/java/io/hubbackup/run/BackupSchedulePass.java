package io.hubbackup.run;

import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.apply.Writer;
import io.hubbackup.decide.backup.BackupScheduleDecider;
import io.hubbackup.decide.backup.Decision;
import io.hubbackup.decide.backup.Settings;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.status.StatusProjection;
import io.hubbackup.decide.guard.BackupSideDeletes;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.plan.Guard;
import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** One pass over a BackupSchedule: look, decide, write, and say what became of it. */
final class BackupSchedulePass {

    private static final Logger LOG = Logger.getLogger(BackupSchedulePass.class);
    private static final List<Guard> GUARDS = List.of(new BackupSideDeletes());

    private final Supplier<HubSnapshot> hub;
    private final UnaryOperator<View> sight;
    private final Writer writer;
    private final Bulletin<BackupSchedule, BackupScheduleStatus> bulletin;
    private final Consumer<Outcomes> prepared;
    private final Settings settings;
    private final Clock clock;

    /**
     * @param sight what stands between the eyes and the thoughts: nothing, unless a test makes the operator see wrongly
     * @param prepared hears what became of the preparation
     */
    BackupSchedulePass(
            Supplier<HubSnapshot> hub,
            UnaryOperator<View> sight,
            Writer writer,
            Bulletin<BackupSchedule, BackupScheduleStatus> bulletin,
            Consumer<Outcomes> prepared,
            Settings settings,
            Clock clock) {
        this.hub = hub;
        this.sight = sight;
        this.writer = writer;
        this.bulletin = bulletin;
        this.prepared = prepared;
        this.settings = settings;
        this.clock = clock;
    }

    /** Blocks until everything is written. */
    Rounds.Turn over(BackupSchedule seen) {
        var now = clock.instant();
        var schedule = bulletin.asTold(seen);
        var view = sight.apply(new View(schedule, hub.get(), now, settings));
        var decision = BackupScheduleDecider.decide(view);
        log(view, decision);
        var housekeeping = execute(decision.housekeeping());
        var preparation = execute(decision.preparation());
        prepared.accept(preparation);
        var schedules = execute(decision.schedules());
        var next = StatusProjection.project(view, decision, preparation, schedules);
        boolean told = bulletin.tell(seen, schedule.statusOrEmpty(), next);
        boolean unfinished = Stream.of(housekeeping, preparation, schedules).anyMatch(Outcomes::unfinished);
        return new Rounds.Turn(decision.wakeAt(), !told || unfinished);
    }

    private Outcomes execute(Plan plan) {
        return plan.isEmpty() ? Outcomes.none() : writer.execute(Guards.clear(plan, GUARDS));
    }

    private static void log(View view, Decision decision) {
        LOG.debugf(
                "Decided about a BackupSchedule. namespace=%s name=%s rule=%s stage=%s",
                view.namespace(), view.name(), decision.rule(), decision.stage());
    }
}
