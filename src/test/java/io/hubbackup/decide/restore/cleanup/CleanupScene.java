package io.hubbackup.decide.restore.cleanup;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.hubbackup.api.Restore;
import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.BackupContents;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ListedObject;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.VeleroSeen;
import io.hubbackup.hub.VolumesSeen;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.VeleroLabels;
import io.hubbackup.wire.velero.OwnerReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** A hub that has just restored a set, as a test sets it up; what is not said is as after a whole restore on a hub that has nothing special. */
final class CleanupScene {

    static final String NAMESPACE = "open-cluster-management-backup";
    static final String NOW = "-20261121100000";
    static final String BEFORE = "-20261121080000";

    static final ApiKind SECRET = new ApiKind("", "v1", "Secret", "secrets", true);
    static final ApiKind CONFIG_MAP = new ApiKind("", "v1", "ConfigMap", "configmaps", true);
    static final ApiKind POLICY = kind("Policy", "policy.open-cluster-management.io", true);
    static final ApiKind APPLICATION = kind("Application", "argoproj.io", true);
    static final ApiKind CLUSTER_SET = kind("ManagedClusterSet", "cluster.open-cluster-management.io", false);
    static final ApiKind CLUSTER = kind("ManagedCluster", "cluster.open-cluster-management.io", false);
    static final ApiKind ADD_ON = kind("ManagedClusterAddOn", "addon.open-cluster-management.io", true);
    static final ApiKind DEPLOYMENT = kind("ClusterDeployment", "hive.openshift.io", true);
    static final ApiKind POOL = kind("MachinePool", "hive.openshift.io", true);
    static final ApiKind IMAGE_SET = kind("ClusterImageSet", "hive.openshift.io", false);
    static final ApiKind WIDGET = kind("Widget", "example.com", true);
    static final ApiKind ROLE = kind("Role", "rbac.authorization.k8s.io", true);
    static final ApiKind VELERO_BACKUP = kind("Backup", "velero.io", true);
    static final ApiKind NAMESPACE_KIND = new ApiKind("", "v1", "Namespace", "namespaces", false);

    static final List<ApiKind> KINDS = List.of(
            SECRET,
            CONFIG_MAP,
            POLICY,
            APPLICATION,
            CLUSTER_SET,
            CLUSTER,
            ADD_ON,
            DEPLOYMENT,
            POOL,
            IMAGE_SET,
            WIDGET,
            ROLE,
            VELERO_BACKUP,
            NAMESPACE_KIND);

    Cleanup option = Cleanup.RESTORED;
    Tree options = Tree.EMPTY;
    /** Empty: the user has named the backups. */
    String time = "2026-11-21T10:00:00Z";

    final List<RestorePart> parts = new ArrayList<>(List.of(RestorePart.values()));
    final List<RestorePart> failed = new ArrayList<>();
    final Map<BackupType, String> backups = new HashMap<>();
    final List<BackupSeen> others = new ArrayList<>();
    final List<String> earlier = new ArrayList<>();
    final List<ClusterSeen> clusters = new ArrayList<>();
    final List<ApiResource> resources = new ArrayList<>();
    List<String> includedClusters = List.of(
            "managedcluster.cluster.open-cluster-management.io",
            "managedclusteraddon.addon.open-cluster-management.io",
            "clusterdeployment",
            "machinepool.hive.openshift.io",
            "clusterimageset.hive.openshift.io");
    List<String> includedResources = List.of(
            "policy.policy.open-cluster-management.io",
            "application.argoproj.io",
            "managedclusterset.cluster.open-cluster-management.io");
    List<String> excludedNamespaces = List.of("charts");
    boolean combined = true;
    Observed<Set<String>> hubNamespaces = Observed.of(Set.of("open-cluster-management"));
    Observed<Set<String>> engineNamespaces = Observed.of(Set.of("multicluster-engine"));
    Optional<Observed<Indexed<ClusterSeen>>> unreadableClusters = Optional.empty();
    Optional<Observed<Indexed<BackupSeen>>> unreadableBackups = Optional.empty();

    CleanupScene() {
        for (var type : BackupType.dataTypes()) {
            backups.put(type, type.scheduleName() + NOW);
        }
        KINDS.forEach(kind -> resources.add(resource(kind)));
        clusters.add(new ClusterSeen(ObjectKey.clusterScoped("hub-itself"), true, true, true, "True", false));
    }

    static CleanupScene passive() {
        var scene = new CleanupScene();
        scene.parts.removeIf(RestorePart::activating);
        return scene;
    }

    static CleanupScene all() {
        var scene = new CleanupScene();
        scene.option = Cleanup.ALL;
        return scene;
    }

    static ApiKind kind(String kind, String group, boolean namespaced) {
        return new ApiKind(group, "v1", kind, kind.toLowerCase(Locale.ROOT) + "s", namespaced);
    }

    static ApiResource resource(ApiKind kind) {
        return new ApiResource(
                kind.group(),
                kind.version(),
                kind.kind(),
                kind.plural(),
                kind.kind().toLowerCase(Locale.ROOT),
                kind.namespaced(),
                true,
                true,
                false,
                true);
    }

    Observed<CleanupScope> observed() {
        return CleanupScope.of(view(), journal(), option, succeeded());
    }

    CleanupScope scope() {
        return observed()
                .fold(
                        scope -> scope,
                        absent -> {
                            throw new AssertionError(absent);
                        },
                        unknown -> {
                            throw new AssertionError(unknown.why());
                        });
    }

    CleanupJudge judge() {
        return new CleanupJudge(scope());
    }

    private Set<RestorePart> succeeded() {
        var succeeded = new HashSet<>(parts);
        failed.forEach(succeeded::remove);
        return succeeded;
    }

    Journal journal() {
        var plan = new RestorePlan(
                time,
                "primary",
                Stream.of(RestorePart.values())
                        .filter(parts::contains)
                        .map(part -> new PlannedRestore(part, backup(part.type()), "restore-" + part, "primary", false))
                        .toList(),
                List.of(),
                "newest",
                List.of(),
                options);
        var blank = Journal.BLANK;
        return new Journal(
                1,
                blank.step(),
                plan,
                blank.cleanup(),
                blank.activation(),
                earlier,
                blank.confirmed(),
                blank.completed(),
                0,
                "");
    }

    String backup(BackupType type) {
        return backups.getOrDefault(type, "");
    }

    RestoreView view() {
        var restore = new Restore();
        restore.setMetadata(new ObjectMetaBuilder()
                .withNamespace(NAMESPACE)
                .withName("restore")
                .withUid("restore-uid")
                .withCreationTimestamp("2026-11-21T10:20:00Z")
                .build());
        return new RestoreView(
                restore,
                hub(),
                Optional.of(journal()),
                Instant.parse("2026-11-21T10:30:00Z"),
                RestoreSettings.defaults());
    }

    HubSnapshot hub() {
        return new HubSnapshot(
                Observed.of(new HubIdentity("standby", HubIdentity.Source.CONFIGURED)),
                Observed.of(new ResourceCatalogue(resources)),
                new HubComponents(
                        hubNamespaces,
                        engineNamespaces,
                        Observed.of(Optional.empty()),
                        Observed.of(Set.of()),
                        Observed.of(false),
                        Observed.of(Indexed.empty())),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                new VeleroSeen(
                        Observed.of(Indexed.empty()),
                        unreadableBackups.orElseGet(() -> Observed.of(Indexed.of(seenBackups()))),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty())),
                fleet(),
                VolumesSeen.NONE);
    }

    private FleetSeen fleet() {
        return new FleetSeen(
                unreadableClusters.orElseGet(() -> Observed.of(Indexed.of(clusters))),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()));
    }

    private List<BackupSeen> seenBackups() {
        var all = new ArrayList<>(others);
        backups.forEach((type, name) -> all.add(seen(name, Map.of(BackupLabels.TYPE, type.label()), contents(type))));
        return all;
    }

    private BackupContents contents(BackupType type) {
        var included =
                switch (type) {
                    case RESOURCES -> includedResources;
                    case MANAGED_CLUSTERS -> includedClusters;
                    case CREDENTIALS, RESOURCES_GENERIC, VALIDATION -> List.<String>of();
                };
        var excluded = Stream.concat(includedResources.stream(), includedClusters.stream())
                .toList();
        return new BackupContents(
                included,
                type == BackupType.RESOURCES_GENERIC ? excluded : List.of(),
                excludedNamespaces,
                combined,
                OptionalInt.empty());
    }

    static BackupSeen seen(String name, Map<String, String> labels, BackupContents contents) {
        return new BackupSeen(
                new ObjectKey(NAMESPACE, name),
                "uid-" + name,
                labels,
                Optional.empty(),
                "default",
                "Completed",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                "",
                contents,
                false);
    }

    /** The query of a type for a kind; the selector does not matter to the judge. */
    static KindQuery query(ApiKind kind, BackupType type) {
        return new KindQuery(kind, type, "");
    }

    /** Brought by the run before this one, of the type. */
    static Thing stale(BackupType type) {
        return new Thing("ns", "stale", Map.of(VeleroLabels.BACKUP_NAME, type.scheduleName() + BEFORE), List.of(), "");
    }

    /** An object as a test describes it. */
    record Thing(
            String namespace, String name, Map<String, String> labels, List<String> finalizers, String ownerGroup) {

        Thing in(String other) {
            return new Thing(other, name, labels, finalizers, ownerGroup);
        }

        Thing named(String other) {
            return new Thing(namespace, other, labels, finalizers, ownerGroup);
        }

        Thing with(String label, String value) {
            var more = new HashMap<>(labels);
            more.put(label, value);
            return new Thing(namespace, name, more, finalizers, ownerGroup);
        }

        Thing without(String label) {
            var fewer = new HashMap<>(labels);
            fewer.remove(label);
            return new Thing(namespace, name, fewer, finalizers, ownerGroup);
        }

        Thing ownedBy(String group) {
            return new Thing(namespace, name, labels, finalizers, group);
        }

        Thing withFinalizer(String finalizer) {
            return new Thing(namespace, name, labels, List.of(finalizer), ownerGroup);
        }

        ListedObject listed() {
            return listed(false);
        }

        ListedObject listed(boolean deleting) {
            var owners = ownerGroup.isEmpty()
                    ? List.<OwnerReference>of()
                    : List.of(OwnerReference.of(ownerGroup + "/v1", "Owner", "owner", "uid"));
            return new ListedObject(
                    new ObjectKey(namespace, name), "uid-" + name, "7", labels, finalizers, owners, deleting);
        }
    }
}
