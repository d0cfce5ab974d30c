package io.hubbackup.demo.velero;

import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.Parsed;
import java.time.Duration;

/**
 * What the arguments of {@code velero server} set.
 *
 * @param concurrentBackups how many backups are in progress side by side
 * @param backupTtl how long a backup is kept that does not say it
 * @param garbageCollection how often expired backups are looked for
 * @param storeValidation how often a location is looked at that does not say it
 * @param backupSync how often backups of others are looked for in a location that does not say it
 * @param skipImmediately what a Schedule means that does not say it
 */
public record ServerArguments(
        int concurrentBackups,
        Duration backupTtl,
        Duration garbageCollection,
        Duration storeValidation,
        Duration backupSync,
        boolean skipImmediately) {

    /** Velero's own. */
    public static final ServerArguments DEFAULT = new ServerArguments(
            1, Duration.ofHours(720), Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(1), false);

    /**
     * Reads Velero's arguments, such as {@code --concurrent-backups=5}; those that mean nothing here are passed over.
     *
     * @throws IllegalArgumentException when a value cannot be read
     */
    public static ServerArguments of(String text) {
        var all = DEFAULT;
        for (var argument : text.trim().split("\\s+")) {
            var parts = argument.split("=", 2);
            all = all.with(parts[0], parts.length > 1 ? parts[1] : "true");
        }
        return all;
    }

    private ServerArguments with(String name, String value) {
        return switch (name) {
            case "--concurrent-backups" ->
                new ServerArguments(
                        Integer.parseInt(value),
                        backupTtl,
                        garbageCollection,
                        storeValidation,
                        backupSync,
                        skipImmediately);
            case "--default-backup-ttl" ->
                new ServerArguments(
                        concurrentBackups,
                        duration(value),
                        garbageCollection,
                        storeValidation,
                        backupSync,
                        skipImmediately);
            case "--garbage-collection-frequency" ->
                new ServerArguments(
                        concurrentBackups, backupTtl, duration(value), storeValidation, backupSync, skipImmediately);
            case "--store-validation-frequency" ->
                new ServerArguments(
                        concurrentBackups, backupTtl, garbageCollection, duration(value), backupSync, skipImmediately);
            case "--backup-sync-period" ->
                new ServerArguments(
                        concurrentBackups,
                        backupTtl,
                        garbageCollection,
                        storeValidation,
                        duration(value),
                        skipImmediately);
            case "--schedule-skip-immediately" ->
                new ServerArguments(
                        concurrentBackups,
                        backupTtl,
                        garbageCollection,
                        storeValidation,
                        backupSync,
                        Boolean.parseBoolean(value));
            default -> this;
        };
    }

    private static Duration duration(String text) {
        return switch (GoDuration.parse(text)) {
            case Parsed.Ok<GoDuration>(GoDuration duration) -> duration.value();
            case Parsed.Bad<GoDuration>(String why) -> throw new IllegalArgumentException(why);
        };
    }
}
