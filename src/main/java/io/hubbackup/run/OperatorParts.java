package io.hubbackup.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.apply.ApiDoor;
import io.hubbackup.apply.EventRecorder;
import io.hubbackup.apply.StatusWriter;
import io.hubbackup.apply.WriteEcho;
import io.hubbackup.apply.Writer;
import io.hubbackup.decide.backup.Settings;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.observe.Change;
import io.hubbackup.observe.HubObserver;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Puts the operator together: here, and only here, stand the real clock, the real chance and the real API. */
@ApplicationScoped
class OperatorParts {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    WakeTimer timer(Workers workers) {
        return new WakeTimer(workers);
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    HubObserver hub(
            KubernetesClient client,
            Clock clock,
            WakeTimer timer,
            Workers workers,
            RandomGenerator random,
            OperatorConfig config) {
        return new HubObserver(client, new TimerClockwork(clock, timer), workers, random, config.hubId());
    }

    @Produces
    @Singleton
    ApiDoor door(KubernetesClient client) {
        return new ApiDoor(client);
    }

    @Produces
    @Singleton
    Bulletin bulletin(ApiDoor door, Clock clock, MeterRegistry registry) {
        return new Bulletin(
                new StatusWriter(door),
                new EventRecorder(door, clock::instant, instance()),
                new BackupFigures(registry, clock),
                new ObjectMapper());
    }

    @Produces
    @Singleton
    Rounds rounds(
            ApiDoor door,
            Bulletin bulletin,
            HubObserver hub,
            Clock clock,
            WakeTimer timer,
            Workers workers,
            OperatorConfig config) {
        var later = new TimerClockwork(clock, timer);
        var writer = new Writer(door, new Echo(hub), later::after, workers, config.concurrentWrites());
        var pass = new BackupSchedulePass(hub::snapshot, writer, bulletin, settings(config), clock);
        return new Rounds(pass::over, () -> hub.unread().isEmpty(), timer, clock, config.fleetDelay());
    }

    @Produces
    @Singleton
    Rediscovery rediscovery(HubObserver hub, WakeTimer timer, Clock clock, OperatorConfig config) {
        return new Rediscovery(hub::rediscover, timer, clock, config.safetyNet());
    }

    @Produces
    @Singleton
    QuietMemory memory(WakeTimer timer, Clock clock) {
        return new QuietMemory(timer, clock, System::gc);
    }

    private static String instance() {
        return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("local");
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

    void begin(
            @Observes StartupEvent started,
            HubObserver hub,
            Rounds rounds,
            Bulletin bulletin,
            Rediscovery rediscovery,
            QuietMemory memory,
            Operator operator,
            Workers workers) {
        var gate = new DefinitionGate(hub, operator::start, workers);
        hub.onChange(change -> gate.look());
        hub.onChange(rounds::changed);
        hub.onChange(change -> memory.disturbed());
        hub.onChange(change -> forgetWhatIsGone(change, hub, bulletin, rounds));
        hub.start();
        rediscovery.start();
    }

    private static void forgetWhatIsGone(Change change, HubObserver hub, Bulletin bulletin, Rounds rounds) {
        if (change.kind().kind().equals("BackupSchedule")
                && hub.snapshot().backupSchedules() instanceof Observed.Value<Indexed<BackupScheduleSeen>>(var all)) {
            bulletin.keepOnly(all.stream().map(BackupScheduleSeen::uid).collect(Collectors.toSet()));
            rounds.thereAre(all.stream().map(BackupScheduleSeen::key).collect(Collectors.toSet()));
        }
    }

    void end(@Observes ShutdownEvent stopping, HubObserver hub, Operator operator) {
        hub.stop();
        operator.stop();
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
