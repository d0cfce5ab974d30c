package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.HubSnapshot;
import java.util.function.Function;

/** What is only asked of a hub that backs itself up (policies §4). */
final class WhileActive {

    private WhileActive() {}

    /** Not applicable on a hub that is paused, collided or passive, or has no BackupSchedule. */
    static Verdict judged(HubSnapshot hub, Function<BackupScheduleSeen, Verdict> judge) {
        return HubRole.judged(hub, role -> role == HubRole.ACTIVE ? schedule(hub, judge) : idle(role));
    }

    private static Verdict idle(HubRole role) {
        return Verdict.notApplicable(
                "This hub does not back itself up (role %s): nothing to judge.".formatted(role.label()));
    }

    private static Verdict schedule(HubSnapshot hub, Function<BackupScheduleSeen, Verdict> judge) {
        return BackupNamespace.schedule(hub)
                .fold(
                        found -> found.map(schedule -> about(schedule, judge.apply(schedule)))
                                .orElseGet(() -> Verdict.notApplicable("There is no BackupSchedule.")),
                        api -> Verdict.notApplicable(api + " is not served."),
                        Verdict::unreadable);
    }

    private static Verdict about(BackupScheduleSeen schedule, Verdict verdict) {
        return verdict.subjects().isEmpty() ? verdict.about(SubjectKind.BACKUP_SCHEDULE.of(schedule)) : verdict;
    }
}
