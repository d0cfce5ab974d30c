package io.hubbackup.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.api.ApiGroup;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.apply.ApiDoor;
import io.hubbackup.apply.EventRecorder;
import io.hubbackup.apply.StatusWriter;
import io.hubbackup.apply.WriteEcho;
import io.hubbackup.apply.Writer;
import io.hubbackup.decide.backup.Settings;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.status.Transitions;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.observe.Change;
import io.hubbackup.observe.HubObserver;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The operator, put together: its eyes, its thoughts and its hands. Everything that makes one run differ from another is handed in (D13). */
public final class HubOperator {

    /**
     * What the operator lives in.
     *
     * @param timer wound by whoever owns the clock
     * @param workers runs what blocks, without a limit to how many
     * @param instance which of several processes this is; events name it
     * @param sight what stands between the eyes and the thoughts: nothing, unless a test makes the operator see wrongly
     * @param collect asks for the memory back that is not used
     */
    public record Surroundings(
            KubernetesClient client,
            Clock clock,
            WakeTimer timer,
            RandomGenerator random,
            Executor workers,
            MeterRegistry meters,
            String instance,
            UnaryOperator<View> sight,
            Runnable collect) {}

    /** The controllers of the framework, which call our reconcilers. */
    public interface Controllers {

        /** Blocks until they work. */
        void start();

        void stop();
    }

    private static final ApiKind BACKUP_SCHEDULE =
            new ApiKind(ApiGroup.NAME, ApiGroup.VERSION, "BackupSchedule", "backupschedules", true);

    private final Surroundings surroundings;
    private final HubObserver hub;
    private final Bulletin<BackupSchedule, BackupScheduleStatus> bulletin;
    private final Rounds<BackupSchedule> backupRounds;
    private final Rediscovery rediscovery;
    private final QuietMemory memory;

    public HubOperator(Surroundings surroundings, OperatorConfig config) {
        this.surroundings = surroundings;
        var clock = surroundings.clock();
        var timer = surroundings.timer();
        var later = new TimerClockwork(clock, timer);
        var door = new ApiDoor(surroundings.client());
        this.hub = new HubObserver(
                surroundings.client(), later, surroundings.workers(), surroundings.random(), config.hubId());
        this.bulletin = bulletin(door);
        var delays = new Rounds.Delays(config.veleroDelay(), config.fleetDelay());
        this.backupRounds = new Rounds<>(pass(door, later, config)::over, this::canSee, timer, clock, delays);
        this.rediscovery = new Rediscovery(hub::rediscover, timer, clock, config.safetyNet());
        this.memory = new QuietMemory(timer, clock, surroundings.collect());
    }

    private Bulletin<BackupSchedule, BackupScheduleStatus> bulletin(ApiDoor door) {
        var clock = surroundings.clock();
        return new Bulletin<>(
                new Bulletin.Subject<>(
                        BACKUP_SCHEDULE,
                        BackupScheduleStatus.class,
                        BackupScheduleStatus.EMPTY,
                        BackupSchedule::new,
                        Transitions::between,
                        new BackupFigures(surroundings.meters(), clock)),
                new StatusWriter(door),
                new EventRecorder(door, clock::instant, surroundings.instance()),
                new ObjectMapper());
    }

    private BackupSchedulePass pass(ApiDoor door, TimerClockwork later, OperatorConfig config) {
        var writer = new Writer(door, new Echo(hub), later::after, surroundings.workers(), config.concurrentWrites());
        return new BackupSchedulePass(
                hub::snapshot, surroundings.sight(), writer, bulletin, settings(config), surroundings.clock());
    }

    private static Settings settings(OperatorConfig config) {
        var defaults = Settings.defaults();
        return new Settings(
                config.failureRetry(),
                config.safetyNet(),
                config.prepareLead(),
                config.preparationBatch(),
                defaults.preparationLimit(),
                defaults.staleRuns(),
                defaults.staleGrace(),
                defaults.zone());
    }

    private boolean canSee() {
        return hub.unread().isEmpty();
    }

    /** What the controllers are to call. */
    public BackupScheduleReconciler backupSchedules() {
        return new BackupScheduleReconciler(backupRounds);
    }

    /** Begins to look, and starts the controllers when there is something for them; returns at once. */
    public void start(Controllers controllers) {
        var gate = new DefinitionGate(hub, controllers::start, surroundings.workers());
        hub.onChange(change -> gate.look());
        hub.onChange(backupRounds::changed);
        hub.onChange(change -> memory.disturbed());
        hub.onChange(this::forgetWhatIsGone);
        hub.start();
        rediscovery.start();
    }

    private void forgetWhatIsGone(Change change) {
        if (change.kind().kind().equals("BackupSchedule")
                && hub.snapshot().backupSchedules() instanceof Observed.Value<Indexed<BackupScheduleSeen>>(var all)) {
            bulletin.keepOnly(all.stream().map(BackupScheduleSeen::uid).collect(Collectors.toSet()));
            backupRounds.thereAre(all.stream().map(BackupScheduleSeen::key).collect(Collectors.toSet()));
        }
    }

    public void stop(Controllers controllers) {
        hub.stop();
        controllers.stop();
    }

    Rounds<BackupSchedule> backupRounds() {
        return backupRounds;
    }

    /** What was written is seen at once (BW8). */
    private record Echo(HubObserver hub) implements WriteEcho {

        @Override
        public void written(ApiKind kind, Tree object) {
            hub.accept(kind, object);
        }

        @Override
        public void deleted(ApiKind kind, ObjectKey key, String uid) {
            hub.forget(kind, key, uid);
        }
    }
}
