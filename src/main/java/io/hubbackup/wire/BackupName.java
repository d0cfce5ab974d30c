package io.hubbackup.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The name of a Velero Backup in the form that Velero gives to scheduled ones (B3.27): {@code <prefix>-<timestamp>},
 * where the prefix is the name of a Velero Schedule.
 */
public record BackupName(String prefix, Instant instant) {

    public BackupName {
        instant = instant.truncatedTo(ChronoUnit.SECONDS);
    }

    public static BackupName of(String scheduleName, Instant instant) {
        return new BackupName(scheduleName, instant);
    }

    public static BackupName of(BackupType type, Instant instant) {
        return new BackupName(type.scheduleName(), instant);
    }

    /** Empty when the name does not end in a hyphen and a timestamp; such a backup was made by hand. */
    public static Optional<BackupName> parse(String name) {
        int hyphen = name.lastIndexOf('-');
        if (hyphen < 1) {
            return Optional.empty();
        }
        return BackupTimestamp.parse(name.substring(hyphen + 1))
                .map(instant -> new BackupName(name.substring(0, hyphen), instant));
    }

    /** The type whose Velero Schedule has the name of the prefix. */
    public Optional<BackupType> type() {
        return BackupType.ofSchedule(prefix);
    }

    public String text() {
        return prefix + "-" + BackupTimestamp.format(instant);
    }

    @Override
    public String toString() {
        return text();
    }
}
