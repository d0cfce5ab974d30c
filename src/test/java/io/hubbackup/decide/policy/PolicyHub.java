package io.hubbackup.decide.policy;

import io.hubbackup.hub.BackupContents;
import io.hubbackup.hub.BackupProgress;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.PlatformSeen;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.RestoreTerms;
import io.hubbackup.hub.ScheduleTerms;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.hub.VeleroSeen;
import io.hubbackup.hub.VolumesSeen;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.VeleroLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** A hub as the policy templates see it, put together in a few words; each word gives the next hub. */
public record PolicyHub(HubSnapshot seen) {

    public static final String NAMESPACE = "velero";
    public static final String SELF = "hub-one";
    public static final String PEER = "hub-two";

    /** Noon of a day on which nothing happens. */
    public static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    /** A plain hub: everything can be read and nothing is there, not even a BackupSchedule. */
    public static PolicyHub bare() {
        return new PolicyHub(new HubSnapshot(
                Observed.of(new HubIdentity(SELF, HubIdentity.Source.KUBE_SYSTEM)),
                Observed.of(new ResourceCatalogue(List.of())),
                new HubComponents(
                        Observed.of(Set.of()),
                        Observed.of(Set.of()),
                        Observed.of(Optional.empty()),
                        Observed.of(Set.of()),
                        Observed.of(false),
                        Observed.of(Indexed.empty())),
                Observed.of(Indexed.empty()),
                Observed.of(Indexed.empty()),
                new VeleroSeen(
                        Observed.of(Indexed.<VeleroScheduleSeen>empty()),
                        Observed.of(Indexed.<BackupSeen>empty()),
                        Observed.of(Indexed.<StorageLocationSeen>empty()),
                        Observed.of(Indexed.<DeleteRequestSeen>empty()),
                        Observed.of(Indexed.<VeleroRestoreSeen>empty())),
                new FleetSeen(
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty())),
                new VolumesSeen(Observed.of(Indexed.empty()), Observed.of(Indexed.empty())),
                new PlatformSeen(
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Indexed.empty()),
                        Observed.of(Optional.empty())),
                new SelfSeen(
                        SelfSeen.Mode.FULL,
                        true,
                        Optional.empty(),
                        SelfSeen.DEPLOYMENT,
                        Optional.of(NAMESPACE),
                        NOON.minus(Duration.ofDays(1)))));
    }

    /** An active hub: a BackupSchedule that is Enabled and backs up at every full hour that is even. */
    public static PolicyHub active() {
        return bare().schedule("Enabled");
    }

    public static ObjectKey key(String name) {
        return new ObjectKey(NAMESPACE, name);
    }

    public PolicyHub schedule(String phase) {
        return schedule(phase, terms("0 */2 * * *"));
    }

    public PolicyHub schedule(String phase, ScheduleTerms terms) {
        return schedules(Observed.of(Indexed.of(new BackupScheduleSeen(
                key("schedule-acm"),
                "uid-schedule",
                NOON.minus(Duration.ofDays(1)),
                phase.equals("Paused"),
                phase,
                false,
                terms))));
    }

    public static ScheduleTerms terms(String cron) {
        return new ScheduleTerms(cron, Optional.empty(), false, false, "");
    }

    public PolicyHub restore(String phase, RestoreTerms terms) {
        return restores(Observed.of(Indexed.of(new RestoreSeen(
                key("restore-acm"), "uid-restore", NOON.minus(Duration.ofHours(3)), phase, false, terms))));
    }

    public static RestoreTerms passive() {
        return new RestoreTerms(true, Optional.of(Duration.ofMinutes(10)), "skip", List.of(), "", Optional.empty());
    }

    /** The hub of which this is different. */
    PolicyHub with(Consumer<Parts> change) {
        var parts = new Parts(seen);
        change.accept(parts);
        return new PolicyHub(parts.together());
    }

    public PolicyHub schedules(Observed<Indexed<BackupScheduleSeen>> schedules) {
        return with(parts -> parts.schedules = schedules);
    }

    public PolicyHub restores(Observed<Indexed<RestoreSeen>> restores) {
        return with(parts -> parts.restores = restores);
    }

    public PolicyHub identity(Observed<HubIdentity> identity) {
        return with(parts -> parts.identity = identity);
    }

    public PolicyHub catalogue(Observed<ResourceCatalogue> catalogue) {
        return with(parts -> parts.catalogue = catalogue);
    }

    public PolicyHub components(HubComponents components) {
        return with(parts -> parts.components = components);
    }

    public PolicyHub fleet(FleetSeen fleet) {
        return with(parts -> parts.fleet = fleet);
    }

    public PolicyHub self(SelfSeen self) {
        return with(parts -> parts.self = self);
    }

    public PolicyHub velerosSchedules(Observed<Indexed<VeleroScheduleSeen>> schedules) {
        return with(parts -> parts.velerosSchedules = schedules);
    }

    public PolicyHub backups(Observed<Indexed<BackupSeen>> backups) {
        return with(parts -> parts.backups = backups);
    }

    public PolicyHub locations(Observed<Indexed<StorageLocationSeen>> locations) {
        return with(parts -> parts.locations = locations);
    }

    public PolicyHub veleroRestores(Observed<Indexed<VeleroRestoreSeen>> restores) {
        return with(parts -> parts.veleroRestores = restores);
    }

    /** With these backups beside those that are there. */
    public PolicyHub plus(List<BackupSeen> more) {
        var all = new ArrayList<>(more);
        seen.velero().backups().fold(there -> all.addAll(there.stream().toList()), api -> false, unreadable -> false);
        return backups(Observed.of(Indexed.of(all)));
    }

    /** With five Completed backups of one run of a hub. */
    public PolicyHub set(String hubId, Instant ordered) {
        return plus(List.of(BackupType.values()).stream()
                .map(type -> backup(type, hubId, "Completed", ordered))
                .toList());
    }

    /** It took two minutes if it ended, and expires after thirty days; that of the validation type after two hours and five minutes. */
    public static BackupSeen backup(BackupType type, String hubId, String phase, Instant ordered) {
        boolean ended = Set.of("Completed", "PartiallyFailed", "Failed").contains(phase);
        boolean begun =
                !Set.of("", "New", "Queued", "ReadyToStart", "FailedValidation").contains(phase);
        var labels = new HashMap<String, String>();
        labels.put(VeleroLabels.SCHEDULE_NAME, type.scheduleName());
        labels.put(BackupLabels.TYPE, type.label());
        labels.put(BackupLabels.HUB, hubId);
        var life = type == BackupType.VALIDATION ? Duration.ofMinutes(125) : Duration.ofDays(30);
        return new BackupSeen(
                key(BackupName.of(type, ordered).text()),
                "uid-" + type + ordered,
                labels,
                Optional.empty(),
                "default",
                phase,
                ordered,
                begun ? Optional.of(ordered) : Optional.empty(),
                ended ? Optional.of(ordered.plus(Duration.ofMinutes(2))) : Optional.empty(),
                Optional.of(ordered.plus(life)),
                0,
                0,
                "",
                new BackupContents(List.of(), List.of(), List.of(), false, OptionalInt.of(100)),
                false,
                BackupProgress.NONE);
    }
}
