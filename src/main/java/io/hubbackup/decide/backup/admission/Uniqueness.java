package io.hubbackup.decide.backup.admission;

import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.admission.Finding.Fine;
import io.hubbackup.decide.backup.admission.Finding.Refused;
import io.hubbackup.decide.backup.admission.Finding.Unclear;
import io.hubbackup.decide.backup.status.Reason;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import java.util.Comparator;
import java.util.stream.Stream;

/** BW9: of several BackupSchedules the oldest is the one of the hub; the others do nothing at all. */
public final class Uniqueness {

    private Uniqueness() {}

    /** One that is being deleted still counts: its Velero Schedules are not gone yet. */
    public static Finding check(View view) {
        return view.hub()
                .backupSchedules()
                .fold(
                        all -> judge(view, all),
                        api -> new Unclear(Reason.BackupSchedulesUnreadable, unreadable(api + " is not served")),
                        unknown -> new Unclear(
                                Reason.BackupSchedulesUnreadable, unreadable(unknown.api() + ": " + unknown.why())));
    }

    private static Finding judge(View view, Indexed<BackupScheduleSeen> all) {
        return Stream.concat(Stream.of(itself(view)), all.stream())
                .min(Comparator.comparing(BackupScheduleSeen::created).thenComparing(BackupScheduleSeen::uid))
                .filter(oldest -> !oldest.uid().equals(view.uid()))
                .map(Uniqueness::refused)
                .orElseGet(() -> new Fine(Reason.ActiveBackupSchedule, "This BackupSchedule is the one of this hub."));
    }

    /** The list may be a moment behind the object of this pass. */
    private static BackupScheduleSeen itself(View view) {
        return new BackupScheduleSeen(view.key(), view.uid(), view.created(), false, "", false);
    }

    private static Finding refused(BackupScheduleSeen oldest) {
        var text =
                "BackupSchedule %s is older and is the active one of this hub. Delete this BackupSchedule, or delete %1$s to make this one active."
                        .formatted(oldest.key());
        return new Refused(Reason.OlderBackupScheduleExists, text, text);
    }

    private static String unreadable(String why) {
        return "It cannot be told whether this hub has another BackupSchedule (" + why
                + "), so nothing is changed. It is tried again.";
    }
}
