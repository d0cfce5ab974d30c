package io.hubbackup.decide.policy;

import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.wire.HubNames;
import java.util.Comparator;
import java.util.Optional;

/** The namespace in which the backups of the hub are: everything is judged there. */
public final class BackupNamespace {

    private BackupNamespace() {}

    /** What the administrator says; else that of the oldest BackupSchedule, of the newest Restore, of a storage location; else ours, else the usual one. */
    public static String of(HubSnapshot hub) {
        return known(hub).orElse(HubNames.USUAL_NAMESPACE);
    }

    /** The same, as far as anything says so. */
    public static Optional<String> known(HubSnapshot hub) {
        return hub.self()
                .backupNamespace()
                .or(() -> items(hub.backupSchedules()).stream()
                        .min(Comparator.comparing(BackupScheduleSeen::created).thenComparing(Keyed::namespace))
                        .map(Keyed::namespace))
                .or(() -> items(hub.restores()).stream()
                        .max(Comparator.comparing(RestoreSeen::created).thenComparing(Keyed::namespace))
                        .map(Keyed::namespace))
                .or(() -> items(hub.velero().storageLocations()).stream()
                        .findFirst()
                        .map(Keyed::namespace))
                .or(() -> hub.self().namespace());
    }

    /** Where something could not be read, another answer is as good as any: the templates themselves say what could not be read. */
    private static <T extends Keyed> Indexed<T> items(Observed<Indexed<T>> seen) {
        return seen.fold(all -> all, api -> Indexed.empty(), unreadable -> Indexed.empty());
    }

    /** What was seen there of one kind. */
    public static <T extends Keyed> Observed<Indexed<T>> in(Observed<Indexed<T>> seen, String namespace) {
        return seen.map(all -> Indexed.of(all.in(namespace)));
    }

    /** The BackupSchedule that counts: the oldest one. */
    public static Observed<Optional<BackupScheduleSeen>> schedule(HubSnapshot hub) {
        return in(hub.backupSchedules(), of(hub)).map(BackupNamespace::oldest);
    }

    static Optional<BackupScheduleSeen> oldest(Indexed<BackupScheduleSeen> schedules) {
        return schedules.stream()
                .min(Comparator.comparing(BackupScheduleSeen::created).thenComparing(Keyed::name));
    }

    /** The Restore that counts: the newest one. */
    public static Observed<Optional<RestoreSeen>> restore(HubSnapshot hub) {
        return in(hub.restores(), of(hub)).map(BackupNamespace::newest);
    }

    static Optional<RestoreSeen> newest(Indexed<RestoreSeen> restores) {
        return restores.stream().max(Comparator.comparing(RestoreSeen::created).thenComparing(Keyed::name));
    }
}
