package io.hubbackup.observe;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.InstallerSeen;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.PlatformSeen;
import io.hubbackup.hub.RestorePreviewSeen;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.hub.VeleroSeen;
import io.hubbackup.hub.VolumesSeen;
import io.hubbackup.observe.HubProjections.Engine;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The eyes of the operator: follows the hub, and gives a snapshot of it at any time without a request. */
public final class HubObserver {

    private static final List<WatchedKind<?>> ALWAYS = List.of(WatchedKinds.DEFINITIONS, WatchedKinds.API_SERVICES);

    /** In the order in which they are first read: what decides about backups comes first. */
    static final List<WatchedKind<?>> WHERE_SERVED = List.of(
            WatchedKinds.BACKUP_SCHEDULES,
            WatchedKinds.RESTORES,
            WatchedKinds.SCHEDULES,
            WatchedKinds.STORAGE_LOCATIONS,
            WatchedKinds.BACKUPS,
            WatchedKinds.DELETE_REQUESTS,
            WatchedKinds.VELERO_RESTORES,
            WatchedKinds.CLUSTER_VERSIONS,
            WatchedKinds.MULTI_CLUSTER_HUBS,
            WatchedKinds.MULTI_CLUSTER_ENGINES,
            WatchedKinds.BACKUP_COMPONENTS,
            WatchedKinds.CHART_CHANNELS,
            WatchedKinds.TOKEN_ADD_ON,
            WatchedKinds.CLUSTERS,
            WatchedKinds.ADD_ONS,
            WatchedKinds.WORKS,
            WatchedKinds.TOKEN_ACCOUNTS,
            WatchedKinds.SECRETS,
            WatchedKinds.CLUSTER_DEPLOYMENTS,
            WatchedKinds.CLUSTER_POOLS,
            WatchedKinds.CONFIG_MAPS,
            WatchedKinds.CLAIM_MARKS,
            WatchedKinds.CLAIMS,
            WatchedKinds.RESTORE_PREVIEWS);

    /** Without these there is nothing to do. */
    private static final List<WatchedKind<?>> OWN = List.of(WatchedKinds.BACKUP_SCHEDULES, WatchedKinds.RESTORES);

    private final WatchedKind<DeploymentSeen> ownDeployment;

    private final Clockwork clock;
    private final Executor workers;
    private final Myself myself;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> redefined = new CopyOnWriteArrayList<>();
    private final Watches definitions;
    private final Watches watches;
    private final Discovery discovery;
    private final KubeSystem kubeSystem;

    /**
     * What this process knows of itself without looking.
     *
     * @param hubId what the administrator says this hub is called, if anything
     * @param deployment the name of the Deployment that it runs in
     * @param now asked for each snapshot, and not before the first one
     */
    public record Myself(Optional<String> hubId, String deployment, Supplier<SelfSeen> now) {}

    /** For a process that nobody judges. */
    public HubObserver(
            KubernetesClient client,
            Clockwork clock,
            Executor workers,
            RandomGenerator random,
            Optional<String> configuredId) {
        this(
                client,
                clock,
                workers,
                random,
                new Myself(configuredId, SelfSeen.ALONE.deployment(), () -> SelfSeen.ALONE));
    }

    /**
     * @param workers runs what blocks: a virtual thread for each task, for instance
     * @param random spreads retries and the ends of watches
     */
    public HubObserver(
            KubernetesClient client, Clockwork clock, Executor workers, RandomGenerator random, Myself myself) {
        this.clock = clock;
        this.workers = workers;
        this.myself = myself;
        this.ownDeployment = PlatformKinds.deploymentNamed(myself.deployment());
        var api = new ApiReader(client);
        var surroundings = new Reflector.Surroundings(api, clock, new Lists(workers), random);
        this.definitions = new Watches(surroundings, this::servedMayDiffer);
        this.watches = new Watches(surroundings, this::tell);
        definitions.add(ALWAYS);
        watches.add(WHERE_SERVED);
        watches.add(PlatformKinds.all());
        watches.add(List.of(ownDeployment));
        this.discovery = new Discovery(
                new DiscoveryDocuments(api)::read,
                clock,
                new Backoff(random),
                () -> definitions.look(WatchedKinds.DEFINITIONS, clock.now()),
                this::discovered);
        this.kubeSystem =
                new KubeSystem(api, clock, new Backoff(random), () -> tell(of(WatchedKinds.CLUSTER_VERSIONS)));
    }

    /** Begins to look; returns at once. Until something was read, the snapshot says so. */
    public void start() {
        ALWAYS.forEach(definitions::start);
        workers.execute(kubeSystem::read);
        workers.execute(discovery::look);
    }

    public void stop() {
        definitions.stop();
        watches.stop();
    }

    /** Asks again what is served; the caller's safety net, every few minutes. Blocks. */
    public void rediscover() {
        discovery.look();
    }

    /** Hears of every change, on the threads of the client: it must return at once. */
    public void onChange(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** Hears that definitions have changed, also where the same is served as before; it must return at once. */
    public void onDefinitions(Runnable listener) {
        redefined.add(listener);
    }

    /** What was not read for the first time yet, as far as something is done because of it; when it is empty, the operator can see. */
    public List<String> unread() {
        var unread = new ArrayList<>(definitions.unread());
        unread.addAll(watches.unread());
        return unread;
    }

    /** Of what there was no answer at all yet, not even a refusal; when it is empty, a judgement of the hub is one (policies 6.7). */
    public List<String> unheard() {
        var unheard = new ArrayList<>(definitions.unheard());
        unheard.addAll(watches.unheard());
        return unheard;
    }

    /** How well it sees at this moment. */
    public Signs signs() {
        var now = clock.now();
        return new Signs(
                Stream.of(definitions, watches)
                        .flatMap(each -> each.answered().stream())
                        .max(Instant::compareTo),
                Stream.of(definitions, watches)
                        .flatMap(each -> each.silent().stream())
                        .min(Comparator.comparing(Signs.Silence::since)),
                OWN.stream()
                        .filter(kind -> !watches.believed(kind, now))
                        .map(WatchedKind::api)
                        .toList());
    }

    /** What the API server answered to a write of this process (BW8). */
    public void accept(ApiKind kind, Tree object) {
        watches.accept(kind, object);
    }

    /** This process has deleted that object, and nothing keeps it any longer. */
    public void forget(ApiKind kind, ObjectKey key, String uid) {
        watches.forget(kind, key, uid);
    }

    /** The RestorePreviews of the hub, which nothing but their own answers is based on (D24). */
    public Observed<Indexed<RestorePreviewSeen>> previews() {
        return watches.look(WatchedKinds.RESTORE_PREVIEWS, clock.now());
    }

    /** The version of a definition; empty where there is none of this name, or nobody knows. */
    public Optional<String> definition(String name) {
        return definitions
                .look(WatchedKinds.DEFINITIONS, clock.now())
                .fold(
                        all -> all.get("", name).map(Definition::version),
                        api -> Optional.empty(),
                        any -> Optional.empty());
    }

    /** All that is known now. */
    public HubSnapshot snapshot() {
        var look = new Look(clock.now());
        return new HubSnapshot(
                Identity.of(myself.hubId(), look.at(WatchedKinds.CLUSTER_VERSIONS), kubeSystem.uid()),
                discovery.catalogue(),
                look.components(),
                look.at(WatchedKinds.BACKUP_SCHEDULES),
                look.at(WatchedKinds.RESTORES),
                look.velero(),
                look.fleet(),
                new VolumesSeen(look.at(WatchedKinds.CLAIM_MARKS), look.at(WatchedKinds.CLAIMS)),
                look.platform(),
                myself.now().get());
    }

    /** One look at all caches, at one time. */
    private final class Look {

        private final Instant now;

        private Look(Instant now) {
            this.now = now;
        }

        private <T extends Keyed> Observed<Indexed<T>> at(WatchedKind<T> kind) {
            return watches.look(kind, now);
        }

        private HubComponents components() {
            var hubs = at(WatchedKinds.MULTI_CLUSTER_HUBS);
            return new HubComponents(
                    hubs.map(all -> all.stream().map(Keyed::namespace).collect(Collectors.toUnmodifiableSet())),
                    at(WatchedKinds.MULTI_CLUSTER_ENGINES)
                            .map(all ->
                                    all.stream().map(Engine::targetNamespace).collect(Collectors.toUnmodifiableSet())),
                    hubs.map(all ->
                            all.stream().flatMap(hub -> hub.version().stream()).findFirst()),
                    at(WatchedKinds.CHART_CHANNELS)
                            .map(all -> all.stream().map(Keyed::namespace).collect(Collectors.toUnmodifiableSet())),
                    at(WatchedKinds.TOKEN_ADD_ON).map(all -> !all.isEmpty()),
                    at(WatchedKinds.BACKUP_COMPONENTS));
        }

        private VeleroSeen velero() {
            return new VeleroSeen(
                    at(WatchedKinds.SCHEDULES),
                    at(WatchedKinds.BACKUPS),
                    at(WatchedKinds.STORAGE_LOCATIONS),
                    at(WatchedKinds.DELETE_REQUESTS),
                    at(WatchedKinds.VELERO_RESTORES));
        }

        private PlatformSeen platform() {
            return new PlatformSeen(
                    Union.of(Stream.concat(PlatformKinds.DEPLOYMENTS.stream(), Stream.of(ownDeployment))
                            .map(this::at)
                            .toList()),
                    Union.of(PlatformKinds.PODS.stream().map(this::at).toList()),
                    at(PlatformKinds.DATA_PROTECTION_APPLICATIONS),
                    at(PlatformKinds.SUBSCRIPTIONS),
                    at(PlatformKinds.SERVICE_VERSIONS),
                    at(PlatformKinds.CLUSTER_EXTENSIONS),
                    at(WatchedKinds.MULTI_CLUSTER_HUBS)
                            .map(all -> Indexed.of(all.stream()
                                    .map(hub -> new InstallerSeen(hub.key(), hub.backupEnabled(), hub.paused()))
                                    .toList())),
                    at(WatchedKinds.CLUSTER_VERSIONS)
                            .map(all -> all.stream()
                                    .flatMap(version -> version.openShift().stream())
                                    .findFirst()));
        }

        private FleetSeen fleet() {
            return new FleetSeen(
                    at(WatchedKinds.CLUSTERS),
                    at(WatchedKinds.ADD_ONS),
                    at(WatchedKinds.WORKS),
                    at(WatchedKinds.TOKEN_ACCOUNTS),
                    at(WatchedKinds.SECRETS),
                    at(WatchedKinds.CONFIG_MAPS),
                    at(WatchedKinds.CLUSTER_DEPLOYMENTS),
                    at(WatchedKinds.CLUSTER_POOLS));
        }
    }

    private void servedMayDiffer(Change change) {
        discovery.changed();
        redefined.forEach(Runnable::run);
    }

    private void discovered() {
        watches.follow(discovery);
        tell(of(WatchedKinds.DEFINITIONS));
    }

    private static Change of(WatchedKind<?> kind) {
        return new Change(kind.urgency(), kind.kind(), Optional.empty());
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
