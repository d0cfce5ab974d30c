package io.hubbackup.decide.policy;

import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a hub is at the moment, told by the custom resources in its backup namespace; the first that fits (policies §4). */
public enum HubRole {
    /** Another hub writes to the same storage. */
    COLLIDED,
    PAUSED,
    /** It backs itself up. */
    ACTIVE,
    /** It follows the backups of another hub. */
    PASSIVE,
    /** It took over the managed clusters and does not back itself up. */
    ACTIVATED,
    /** It was restored. */
    RESTORE_ONLY,
    /** Neither kind is there. */
    UNCONFIGURED;

    private static final String COLLISION = "BackupCollision";

    private static final Set<String> ENDED = Set.of("Finished", "FinishedWithErrors", "Error");

    /** The label value of the metric. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role, unless one of the two kinds could not be read. */
    public static Observed<HubRole> of(HubSnapshot hub) {
        var namespace = BackupNamespace.of(hub);
        return BackupNamespace.in(hub.backupSchedules(), namespace)
                .fold(
                        schedules -> ofSchedules(schedules)
                                .map(Observed::of)
                                .orElseGet(() -> withoutSchedule(hub, namespace)),
                        api -> withoutSchedule(hub, namespace),
                        unreadable -> Observed.unreadable(unreadable.api(), unreadable.why()));
    }

    /** What is said of a hub whose role is known. */
    public static Verdict judged(HubSnapshot hub, Function<HubRole, Verdict> judge) {
        return Verdict.judged(of(hub), judge);
    }

    /** A collision counts wherever it is; else the oldest BackupSchedule is the one that works (BW9). */
    private static Optional<HubRole> ofSchedules(Indexed<BackupScheduleSeen> schedules) {
        if (schedules.stream().anyMatch(schedule -> schedule.phase().equals(COLLISION))) {
            return Optional.of(COLLIDED);
        }
        return BackupNamespace.oldest(schedules).map(schedule -> schedule.paused() ? PAUSED : ACTIVE);
    }

    private static Observed<HubRole> withoutSchedule(HubSnapshot hub, String namespace) {
        return BackupNamespace.in(hub.restores(), namespace)
                .fold(
                        restores -> Observed.of(ofRestores(restores)),
                        api -> Observed.of(UNCONFIGURED),
                        unreadable -> Observed.unreadable(unreadable.api(), unreadable.why()));
    }

    private static HubRole ofRestores(Indexed<RestoreSeen> restores) {
        if (restores.stream().anyMatch(restore -> restore.terms().sync() && !ENDED.contains(restore.phase()))) {
            return PASSIVE;
        }
        return BackupNamespace.newest(restores)
                .map(restore -> tookOver(restore) ? ACTIVATED : RESTORE_ONLY)
                .orElse(UNCONFIGURED);
    }

    private static boolean tookOver(RestoreSeen restore) {
        return restore.phase().startsWith("Finished") && restore.terms().activates();
    }
}
