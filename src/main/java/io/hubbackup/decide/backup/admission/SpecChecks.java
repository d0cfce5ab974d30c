package io.hubbackup.decide.backup.admission;

import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.admission.Finding.Fine;
import io.hubbackup.decide.backup.admission.Finding.Refused;
import io.hubbackup.decide.backup.status.Reason;
import io.hubbackup.wire.CronSchedule;
import io.hubbackup.wire.Intervals;
import io.hubbackup.wire.Names;
import java.time.Duration;
import java.util.Optional;

/** What the BackupSchedule itself says: its name, cron expression and durations. */
public final class SpecChecks {

    private static final Fine ACCEPTED = new Fine(Reason.SpecAccepted, "Everything in the spec is usable.");

    private SpecChecks() {}

    /** BW36: the Velero Schedules carry the name as a label value. */
    public static Finding name(View view) {
        int length = view.name().length();
        if (length <= Names.LABEL_VALUE_MAX) {
            return ACCEPTED;
        }
        var text =
                "The name of this BackupSchedule has %d characters; a label of the Velero Schedules holds it and takes at most %d. Create a BackupSchedule with a shorter name and delete this one."
                        .formatted(length, Names.LABEL_VALUE_MAX);
        return new Refused(Reason.NameTooLong, text, text);
    }

    /** B2.9: the text of a bad one is that of B1.17, word for word. */
    public static Finding cron(View view) {
        var text = view.schedule().specOrEmpty().veleroSchedule();
        return CronSchedule.parse(text).fold(cron -> firing(view, cron, text), why -> badCron(text, why));
    }

    private static Finding badCron(String text, String why) {
        return new Refused(
                Reason.CronInvalid,
                why,
                "spec.veleroSchedule \"%s\" is not usable: %s. Write five fields (minute, hour, day of month, month, day of week) such as \"0 */2 * * *\", or a descriptor such as @daily."
                        .formatted(text, why));
    }

    /** B1.16: a date that never comes reads as a cron expression, but Velero takes its next run for overdue and makes a backup every minute. */
    private static Finding firing(View view, CronSchedule cron, String text) {
        return cron.next(view.now(), view.settings().zone()).isPresent() ? ACCEPTED : neverFiring(text);
    }

    private static Finding neverFiring(String cron) {
        var text =
                "spec.veleroSchedule \"%s\" names a date that never comes; Velero would make backups every minute, without end. Correct it, or set spec.paused if no backups are wanted."
                        .formatted(cron);
        return new Refused(Reason.CronNeverFires, text, text);
    }

    /** BW12: a text that is not a duration, or a negative one, is refused with its field; zero means absent (B1.7). */
    public static Finding durations(View view) {
        var spec = view.schedule().specOrEmpty();
        return bad("veleroTtl", spec.ttl())
                .or(() -> bad("managedServiceAccountTTL", spec.tokenTtl()))
                .or(() -> shortTtl(view))
                .orElse(ACCEPTED);
    }

    private static Optional<Finding> bad(String field, Optional<String> text) {
        return text.flatMap(given -> TtlText.parse(given)
                .<Optional<Finding>>fold(
                        ttl -> Optional.empty(), why -> Optional.of(refusedDuration(field, given, why))));
    }

    private static Finding refusedDuration(String field, String given, String why) {
        var text =
                "spec.%s \"%s\" is not usable: %s. Write hours, minutes and seconds as in 120h or 1h30m; there is no unit for days."
                        .formatted(field, given, why);
        return new Refused(Reason.DurationInvalid, text, text);
    }

    private static Optional<Finding> shortTtl(View view) {
        var ttl = ttl(view);
        return interval(view)
                .filter(interval -> ttl.compareTo(interval) < 0)
                .map(interval -> new Fine(
                        Reason.TtlShorterThanInterval,
                        "Backups live for %s, but up to %s pass between two of them: there are times without any backup. Raise spec.veleroTtl."
                                .formatted(TtlText.format(ttl), TtlText.format(interval))));
    }

    private static Duration ttl(View view) {
        return view.schedule().specOrEmpty().ttl().flatMap(TtlText::usable).orElse(Intervals.VELERO_DEFAULT_TTL);
    }

    private static Optional<Duration> interval(View view) {
        return CronSchedule.parse(view.schedule().specOrEmpty().veleroSchedule())
                .fold(cron -> cron.longestGap(view.settings().zone()), why -> Optional.empty());
    }
}
