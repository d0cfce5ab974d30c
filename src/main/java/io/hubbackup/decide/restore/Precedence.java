package io.hubbackup.decide.restore;

import io.hubbackup.api.BackupSchedulePhase;
import io.hubbackup.api.RestorePhase;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may begin: a hub is backed up or restored, and restored by one Restore at a time, in whatever namespace they are (R2.28, R2.29). Only a Restore that has not begun is
 * kept waiting; whoever came later never stops one that runs (W6).
 */
public final class Precedence {

    private static final String IGNORED =
            "This resource is ignored because %s resource %s is currently active, before creating another resource verify that any active resources are removed.";

    /** The answer. */
    public sealed interface Answer {

        /** Nobody is before it. */
        record Free() implements Answer {}

        /** @param message the exact text of R2.28 or R2.29 */
        record Behind(String message, String detail) implements Answer {}

        /** It cannot be told. */
        record Unclear(String why) implements Answer {}
    }

    private final RestoreView view;

    private Precedence(RestoreView view) {
        this.view = view;
    }

    public static Answer of(RestoreView view) {
        var precedence = new Precedence(view);
        return unclear(view.hub().backupSchedules())
                .or(() -> unclear(view.hub().restores()))
                .or(precedence::schedule)
                .or(precedence::otherRestore)
                .orElseGet(Answer.Free::new);
    }

    private static Optional<Answer> unclear(Observed<?> seen) {
        return seen.doubt().map(Answer.Unclear::new);
    }

    /** What the spec of a BackupSchedule says counts, not a phase that was not written yet (W6). */
    private Optional<Answer> schedule() {
        return view.hub()
                .backupSchedules()
                .fold(
                        Indexed::stream,
                        api -> Stream.<BackupScheduleSeen>empty(),
                        any -> Stream.<BackupScheduleSeen>empty())
                .filter(Precedence::backsUp)
                .findFirst()
                .map(schedule -> new Answer.Behind(
                        IGNORED.formatted("BackupSchedule", schedule.name()),
                        "BackupSchedule %s backs this hub up. Pause it (spec.paused: true) or delete it."
                                .formatted(schedule.key())));
    }

    private static boolean backsUp(BackupScheduleSeen schedule) {
        return !schedule.paused() && !schedule.phase().equals(BackupSchedulePhase.BACKUP_COLLISION.wire());
    }

    private Optional<Answer> otherRestore() {
        return view.hub()
                .restores()
                .fold(Indexed::stream, api -> Stream.<RestoreSeen>empty(), any -> Stream.<RestoreSeen>empty())
                .filter(other -> !other.uid().equals(view.uid()))
                .filter(other -> RestorePhase.active(other.phase()))
                .filter(this::before)
                .min(Comparator.comparing(RestoreSeen::created).thenComparing(RestoreSeen::uid))
                .map(other -> new Answer.Behind(
                        IGNORED.formatted("Restore", other.name()),
                        "Restore %s is at work in phase %s. Wait for it to finish, or delete it."
                                .formatted(other.key(), other.phase().isEmpty() ? "(none yet)" : other.phase())));
    }

    /** One that has begun is before every other; of two that have not, the older. */
    private boolean before(RestoreSeen other) {
        boolean begun = !other.phase().isEmpty() && !other.phase().equals(RestorePhase.ERROR.wire());
        return begun
                || Comparator.comparing(RestoreSeen::created)
                                .thenComparing(RestoreSeen::uid)
                                .compare(other, self())
                        < 0;
    }

    private RestoreSeen self() {
        return new RestoreSeen(view.key(), view.uid(), view.created(), "", false);
    }
}
