package io.hubbackup.decide.backup;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleSpec;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.decide.backup.template.DesiredSchedules;
import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.InstallerSeen;
import io.hubbackup.hub.Installers;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.hub.VeleroSeen;
import io.hubbackup.hub.VolumesSeen;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.velero.Schedule;
import io.hubbackup.wire.velero.SchedulePhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A hub with a BackupSchedule, as a test sets it up; what is not said is as on a plain, healthy hub whose BackupSchedule is new. */
public final class Situation {

    public static final String NAMESPACE = "open-cluster-management-backup";
    public static final String NAME = "schedule-acm";
    public static final String UID = "8850f87c-af0d-42e8-80ae-78b1a18de744";
    public static final String HUB = "H1";
    public static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");

    public String name = NAME;
    public BackupScheduleSpec spec = BackupScheduleSpec.of("0 */2 * * *").withVeleroTtl("120h");
    public BackupScheduleStatus status = BackupScheduleStatus.EMPTY;
    public Map<String, String> annotations = Map.of();
    public Instant created = NOW.minusSeconds(60);
    public @Nullable Instant deleted;
    public Instant now = NOW;
    public Observed<HubIdentity> identity = Observed.of(new HubIdentity(HUB, HubIdentity.Source.CLUSTER_VERSION));
    public Observed<ResourceCatalogue> catalogue = Observed.of(catalogue());
    public Observed<Boolean> tokenAddOn = Observed.of(false);
    public Observed<Indexed<BackupScheduleSeen>> backupSchedules = Observed.of(Indexed.empty());
    public Observed<Indexed<RestoreSeen>> restores = Observed.of(Indexed.empty());
    public Observed<Indexed<StorageLocationSeen>> locations = Observed.of(Indexed.of(location(NAMESPACE, "default")));
    public Observed<Indexed<VeleroScheduleSeen>> schedules = Observed.of(Indexed.empty());
    public Observed<Indexed<BackupSeen>> backups = Observed.of(Indexed.empty());
    public Observed<Indexed<DeleteRequestSeen>> requests = Observed.of(Indexed.empty());
    public Observed<Indexed<InstallerSeen>> installers = Installers.none();
    public SelfSeen self = SelfSeen.ALONE;

    public static <T> Observed<T> unreadable() {
        return Observed.unreadable("things", "503 Service Unavailable");
    }

    public static StorageLocationSeen location(String namespace, String name) {
        return new StorageLocationSeen(new ObjectKey(namespace, name), true, "Available", "", "ReadWrite", true, false);
    }

    public static ApiResource kind(String kind, String group) {
        var name = kind.toLowerCase(Locale.ROOT);
        return new ApiResource(group, "v1", kind, name + "s", name, true, true, true, false, true);
    }

    public static ResourceCatalogue catalogue(ApiResource... more) {
        var all = new ArrayList<>(List.of(
                kind("ManagedCluster", "cluster.open-cluster-management.io"),
                kind("Placement", "cluster.open-cluster-management.io"),
                kind("Policy", "policy.open-cluster-management.io")));
        all.addAll(List.of(more));
        return new ResourceCatalogue(all);
    }

    public Situation spec(UnaryOperator<BackupScheduleSpec> change) {
        spec = change.apply(spec);
        return this;
    }

    public Situation backups(BackupSeen... seen) {
        backups = Observed.of(Indexed.of(seen));
        return this;
    }

    /** The five Velero Schedules stand on the hub as they shall be, enabled by Velero. */
    public Situation standing(Instant since) {
        return standing(since, schedule -> schedule);
    }

    public Situation standing(Instant since, UnaryOperator<Schedule> change) {
        var healthy = DesiredSchedules.of(view(), Indexed.empty()).schedules().values().stream();
        schedules = Observed.of(Indexed.of(healthy.map(schedule -> change.apply(kept(schedule, since)))
                .map(VeleroScheduleSeen::of)
                .toList()));
        return this;
    }

    /** Changes the Velero Schedules that stand. */
    public Situation changed(UnaryOperator<Schedule> change) {
        schedules = Observed.of(Indexed.of(owned().stream()
                .map(seen -> VeleroScheduleSeen.of(change.apply(seen.object())))
                .toList()));
        return this;
    }

    public Situation without(String schedule) {
        schedules = Observed.of(owned().where(seen -> !seen.name().equals(schedule)));
        return this;
    }

    public Indexed<VeleroScheduleSeen> owned() {
        return schedules.fold(all -> all, api -> Indexed.empty(), unknown -> Indexed.empty());
    }

    private static Schedule kept(Schedule schedule, Instant since) {
        var metadata = schedule.metadata()
                .withUid("uid-" + schedule.metadata().name())
                .withResourceVersion("7")
                .withCreationTimestamp(since);
        return schedule.withMetadata(metadata).withStatus(schedule.status().withPhase(SchedulePhase.ENABLED));
    }

    public View view() {
        var schedule = new BackupSchedule();
        schedule.setMetadata(new ObjectMetaBuilder()
                .withNamespace(NAMESPACE)
                .withName(name)
                .withUid(UID)
                .withGeneration(3L)
                .withAnnotations(annotations)
                .withCreationTimestamp(created.toString())
                .withDeletionTimestamp(deleted == null ? null : deleted.toString())
                .build());
        schedule.setSpec(spec);
        schedule.setStatus(status);
        return new View(schedule, snapshot(), now, Settings.defaults());
    }

    public Decision decide() {
        return BackupScheduleDecider.decide(view());
    }

    private HubSnapshot snapshot() {
        return new HubSnapshot(
                identity,
                catalogue,
                new HubComponents(
                        Observed.of(Set.of()),
                        Observed.of(Set.of()),
                        Observed.of(Optional.empty()),
                        Observed.of(Set.of()),
                        tokenAddOn,
                        Observed.of(Indexed.empty())),
                backupSchedules,
                restores,
                new VeleroSeen(schedules, backups, locations, requests, Observed.of(Indexed.empty())),
                new FleetSeen(
                        Observed.of(Indexed.of(new ClusterSeen(
                                ObjectKey.clusterScoped("local-cluster"), true, true, true, "True", false))),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.notServed("managedserviceaccounts"),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty())),
                VolumesSeen.NONE,
                Installers.platform(installers),
                self);
    }

    /** What an API server does with the patches of a plan. */
    public Situation written(Plan plan) {
        plan.writes().forEach(write -> {
            if (write instanceof Write.Patch patch) {
                changed(schedule ->
                        schedule.metadata().name().equals(patch.target().key().name())
                                ? Schedule.of(merged(schedule.tree().fields(), patch.body()))
                                : schedule);
            }
        });
        return this;
    }

    public static Outcomes done(Plan plan) {
        return new Outcomes(plan.writes().<Outcome>map(Outcome.Done::new).toList());
    }

    /** The first {@code count} writes fail, the others are done. */
    public static Outcomes failing(Plan plan, int count, String why) {
        var writes = plan.writes().toList();
        return new Outcomes(Stream.concat(
                        writes.stream()
                                .limit(count)
                                .<Outcome>map(write -> new Outcome.Failed(write, 500, why, Optional.empty())),
                        writes.stream().skip(count).<Outcome>map(Outcome.Done::new))
                .toList());
    }

    /** The targets of a plan, by kind and name. */
    public static List<String> targets(Plan plan) {
        return plan.writes()
                .map(write -> write.getClass().getSimpleName() + " "
                        + write.target().key().name())
                .toList();
    }

    public static List<String> names(String... types) {
        return Arrays.stream(types).map("acm-%s-schedule"::formatted).toList();
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
}
