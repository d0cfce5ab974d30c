package io.hubbackup.decide.backup.admission;

import io.hubbackup.api.RestorePhase;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.admission.Finding.Fine;
import io.hubbackup.decide.backup.admission.Finding.Refused;
import io.hubbackup.decide.backup.admission.Finding.Unclear;
import io.hubbackup.decide.backup.status.Reason;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.RestoreSeen;

/** B2.6: while a Restore of the namespace is at work the hub is half restored, and must not be backed up. */
public final class RestoreActivity {

    private static final Fine IDLE = new Fine(Reason.RestoresIdle, "No Restore of this namespace is active.");

    private RestoreActivity() {}

    public static Finding check(View view) {
        return view.hub()
                .restores()
                .fold(
                        restores -> judge(view, restores),
                        api -> IDLE,
                        unknown -> new Unclear(
                                Reason.RestoresUnreadable,
                                "It cannot be told whether a Restore is active (%s: %s), so the Velero Schedules stay as they are. It is tried again."
                                        .formatted(unknown.api(), unknown.why())));
    }

    /** One that is being deleted counts until it is gone, or finished. */
    private static Finding judge(View view, Indexed<RestoreSeen> restores) {
        return restores.in(view.namespace()).stream()
                .filter(restore -> RestorePhase.active(restore.phase()))
                .findFirst()
                .<Finding>map(RestoreActivity::refused)
                .orElse(IDLE);
    }

    private static Finding refused(RestoreSeen restore) {
        return new Refused(
                Reason.RestoreActive,
                "Restore resource %s is currently active, verify that any active restores are removed."
                        .formatted(restore.name()),
                "Restore %s is active in phase %s; the Velero Schedules are paused while it is. Wait for it to finish, or delete it."
                        .formatted(restore.name(), restore.phase().isEmpty() ? "(none yet)" : restore.phase()));
    }
}
