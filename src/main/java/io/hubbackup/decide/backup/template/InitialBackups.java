package io.hubbackup.decide.backup.template;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupTimestamp;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.CronSchedule;
import io.hubbackup.wire.VeleroLabels;
import io.hubbackup.wire.velero.Backup;
import io.hubbackup.wire.velero.ObjectMeta;
import io.hubbackup.wire.velero.OwnerReference;
import io.hubbackup.wire.velero.Schedule;
import io.hubbackup.wire.velero.VeleroKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The backups that are made at once when the Velero Schedules are new (B3.26–B3.28).
 *
 * <p>The creation announces them by an annotation with their common time; a later pass makes each and then takes its annotation away. So a crash in between neither loses nor doubles
 * one, and a failed one is tried again.
 */
public final class InitialBackups {

    /** On a Velero Schedule whose initial backup is still to be made; the value is the time in its name. */
    public static final String ANNOTATION = "hubbackup.io/initial-backup";

    /** An announcement older than this is void once cron has fired: a backup with that time in its name would only confuse. */
    private static final Duration WORTH_MAKING = Duration.ofMinutes(10);

    private InitialBackups() {}

    /** The time to announce on Velero Schedules that are about to be created; empty when they get no initial backup. */
    static Optional<String> announcement(View view, Indexed<VeleroScheduleSeen> owned) {
        if (!wanted(view)) {
            return Optional.empty();
        }
        // BW8: a Velero Schedule that is created beside older ones gets no initial backup, unless these still wait for
        // theirs.
        return owned.isEmpty()
                ? Optional.of(BackupTimestamp.format(view.now()))
                : owned.stream()
                        .flatMap(seen -> announced(seen.object()).stream())
                        .sorted()
                        .findFirst();
    }

    /** Makes what is announced, as soon as all five Velero Schedules are there, so that the set is of one piece. */
    public static Plan of(View view, Indexed<VeleroScheduleSeen> owned) {
        var five = Arrays.stream(BackupType.values())
                .flatMap(type -> owned.get(view.namespace(), type.scheduleName()).stream())
                .map(VeleroScheduleSeen::object)
                .filter(schedule -> !schedule.metadata().deleting())
                .toList();
        return five.size() < BackupType.values().length
                ? Plan.nothing()
                : Plan.parallel(five.stream()
                        .flatMap(schedule ->
                                announced(schedule).map(timestamp -> one(view, schedule, timestamp)).stream())
                        .toList());
    }

    private static Optional<String> announced(Schedule schedule) {
        return schedule.metadata().annotation(ANNOTATION);
    }

    private static boolean wanted(View view) {
        var wish = view.schedule().specOrEmpty();
        return !wish.noBackupOnStart() && !wish.skipImmediately();
    }

    private static Plan one(View view, Schedule schedule, String timestamp) {
        var name = schedule.metadata().name() + "-" + timestamp;
        var taken = taken(schedule, timestamp);
        boolean made = view.hub()
                .velero()
                .backups()
                .fold(backups -> backups.get(view.namespace(), name).isPresent(), api -> false, unreadable -> false);
        return made || !wanted(view) || overtaken(view, timestamp)
                ? taken
                : Plan.series(create(view, schedule, name), taken);
    }

    /** A timestamp that is none counts as overtaken: nobody could tell when such a backup was made. */
    private static boolean overtaken(View view, String timestamp) {
        return BackupTimestamp.parse(timestamp)
                .map(announced -> announced.plus(WORTH_MAKING).isBefore(view.now()) && cronFiredSince(view, announced))
                .orElse(true);
    }

    private static boolean cronFiredSince(View view, Instant announced) {
        return CronSchedule.parse(view.schedule().specOrEmpty().veleroSchedule())
                .fold(
                        cron -> cron.next(announced, view.settings().zone())
                                .filter(run -> !run.isAfter(view.now()))
                                .isPresent(),
                        why -> false);
    }

    private static Write create(View view, Schedule schedule, String name) {
        var backup = Backup.named(view.namespace(), name)
                .withMetadata(metadata(view, schedule, name))
                .withSpec(schedule.spec().template());
        return new Write.Create(
                Target.of(Kinds.VELERO_BACKUP, view.namespace(), name),
                backup.tree().fields(),
                "B3.27 initial backup of a new Velero Schedule");
    }

    /** Labels as Velero gives them to scheduled backups, with the version that the Velero Schedule tells (D23) and nothing else of ours. */
    private static ObjectMeta metadata(View view, Schedule schedule, String name) {
        var metadata = ObjectMeta.of(view.namespace(), name)
                .withLabels(schedule.metadata().labels())
                .withLabel(VeleroLabels.SCHEDULE_NAME, schedule.metadata().name())
                .withOwnerReferences(owners(view, schedule));
        return schedule.metadata()
                .annotation(BackupLabels.HUB_VERSION_ANNOTATION)
                .map(version -> metadata.withAnnotation(BackupLabels.HUB_VERSION_ANNOTATION, version))
                .orElse(metadata);
    }

    /** B1.13. BW42: to block the owner's deletion would need a right on schedules/finalizers that nobody has. */
    private static List<OwnerReference> owners(View view, Schedule schedule) {
        return view.schedule().specOrEmpty().useOwnerReferencesInBackup()
                ? schedule.metadata().uid().stream()
                        .map(uid -> OwnerReference.of(
                                        VeleroKind.API_VERSION,
                                        VeleroKind.SCHEDULE.kind(),
                                        schedule.metadata().name(),
                                        uid)
                                .asController())
                        .toList()
                : List.of();
    }

    /** Takes the announcement back. */
    private static Write taken(Schedule schedule, String timestamp) {
        var body = new MergePatch();
        body.set(List.of("metadata", "annotations", ANNOTATION), Optional.empty());
        return new Write.Patch(
                Target.of(
                        Kinds.VELERO_SCHEDULE,
                        schedule.metadata().namespace(),
                        schedule.metadata().name()),
                body.toMap(),
                schedule.metadata().uid(),
                Optional.empty(),
                "B3.27 the initial backup " + timestamp + " is settled");
    }
}
