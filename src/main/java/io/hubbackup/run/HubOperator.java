package io.hubbackup.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.api.ApiGroup;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.api.Restore;
import io.hubbackup.api.RestorePreview;
import io.hubbackup.api.RestorePreviewStatus;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.apply.ApiDoor;
import io.hubbackup.apply.ConditionWriter;
import io.hubbackup.apply.EventRecorder;
import io.hubbackup.apply.LeaseClaim;
import io.hubbackup.apply.StatusWriter;
import io.hubbackup.apply.WriteEcho;
import io.hubbackup.apply.Writer;
import io.hubbackup.decide.backup.Settings;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.status.ConditionType;
import io.hubbackup.decide.backup.status.Transitions;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Evaluator;
import io.hubbackup.decide.policy.check.Templates;
import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.preview.PreviewTelling;
import io.hubbackup.decide.restore.status.RestoreConditionType;
import io.hubbackup.decide.restore.status.RestoreTransitions;
import io.hubbackup.decide.restore.upgrade.Upgradeable;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestorePreviewSeen;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.observe.AccessQuestions;
import io.hubbackup.observe.AdmissionReader;
import io.hubbackup.observe.Census;
import io.hubbackup.observe.Change;
import io.hubbackup.observe.HubObserver;
import io.hubbackup.observe.ResourceLists;
import io.hubbackup.observe.SingleObject;
import io.hubbackup.observe.TokenReader;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operator, put together: its eyes, its thoughts and its hands. Everything that makes one run differ from another is handed in (D13). */
public final class HubOperator {

    /**
     * What the operator lives in.
     *
     * @param timer wound by whoever owns the clock
     * @param workers runs what blocks, without a limit to how many
     * @param instance which of several processes this is; events name it
     * @param sight what stands between the eyes and the thoughts: nothing, unless a test makes the operator see wrongly
     * @param restoreSight the same, where Restores are thought about
     * @param downloads reads from the addresses that Velero names
     * @param collect asks for the memory back that is not used
     * @param build what the binary was built of
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
            UnaryOperator<RestoreView> restoreSight,
            ResourceLists.Source downloads,
            Runnable collect,
            Build build) {}

    /** What a binary was built of. */
    public record Build(String version, String revision) {}

    /** The controllers of the framework, which call our reconcilers. */
    public interface Controllers {

        /** Blocks until they work. */
        void start();

        /** The kinds that they do not follow any more, although they should. */
        default List<String> stopped() {
            return List.of();
        }

        void stop();
    }

    private static final ApiKind BACKUP_SCHEDULE =
            new ApiKind(ApiGroup.NAME, ApiGroup.VERSION, "BackupSchedule", "backupschedules", true);

    private final Surroundings surroundings;
    private final HubObserver hub;
    private final Bulletin<BackupSchedule, BackupScheduleStatus> bulletin;
    private final Rounds<BackupSchedule> backupRounds;
    private final Bulletin<Restore, RestoreStatus> restoreBulletin;
    private final RestorePass restorePass;
    private final Rounds<Restore> restoreRounds;
    private final Bulletin<RestorePreview, RestorePreviewStatus> previewBulletin;
    private final PreviewRounds previewRounds;
    private final Rediscovery rediscovery;
    private final Redefinition redefinition;
    private final QuietMemory memory;
    private final Duty duty;
    private final Rival rival;
    private final Premises premises;
    private final Territory territory;
    private final Catalogue catalogue;
    private final PolicyRounds policies;
    private final RestoreRuns runs = new RestoreRuns();
    private final UpgradeNotice upgrade;
    private final MonitoringRounds monitoring;
    private final Heartbeat heartbeat;
    private volatile Optional<Controllers> working = Optional.empty();
    private volatile boolean exhausted;

    public HubOperator(Surroundings surroundings, OperatorConfig config) {
        this.surroundings = surroundings;
        var clock = surroundings.clock();
        var timer = surroundings.timer();
        var later = new TimerClockwork(clock, timer);
        this.catalogue = PolicyOverrides.of(CatalogueFile.shipped(), config.policies());
        this.territory = new Territory(config.watchNamespaces().orElse(List.of()));
        this.duty = new Duty(config, territory, clock.instant());
        duty.under(leadership(config));
        var door = new ApiDoor(surroundings.client(), duty);
        this.hub = new HubObserver(
                surroundings.client(),
                later,
                surroundings.workers(),
                surroundings.random(),
                new HubObserver.Myself(config.hubId(), config.deployment(), duty::self));
        this.rival = new Rival(hub::snapshot);
        this.premises = new Premises(hub::snapshot, duty::works);
        var events = new EventRecorder(door, clock::instant, surroundings.instance());
        var writer = new Writer(door, new Echo(hub), later::after, surroundings.workers(), config.concurrentWrites());
        this.bulletin = new Bulletin<>(backupSchedules(clock), new StatusWriter(door), events, new ObjectMapper());
        this.restoreBulletin = new Bulletin<>(restores(), new StatusWriter(door), events, new ObjectMapper());
        this.restorePass = new RestorePass(restoreTools(writer, later, config));
        var delays = new Rounds.Delays(config.veleroDelay(), config.fleetDelay());
        var figures = new PolicyFigures(surroundings.meters(), surroundings.build(), catalogue);
        var backupPass = new BackupSchedulePass(
                hub::snapshot, surroundings.sight(), writer, bulletin, figures::remediated, settings(config), clock);
        this.backupRounds = new Rounds<>(onDuty(backupPass::over), this::canSee, timer, clock, delays);
        this.restoreRounds = new Rounds<>(onDuty(restorePass::over), this::canSee, timer, clock, delays);
        this.previewBulletin = new Bulletin<>(previews(), new StatusWriter(door), events, new ObjectMapper());
        this.previewRounds = new PreviewRounds(
                hub::previews,
                onDuty(new PreviewPass(previewTools(writer, later, config))::over),
                new PreviewRounds.Clockwork(this::canSee, timer, clock, surroundings.workers()));
        this.rediscovery = new Rediscovery(hub::rediscover, timer, clock, config.safetyNet());
        this.memory = new QuietMemory(timer, clock, surroundings.collect());
        var announcer = announcer(figures, door, events, writer, config);
        this.policies = new PolicyRounds(policyTools(announcer), timer, clock);
        this.redefinition = new Redefinition(hub::definition, () -> doubt(announcer), timer, clock);
        this.upgrade = new UpgradeNotice(operatorCondition(config), upgradeTools(writer, config));
        runs.onChange(upgrade::look);
        this.monitoring = new MonitoringRounds(
                config.monitoring().install(),
                new MonitoringRounds.Tools(
                        hub::snapshot,
                        new SingleObject(surroundings.client()),
                        writer,
                        surroundings.build().version()),
                new MonitoringRounds.Pace(config.safetyNet(), config.failureRetry()),
                timer,
                clock);
        this.heartbeat = new Heartbeat(timer, clock);
    }

    /** Several processes in a cluster agree on one (policies 6.8). */
    private Leadership leadership(OperatorConfig config) {
        var election = config.leaderElection();
        var namespace = election.namespace().or(config::namespace);
        if (!election.enabled().orElse(config.namespace().isPresent())) {
            return Leadership.ALONE;
        }
        var key = new ObjectKey(
                namespace.orElseThrow(
                        () -> new ConfigurationException(
                                "hub-backup.leader-election.enabled=true cannot be used: it is not known where the Lease is to be. Set hub-backup.leader-election.namespace.")),
                SelfSeen.DEPLOYMENT);
        var identity = surroundings.instance() + "_"
                + Long.toHexString(surroundings.random().nextLong());
        return new LeaseLeadership(
                new LeaseClaim(new ApiDoor(surroundings.client()), key, identity, election.leaseDuration()),
                new LeaseLeadership.Pace(election.renewDeadline(), election.retryPeriod()),
                surroundings.timer(),
                surroundings.clock());
    }

    /** Who only tells, stands by or has a rival looks at nothing, and nobody at what is beyond his territory; each resource is looked at when this process begins to work. */
    private <R extends HasMetadata> Function<R, Rounds.Turn> onDuty(Function<R, Rounds.Turn> pass) {
        return resource -> duty.works() && !rival.works() && territory.includes(resource)
                ? pass.apply(resource)
                : new Rounds.Turn(Optional.empty(), false);
    }

    private PolicyRounds.Tools policyTools(PolicyAnnouncer announcer) {
        return new PolicyRounds.Tools(
                hub::snapshot,
                () -> hub.unheard().isEmpty(),
                duty::tells,
                new Evaluator(catalogue, Templates.of(catalogue)),
                announcer);
    }

    private static Optional<ObjectKey> operatorCondition(OperatorConfig config) {
        return config.operatorCondition()
                .flatMap(name -> config.namespace().map(namespace -> new ObjectKey(namespace, name)));
    }

    private UpgradeNotice.Tools upgradeTools(Writer writer, OperatorConfig config) {
        return new UpgradeNotice.Tools(
                duty::tells,
                () -> role(config),
                () -> hub.snapshot().restores().map(all -> all.where(this::isOurs)),
                runs,
                new SingleObject(surroundings.client()),
                writer,
                surroundings.timer(),
                surroundings.clock());
    }

    private boolean isOurs(RestoreSeen restore) {
        return territory.includes(restore.key().namespace());
    }

    private Upgradeable.Role role(OperatorConfig config) {
        return switch (config.mode()) {
            case REPORT_ONLY -> Upgradeable.Role.REPORTS;
            case FULL -> rival.works() ? Upgradeable.Role.YIELDS : Upgradeable.Role.RESTORES;
        };
    }

    private PolicyAnnouncer announcer(
            PolicyFigures figures, ApiDoor door, EventRecorder events, Writer writer, OperatorConfig config) {
        return new PolicyAnnouncer(new PolicyAnnouncer.Tools(
                catalogue,
                config.policies().compatMetric(),
                figures,
                new ConditionWriter(door),
                new SingleObject(surroundings.client()),
                writer,
                events,
                surroundings.clock()));
    }

    private Bulletin.Subject<BackupSchedule, BackupScheduleStatus> backupSchedules(Clock clock) {
        return new Bulletin.Subject<>(
                BACKUP_SCHEDULE,
                BackupScheduleStatus.class,
                ConditionType.names(),
                BackupScheduleStatus.EMPTY,
                BackupSchedule::new,
                Transitions::between,
                new BackupFigures(surroundings.meters(), clock));
    }

    private Bulletin.Subject<Restore, RestoreStatus> restores() {
        return new Bulletin.Subject<>(
                RestoreKinds.RESTORE,
                RestoreStatus.class,
                RestoreConditionType.names(),
                RestoreStatus.EMPTY,
                Restore::new,
                RestoreTransitions::between,
                new RestoreFigures(surroundings.meters()));
    }

    private RestorePass.Tools restoreTools(Writer writer, TimerClockwork later, OperatorConfig config) {
        var client = surroundings.client();
        var settings = restoreSettings(config);
        return new RestorePass.Tools(
                hub::snapshot,
                surroundings.restoreSight(),
                new Journals(new SingleObject(client)),
                new Surveyor(
                        new Census(client, later, surroundings.workers()),
                        new AccessQuestions(client),
                        settings,
                        surroundings.clock()),
                new TokenReader(client),
                new AdmissionReader(client, config.webhook().enabled())::read,
                writer,
                restoreBulletin,
                runs,
                settings,
                surroundings.clock());
    }

    private static Bulletin.Subject<RestorePreview, RestorePreviewStatus> previews() {
        return new Bulletin.Subject<>(
                RestoreKinds.RESTORE_PREVIEW,
                RestorePreviewStatus.class,
                Set.of(PreviewTelling.READY),
                RestorePreviewStatus.EMPTY,
                RestorePreview::new,
                (before, after) -> List.of(),
                Bulletin.Figures.none());
    }

    private PreviewPass.Tools previewTools(Writer writer, TimerClockwork later, OperatorConfig config) {
        var client = surroundings.client();
        var clock = surroundings.clock();
        var settings = restoreSettings(config);
        var census = new Census(client, later, surroundings.workers());
        var surveyor = new Surveyor(census, new AccessQuestions(client), settings, clock);
        return new PreviewPass.Tools(
                hub::snapshot,
                new ResourceListRequests(new SingleObject(client), new ResourceLists(surroundings.downloads()), clock),
                new PreviewSurvey(census, surveyor, settings),
                new SingleObject(client),
                writer,
                previewBulletin,
                settings,
                clock);
    }

    private static RestoreSettings restoreSettings(OperatorConfig config) {
        var defaults = RestoreSettings.defaults();
        return new RestoreSettings(
                config.failureRetry(),
                config.safetyNet(),
                defaults.refusalLimit(),
                config.cleanupBatch(),
                config.brakeShare(),
                config.brakeObjects(),
                config.importLimit(),
                defaults.importRetry(),
                defaults.tokenReserve());
    }

    private Settings settings(OperatorConfig config) {
        var defaults = Settings.defaults();
        return new Settings(
                config.failureRetry(),
                config.safetyNet(),
                config.prepareLead(),
                config.preparationBatch(),
                defaults.preparationLimit(),
                defaults.staleRuns(),
                defaults.staleGrace(),
                defaults.zone(),
                catalogue.entry("auto-import-backup-label").text("remediation").equals("enforce"));
    }

    private boolean canSee() {
        return hub.unread().isEmpty();
    }

    /** What the controllers are to call. */
    public List<Reconciler<?>> reconcilers() {
        return List.of(new BackupScheduleReconciler(backupRounds), new RestoreReconciler(restoreRounds));
    }

    /** Begins to look, and starts the controllers when there is something for them; returns at once. */
    public void start(Controllers controllers) {
        var gate = new DefinitionGate(hub, () -> begin(controllers), surroundings.workers());
        hub.onChange(change -> gate.look());
        hub.onChange(backupRounds::changed);
        hub.onChange(this::tellRestores);
        hub.onChange(previewRounds::changed);
        hub.onChange(change -> memory.disturbed());
        hub.onChange(this::forgetWhatIsGone);
        hub.onChange(this::forgetPreviews);
        hub.onChange(policies::changed);
        hub.onDefinitions(redefinition::look);
        hub.onChange(premises::changed);
        hub.onChange(monitoring::changed);
        hub.start();
        rediscovery.start();
        heartbeat.start();
        upgrade.look();
        duty.leadership().start(this::newLeader);
    }

    private void begin(Controllers controllers) {
        controllers.start();
        working = Optional.of(controllers);
    }

    private void newLeader() {
        policies.newLeader();
        runs.forget();
        upgrade.newLeader();
        premises.look();
        monitoring.newLeader();
        backupRounds.wakeAll();
        restoreRounds.wakeAll();
        previewRounds.changed(new Change(Change.Urgency.VELERO, RestoreKinds.RESTORE_PREVIEW, Optional.empty()));
    }

    /** Each status is told once more, whatever was seen of it (packaging B4). */
    private void doubt(PolicyAnnouncer announcer) {
        bulletin.doubt();
        restoreBulletin.doubt();
        announcer.doubt();
        policies.newLeader();
        backupRounds.wakeAll();
        restoreRounds.wakeAll();
    }

    private void tellRestores(Change change) {
        if (change.urgency() == Change.Urgency.VELERO || restorePass.watchesFleet()) {
            restoreRounds.changed(change);
        }
    }

    private void forgetWhatIsGone(Change change) {
        if (change.kind().kind().equals("BackupSchedule")
                && hub.snapshot().backupSchedules() instanceof Observed.Value<Indexed<BackupScheduleSeen>>(var all)) {
            bulletin.keepOnly(all.stream().map(BackupScheduleSeen::uid).collect(Collectors.toSet()));
            backupRounds.thereAre(all.stream().map(BackupScheduleSeen::key).collect(Collectors.toSet()));
        }
        if (change.kind().equals(RestoreKinds.RESTORE)) {
            upgrade.look();
        }
        if (change.kind().equals(RestoreKinds.RESTORE)
                && hub.snapshot().restores() instanceof Observed.Value<Indexed<RestoreSeen>>(var all)) {
            var uids = all.stream().map(RestoreSeen::uid).collect(Collectors.toSet());
            restoreBulletin.keepOnly(uids);
            restorePass.keepOnly(uids);
            restoreRounds.thereAre(all.stream().map(RestoreSeen::key).collect(Collectors.toSet()));
        }
    }

    private void forgetPreviews(Change change) {
        if (change.kind().equals(RestoreKinds.RESTORE_PREVIEW)
                && hub.previews() instanceof Observed.Value<Indexed<RestorePreviewSeen>>(var all)) {
            previewBulletin.keepOnly(all.stream().map(RestorePreviewSeen::uid).collect(Collectors.toSet()));
        }
    }

    public void stop(Controllers controllers) {
        heartbeat.stop();
        hub.stop();
        // before the framework, which takes the client with it
        duty.leadership().stop();
        controllers.stop();
    }

    /** By what it is judged whether this process is well; costs next to nothing. */
    public Vitals vitals() {
        return new Vitals(
                working.isPresent(),
                working.map(Controllers::stopped).orElse(List.of()),
                hub.signs(),
                heartbeat.last(),
                Stream.of(
                                backupRounds.underway(),
                                restoreRounds.underway(),
                                previewRounds.underway(),
                                policies.underway(),
                                monitoring.underway())
                        .flatMap(passes -> passes.longest().stream())
                        .min(Comparator.comparing(Vitals.LongPass::since)),
                duty.leadership().asked(),
                duty.tells(),
                exhausted);
    }

    /** A thread has died because there was no memory: whatever it was doing is not done. */
    void exhausted() {
        exhausted = true;
    }

    /** The templates, as the administrator wants them. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** What the templates said last. */
    public Evaluation policies() {
        return policies.latest();
    }

    Rounds<BackupSchedule> backupRounds() {
        return backupRounds;
    }

    Rounds<Restore> restoreRounds() {
        return restoreRounds;
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
