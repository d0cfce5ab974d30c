package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.admission.RestoreDraft;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.hub.BackupContents;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClaimMarkSeen;
import io.hubbackup.hub.ClaimSeen;
import io.hubbackup.hub.ComponentSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.InstallerSeen;
import io.hubbackup.hub.Installers;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.hub.VeleroSeen;
import io.hubbackup.hub.VolumesSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupTimestamp;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Restore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A hub with a Restore and a Velero that does what it is told, as a test sets it up. */
public final class RestoreHub {

    public static final String NAMESPACE = RestoreDraft.NAMESPACE;
    public static final String UID = "5f3c1c1e-6a0e-4a8e-9a6e-6a2a3c5d7e01";
    public static final Instant T1 = Instant.parse("2026-11-21T10:00:00Z");
    public static final Instant T2 = Instant.parse("2026-11-21T12:00:00Z");
    static final List<BackupType> DATA = BackupType.dataTypes();

    public String name = "restore-acm";
    public RestoreDraft draft = RestoreDraft.of("latest", "latest", "latest");
    public Instant now = Instant.parse("2026-11-21T12:30:00Z");
    public final Map<String, BackupSeen> backups = new TreeMap<>();
    public final Map<String, Restore> restores = new TreeMap<>();
    public Observed<Optional<String>> version = Observed.of(Optional.empty());
    public Observed<Indexed<StorageLocationSeen>> locations = Observed.of(Indexed.of(location("default", true)));
    public Observed<Indexed<BackupScheduleSeen>> schedules = none();
    public Observed<Indexed<RestoreSeen>> others = none();
    public Observed<Indexed<ComponentSeen>> components = none();
    public Observed<Indexed<InstallerSeen>> installers = none();
    public long generation = 1;
    public List<String> finalizers = List.of();
    public @Nullable Observed<Indexed<BackupSeen>> seenBackups;
    public @Nullable Observed<Indexed<VeleroRestoreSeen>> seenRestores;
    public @Nullable Journal journal;
    public VolumesSeen volumes = VolumesSeen.NONE;

    public RestoreHub wish(String managedClusters, String credentials, String resources) {
        draft = RestoreDraft.of(managedClusters, credentials, resources);
        return this;
    }

    public RestoreHub sync(String managedClusters) {
        draft = RestoreDraft.sync(managedClusters, "latest", "latest");
        return this;
    }

    /** A finished run of all four types. */
    public RestoreHub run(String hub, Instant time) {
        DATA.forEach(type -> backup(type, hub, time, "Completed"));
        return this;
    }

    public RestoreHub backup(BackupType type, String hub, Instant time, String phase) {
        return backup(of(type.scheduleName() + "-" + BackupTimestamp.format(time), hub, time, phase));
    }

    public RestoreHub backup(BackupSeen backup) {
        backups.put(backup.name(), backup);
        return this;
    }

    public RestoreHub without(BackupType type, Instant time) {
        backups.remove(type.scheduleName() + "-" + BackupTimestamp.format(time));
        return this;
    }

    /** Changes the backups whose name begins like this. */
    public RestoreHub change(String prefix, UnaryOperator<BackupSeen> change) {
        backups.replaceAll((name, backup) -> name.startsWith(prefix) ? change.apply(backup) : backup);
        return this;
    }

    static BackupSeen of(String name, String hub, Instant started, String phase) {
        var labels = new LinkedHashMap<String, String>();
        if (!hub.isEmpty()) {
            labels.put("cluster.open-cluster-management.io/backup-cluster", hub);
        }
        return new BackupSeen(
                new ObjectKey(NAMESPACE, name),
                "uid-" + name,
                labels,
                Optional.empty(),
                "default",
                phase,
                started,
                Optional.of(started),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                "",
                new BackupContents(List.of(), List.of(), List.of(), false, OptionalInt.of(7)),
                false);
    }

    static BackupSeen version(BackupSeen backup, String version) {
        return new BackupSeen(
                backup.key(),
                backup.uid(),
                backup.labels(),
                Optional.of(version),
                backup.storageLocation(),
                backup.phase(),
                backup.created(),
                backup.started(),
                backup.completed(),
                backup.expiration(),
                0,
                0,
                "",
                backup.contents(),
                backup.deleting());
    }

    static BackupSeen stored(BackupSeen backup, String location) {
        return new BackupSeen(
                backup.key(),
                backup.uid(),
                backup.labels(),
                backup.hubVersion(),
                location,
                backup.phase(),
                backup.created(),
                backup.started(),
                backup.completed(),
                backup.expiration(),
                0,
                0,
                "",
                backup.contents(),
                backup.deleting());
    }

    public static BackupSeen phase(BackupSeen backup, String phase) {
        return new BackupSeen(
                backup.key(),
                backup.uid(),
                backup.labels(),
                backup.hubVersion(),
                backup.storageLocation(),
                phase,
                backup.created(),
                backup.started(),
                backup.completed(),
                backup.expiration(),
                0,
                0,
                "",
                backup.contents(),
                backup.deleting());
    }

    static BackupSeen deleting(BackupSeen backup) {
        return new BackupSeen(
                backup.key(),
                backup.uid(),
                backup.labels(),
                backup.hubVersion(),
                backup.storageLocation(),
                backup.phase(),
                backup.created(),
                backup.started(),
                backup.completed(),
                backup.expiration(),
                0,
                0,
                "",
                backup.contents(),
                true);
    }

    static BackupSeen holding(BackupSeen backup, int items) {
        return new BackupSeen(
                backup.key(),
                backup.uid(),
                backup.labels(),
                backup.hubVersion(),
                backup.storageLocation(),
                backup.phase(),
                backup.created(),
                backup.started(),
                backup.completed(),
                backup.expiration(),
                0,
                0,
                "",
                new BackupContents(List.of(), List.of(), List.of(), false, OptionalInt.of(items)),
                backup.deleting());
    }

    static StorageLocationSeen location(String name, boolean owned) {
        return location(NAMESPACE, name, "Available", owned);
    }

    static StorageLocationSeen location(String namespace, String name, String phase, boolean owned) {
        return new StorageLocationSeen(new ObjectKey(namespace, name), true, phase, "", "ReadWrite", owned, false);
    }

    public RestoreView view() {
        var restore = draft.named(name);
        restore.getMetadata().setUid(UID);
        restore.getMetadata().setGeneration(generation);
        restore.getMetadata().setResourceVersion("7");
        restore.getMetadata().setFinalizers(finalizers);
        restore.getMetadata().setCreationTimestamp("2026-11-21T12:29:00Z");
        return new RestoreView(restore, snapshot(), Optional.ofNullable(journal), now, RestoreSettings.defaults());
    }

    public PlanResult plan() {
        var view = view();
        return RestorePlanner.plan(view, RestoreWish.of(view.restore()));
    }

    public RestorePlan planned() {
        return switch (plan()) {
            case PlanResult.Planned(RestorePlan plan) -> plan;
            case PlanResult other -> throw new AssertionError("not planned: " + other);
        };
    }

    public PlanResult.Refused refused() {
        return switch (plan()) {
            case PlanResult.Refused refused -> refused;
            case PlanResult other -> throw new AssertionError("not refused: " + other);
        };
    }

    /** A run with this plan is over, and its Velero Restores are all there and Completed. */
    public RestoreHub ran(RestorePlan plan) {
        var view = view();
        plan.restores().forEach(planned -> create(VeleroRestores.create(view, plan, planned)));
        restores.keySet().forEach(restore -> phase(restore, "Completed"));
        journal = new Journal(
                1,
                Step.SYNCING,
                plan,
                Journal.BLANK.cleanup(),
                Journal.BLANK.activation(),
                List.of(),
                List.of(),
                "",
                0,
                "");
        return this;
    }

    /** What an API server and Velero make of the creations of a plan. */
    public List<String> apply(Plan plan) {
        var created = new ArrayList<String>();
        plan.writes().forEach(write -> {
            switch (write) {
                case Write.Create create -> {
                    create(create);
                    created.add(create.target().key().name());
                }
                case Write.Delete delete ->
                    restores.remove(delete.target().key().name());
                case Write other -> throw new AssertionError("not expected: " + other);
            }
        });
        return created;
    }

    private void create(Write.Create create) {
        var object = Tree.of(create.body());
        var metadata = object.child("metadata")
                .with("uid", "uid-" + create.target().key().name())
                .with("creationTimestamp", now);
        restores.putIfAbsent(create.target().key().name(), new Restore(veleros(object.with("metadata", metadata))));
    }

    /** R3.21: what a real Velero 1.18 fills in. */
    static Tree veleros(Tree object) {
        var spec = object.child("spec");
        var excluded = new ArrayList<>(spec.texts("excludedResources"));
        excluded.addAll(List.of("nodes", "events", "backups.velero.io", "restores.velero.io"));
        return object.with(
                "spec",
                spec.with("excludedResources", excluded)
                        .with("scheduleName", "acm-resources-schedule")
                        .with("itemOperationTimeout", "4h0m0s")
                        .with("hooks", Map.of()));
    }

    public RestoreHub phase(String restore, String phase) {
        restores.computeIfPresent(
                restore,
                (name, found) -> new Restore(found.tree()
                        .with(
                                "status",
                                found.tree()
                                        .child("status")
                                        .with("phase", phase)
                                        .with("completionTimestamp", now))));
        return this;
    }

    public RestoreHub allPhases(String phase) {
        List.copyOf(restores.keySet()).forEach(restore -> phase(restore, phase));
        return this;
    }

    public RestoreHub status(String restore, Map<String, Object> status) {
        restores.computeIfPresent(
                restore, (name, found) -> new Restore(found.tree().with("status", status)));
        return this;
    }

    public RestoreSteps steps(RestorePlan plan) {
        return RestoreSteps.of(view(), plan, progress(plan));
    }

    /** One pass over a pinned plan: creates what is to be created. */
    public List<String> pass(RestorePlan plan) {
        var view = view();
        return apply(Plan.parallel(steps(plan).create().stream()
                .map(planned -> VeleroRestores.create(view, plan, planned))
                .toList()));
    }

    /** ConfigMaps that tell of these volumes, each {@code namespace/claim}, and those of them that are there. */
    public RestoreHub volumes(List<String> told, List<String> there) {
        volumes = new VolumesSeen(
                Observed.of(Indexed.of(told.stream()
                        .map(RestoreHub::key)
                        .map(key -> new ClaimMarkSeen(new ObjectKey(key.namespace(), "cm-" + key.name()), key.name()))
                        .toList())),
                Observed.of(Indexed.of(
                        there.stream().map(RestoreHub::key).map(ClaimSeen::new).toList())));
        return this;
    }

    private static ObjectKey key(String text) {
        var parts = text.split("/", -1);
        return new ObjectKey(parts[0], parts[1]);
    }

    public RestoreProgress progress(RestorePlan plan) {
        return RestoreProgress.of(view(), plan)
                .fold(
                        progress -> progress,
                        api -> {
                            throw new AssertionError(api);
                        },
                        unknown -> {
                            throw new AssertionError(unknown.why());
                        });
    }

    HubSnapshot snapshot() {
        Collection<BackupSeen> all = backups.values();
        return new HubSnapshot(
                Observed.of(new HubIdentity("H9", HubIdentity.Source.CLUSTER_VERSION)),
                Observed.of(new ResourceCatalogue(List.of())),
                new HubComponents(
                        Observed.of(Set.of()),
                        Observed.of(Set.of()),
                        version,
                        Observed.of(Set.of()),
                        Observed.of(false),
                        components),
                schedules,
                others,
                new VeleroSeen(
                        none(),
                        seenBackups == null ? Observed.of(Indexed.of(all)) : seenBackups,
                        locations,
                        none(),
                        seenRestores == null
                                ? Observed.of(Indexed.of(restores.values().stream()
                                        .map(VeleroRestoreSeen::of)
                                        .toList()))
                                : seenRestores),
                new FleetSeen(none(), none(), none(), none(), none(), none(), none(), none()),
                volumes,
                Installers.platform(installers),
                SelfSeen.ALONE);
    }

    private static <T extends Keyed> Observed<Indexed<T>> none() {
        return Observed.of(Indexed.empty());
    }

    static List<String> names(RestorePlan plan) {
        return plan.restores().stream().map(PlannedRestore::name).toList();
    }

    static String at(Instant time) {
        return BackupTimestamp.format(time);
    }

    static List<String> keys(List<PlannedRestore> restores) {
        return restores.stream()
                .map(planned -> VeleroRestores.key(planned.part()))
                .toList();
    }

    /** What a run of the plan has to create. */
    static List<PlannedRestore> missing(RestoreHub hub, RestorePlan plan) {
        return hub.progress(plan).in(PartState.MISSING).stream()
                .map(PartProgress::planned)
                .toList();
    }
}
