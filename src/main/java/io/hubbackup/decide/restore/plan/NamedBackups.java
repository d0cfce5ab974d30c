package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.plan.PlanResult.Reason;
import io.hubbackup.decide.restore.plan.PlanResult.Refused;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** The backups that the user names, and those that were made with them (R3.7, R3.8). */
final class NamedBackups {

    /** How far the time of a companion may be from that of the named backup, either way (R3.8). */
    static final Duration COMPANION = Duration.ofSeconds(30);

    private final Indexed<BackupSeen> backups;
    private final String namespace;

    NamedBackups(Indexed<BackupSeen> backups, String namespace) {
        this.backups = backups;
        this.namespace = namespace;
    }

    /** What looking for the backup of a part gave. */
    sealed interface Found {
        record Backup(BackupSeen backup) implements Found {}

        /** It cannot be restored without it. */
        record None(Refused refused) implements Found {}

        /** It is restored without this part (W15). */
        record Skipped(SkippedPart part) implements Found {}
    }

    Found of(PartSource source, String name) {
        return source.named() ? exactly(source, name) : companion(source, name);
    }

    private Found exactly(PartSource source, String name) {
        var type = source.part().type();
        var found = backups.get(namespace, name);
        if (found.isEmpty()) {
            return new Found.None(new Refused(
                    Reason.BackupNotFound,
                    "cannot find %s Velero Backup: Backup.velero.io \"%s\" not found".formatted(name, name),
                    "%s names the Velero Backup %s, which is not in namespace %s. Name one that `kubectl get backups.velero.io -n %s` shows, or write latest."
                            .formatted(source.field(), name, namespace, namespace)));
        }
        if (DatedBackup.typeOf(found.get()).filter(other -> other != type).isPresent()) {
            return refused(
                    Reason.BackupOfOtherType,
                    "%s names %s, which is no backup of %s. Name one that begins with %s."
                            .formatted(source.field(), name, type.label(), type.scheduleName()));
        }
        return DatedBackup.usable(found.get()) ? new Found.Backup(found.get()) : unusable(source, found.get());
    }

    private static Found unusable(PartSource source, BackupSeen backup) {
        return refused(
                Reason.BackupUnusable,
                "%s names %s, which is %s; only a backup that is Completed or PartiallyFailed can be restored. %s"
                        .formatted(
                                source.field(),
                                backup.name(),
                                DatedBackup.stateOf(backup),
                                DatedBackup.gradeOf(backup) == DatedBackup.Grade.UNDER_WAY
                                        ? "It is restored once it is finished."
                                        : "Name another one, or write latest."));
    }

    private static Found refused(Reason reason, String message) {
        return new Found.None(new Refused(reason, message, message));
    }

    /** The backup with the same end of the name; else the nearest of its type within {@link #COMPANION}. */
    private Found companion(PartSource source, String name) {
        var type = source.part().type();
        var sibling = type.scheduleName() + name.substring(Math.max(name.lastIndexOf('-'), 0));
        return backups.get(namespace, sibling)
                .or(() -> moment(name).flatMap(moment -> nearest(type, moment)))
                .map(backup -> judged(source, name, backup))
                .orElseGet(() -> skipped(
                        source,
                        "There is no backup of its type within %d seconds of %s."
                                .formatted(COMPANION.toSeconds(), name),
                        sibling));
    }

    private Found judged(PartSource source, String name, BackupSeen backup) {
        if (!DatedBackup.usable(backup)) {
            return skipped(source, "%s is %s.".formatted(backup.name(), DatedBackup.stateOf(backup)), backup.name());
        }
        return backups.get(namespace, name)
                        .filter(named -> !sameOrigin(named, backup))
                        .isPresent()
                ? skipped(source, "%s was made by another hub than %s.".formatted(backup.name(), name), backup.name())
                : new Found.Backup(backup);
    }

    private static Found skipped(PartSource source, String fact, String name) {
        return new Found.Skipped(new SkippedPart(
                source.part(),
                false,
                "%s (cannot find %s Velero Backup for resourceType %s)".formatted(fact, name, key(source.part()))));
    }

    private Optional<Instant> moment(String name) {
        return BackupName.parse(name)
                .map(BackupName::instant)
                .or(() -> backups.get(namespace, name).flatMap(BackupSeen::started));
    }

    private Optional<BackupSeen> nearest(BackupType type, Instant moment) {
        return backups.in(namespace).stream()
                .filter(backup -> DatedBackup.typeOf(backup)
                        .filter(found -> found == type)
                        .isPresent())
                .flatMap(backup -> DatedBackup.of(backup).stream())
                .filter(dated -> dated.distanceTo(moment).compareTo(COMPANION) <= 0)
                .min(Comparator.comparing((DatedBackup dated) -> dated.distanceTo(moment))
                        .thenComparing(DatedBackup.NEWEST_FIRST))
                .map(DatedBackup::backup);
    }

    /** A backup that was made by hand need not say which hub made it. */
    private static boolean sameOrigin(BackupSeen one, BackupSeen other) {
        var hub = DatedBackup.hubOf(one);
        var otherHub = DatedBackup.hubOf(other);
        return hub.isEmpty() || otherHub.isEmpty() || hub.equals(otherHub);
    }

    /** What the part is called in the texts that existing tooling knows. */
    static String key(RestorePart part) {
        return switch (part) {
            case CREDENTIALS -> "credentials";
            case RESOURCES -> "resources";
            case GENERIC -> "resourcesGeneric";
            case GENERIC_ACTIVE -> "resourcesGenericActive";
            case CREDENTIALS_ACTIVE -> "credentialsActive";
            case MANAGED_CLUSTERS -> "managedClusters";
        };
    }
}
