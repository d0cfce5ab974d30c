package io.hubbackup.decide.backup.template;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleSpec;
import io.hubbackup.decide.backup.Settings;
import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.hub.VeleroSeen;
import io.hubbackup.hub.VolumesSeen;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A hub with its BackupSchedule, as a test sets it up; what is not said is as on a plain, healthy hub. */
final class Scene {

    static final String NAMESPACE = "open-cluster-management-backup";
    static final String NAME = "schedule-acm";
    static final String UID = "8850f87c-af0d-42e8-80ae-78b1a18de744";
    static final String HUB = "11111111-2222-3333-4444-555555555555";
    static final Instant NOW = Instant.parse("2026-11-21T03:06:22Z");

    BackupScheduleSpec spec = BackupScheduleSpec.of("0 */1 * * *").withVeleroTtl("120h");
    Instant now = NOW;
    Observed<HubIdentity> identity = Observed.of(new HubIdentity(HUB, HubIdentity.Source.CLUSTER_VERSION));
    Observed<ResourceCatalogue> catalogue = Observed.of(Catalogues.hub());
    Observed<Indexed<ClusterSeen>> clusters = Observed.of(Indexed.of(cluster("local-cluster", true)));
    Observed<Set<String>> channels = Observed.notServed("channels.apps.open-cluster-management.io");
    Observed<Set<String>> platform = Observed.of(Set.of());
    Observed<Set<String>> engines = Observed.of(Set.of());
    Observed<Optional<String>> version = Observed.of(Optional.empty());
    Observed<Indexed<BackupSeen>> backups = Observed.of(Indexed.empty());
    Observed<Indexed<DeleteRequestSeen>> requests = Observed.of(Indexed.empty());
    Indexed<VeleroScheduleSeen> owned = Indexed.empty();

    static ClusterSeen cluster(String name, boolean local) {
        return new ClusterSeen(ObjectKey.clusterScoped(name), local, true, true, "True", false);
    }

    static <T> Observed<T> unreadable(String api) {
        return Observed.unreadable(api, "503 Service Unavailable");
    }

    Scene spec(UnaryOperator<BackupScheduleSpec> change) {
        spec = change.apply(spec);
        return this;
    }

    View view() {
        var schedule = new BackupSchedule();
        schedule.setMetadata(new ObjectMetaBuilder()
                .withNamespace(NAMESPACE)
                .withName(NAME)
                .withUid(UID)
                .build());
        schedule.setSpec(spec);
        var velero = new VeleroSeen(
                Observed.of(owned), backups, Observed.of(Indexed.empty()), requests, Observed.of(Indexed.empty()));
        return new View(schedule, snapshot(velero), now, Settings.defaults());
    }

    private HubSnapshot snapshot(VeleroSeen velero) {
        var fleet = new FleetSeen(
                clusters,
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()));
        return new HubSnapshot(
                identity,
                catalogue,
                new HubComponents(
                        platform, engines, version, channels, Observed.of(false), Observed.of(Indexed.empty())),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                velero,
                fleet,
                VolumesSeen.NONE);
    }

    DesiredSchedules desired() {
        return DesiredSchedules.of(view(), owned);
    }

    /** Takes the desired Velero Schedules onto the hub, each changed as given. */
    Scene stand(UnaryOperator<Tree> change) {
        owned = Indexed.of(desired().schedules().values().stream()
                .map(schedule -> seen(Schedule.of(change.apply(schedule.tree()).fields())))
                .toList());
        return this;
    }

    Scene stand() {
        return stand(tree -> tree);
    }

    /** As the API server keeps it. */
    static VeleroScheduleSeen seen(Schedule schedule) {
        var metadata =
                schedule.metadata().withUid("uid-" + schedule.metadata().name()).withResourceVersion("7");
        return VeleroScheduleSeen.of(schedule.withMetadata(metadata));
    }

    /** A tree with one field set, however deep; an empty value takes it away. */
    static Tree with(Tree tree, Optional<Object> value, String... path) {
        if (path.length == 1) {
            return value.map(given -> tree.with(path[0], given)).orElse(tree.without(path[0]));
        }
        var rest = Arrays.copyOfRange(path, 1, path.length);
        return tree.with(path[0], with(tree.child(path[0]), value, rest));
    }

    static Tree with(Tree tree, Object value, String... path) {
        return with(tree, Optional.of(value), path);
    }

    /** What the API server makes of a merge patch (RFC 7386). */
    static VeleroScheduleSeen patched(VeleroScheduleSeen seen, Write.Patch patch) {
        return VeleroScheduleSeen.of(Schedule.of(merged(seen.object().tree().fields(), patch.body())));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> merged(Map<String, Object> target, Map<String, Object> patch) {
        var result = new HashMap<>(target);
        patch.forEach((key, value) -> {
            if (value == null) {
                result.remove(key);
            } else if (value instanceof Map<?, ?> child) {
                var below =
                        result.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.<String, Object>of();
                result.put(key, merged(below, (Map<String, Object>) child));
            } else {
                result.put(key, value);
            }
        });
        return result;
    }

    static List<String> writes(io.hubbackup.plan.Plan plan) {
        var lines = new ArrayList<String>();
        plan.writes()
                .forEach(write -> lines.add(
                        switch (write) {
                            case Write.Create create -> "create " + create.target();
                            case Write.Patch patch -> "patch " + patch.target() + " " + patch.body();
                            case Write.Apply apply -> "apply " + apply.target() + " " + apply.body();
                            case Write.Delete delete -> "delete " + delete.target() + " " + delete.uid();
                            case Write.Release release -> "release " + release.target() + " " + release.uid();
                        }));
        return lines;
    }
}
