package io.hubbackup.decide.policy;

import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

    private static final Set<String> ENDED = Set.of("Finished", "FinishedWithErrors", "Error");

    /** The label value of the metric. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role, unless one of the two kinds could not be read. */
    public static Observed<HubRole> of(HubSnapshot hub) {
        return switch (BackupNamespace.schedule(hub)) {
            case Observed.Value<Optional<BackupScheduleSeen>>(var schedule)
            when schedule.isPresent() -> Observed.of(of(schedule.get()));
            case Observed.Unreadable<Optional<BackupScheduleSeen>>(String api, String why) ->
                Observed.unreadable(api, why);
            case Observed.Value<Optional<BackupScheduleSeen>> none -> withoutSchedule(hub);
            case Observed.NotServed<Optional<BackupScheduleSeen>> absent -> withoutSchedule(hub);
        };
    }

    private static HubRole of(BackupScheduleSeen schedule) {
        if (schedule.phase().equals("BackupCollision")) {
            return COLLIDED;
        }
        return schedule.paused() ? PAUSED : ACTIVE;
    }

    private static Observed<HubRole> withoutSchedule(HubSnapshot hub) {
        return BackupNamespace.restore(hub)
                .fold(
                        newest -> Observed.of(newest.map(HubRole::of).orElse(UNCONFIGURED)),
                        api -> Observed.of(UNCONFIGURED),
                        unreadable -> Observed.unreadable(unreadable.api(), unreadable.why()));
    }

    private static HubRole of(RestoreSeen restore) {
        var terms = restore.terms();
        if (terms.sync() && !ENDED.contains(restore.phase())) {
            return PASSIVE;
        }
        return restore.phase().startsWith("Finished") && terms.activates() ? ACTIVATED : RESTORE_ONLY;
    }
}
